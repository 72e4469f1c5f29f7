package convscope.workbench.shell;

import convscope.training.StepPoint;
import java.util.ArrayDeque;
import java.util.Deque;

/** The speed over the last few seconds, from the end time of each step. */
final class Speed {
  private static final double WINDOW_NANOS = 5e9;
  private static final double NANO = 1e9;

  private final Deque<StepPoint> recent = new ArrayDeque<>();

  void restart() {
    recent.clear();
  }

  /** A step is done. */
  void at(StepPoint point) {
    recent.addLast(point);
    while (recent.size() > 2 && point.nanos() - recent.getFirst().nanos() > WINDOW_NANOS) {
      recent.removeFirst();
    }
  }

  /** NaN before the second step. */
  double stepsPerSecond() {
    if (recent.size() < 2) {
      return Double.NaN;
    }
    StepPoint first = recent.getFirst();
    StepPoint last = recent.getLast();
    return (last.step() - first.step()) * NANO / (last.nanos() - first.nanos());
  }
}
