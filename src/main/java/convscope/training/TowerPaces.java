package convscope.training;

import convscope.engine.TowerStep;
import java.util.ArrayList;
import java.util.List;

/** How fast each of several towers goes, from step to step. One thread. */
final class TowerPaces {
  private static final double KEPT = 0.9;

  private List<TowerPace> now = List.of();

  /** Takes in what the towers did in one more step. */
  void add(List<TowerStep> steps) {
    List<TowerPace> next = new ArrayList<>();
    for (TowerStep step : steps) {
      double seconds = step.nanos() / 1e9 / step.examples();
      if (now.size() == steps.size()) {
        seconds = KEPT / now.get(step.tower()).examplesPerSecond() + (1 - KEPT) * seconds;
      }
      next.add(new TowerPace(step.tower(), step.device(), 1 / seconds, step.memoryBytes()));
    }
    now = List.copyOf(next);
  }

  /** In the order of the towers; none where there are not several. */
  List<TowerPace> now() {
    return now;
  }
}
