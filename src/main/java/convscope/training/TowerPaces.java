package convscope.training;

import convscope.engine.TowerStep;
import java.util.ArrayList;
import java.util.List;

/** The speed of each of several towers, from step to step. One thread. */
final class TowerPaces {
  private static final double KEPT = 0.9;

  private List<TowerPace> now = List.of();

  /** Adds what the towers did in one more step. */
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

  /** In the order of the towers; empty if there are not several. */
  List<TowerPace> now() {
    return now;
  }
}
