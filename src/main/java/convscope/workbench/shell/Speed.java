package convscope.workbench.shell;

import convscope.training.StepPoint;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The speed of steps, from the end time of each: that of the last few seconds, and a steady one for the time left,
 * which is known only after enough steps. The first steps of a run are slower than all later ones and not counted.
 */
final class Speed {
  private static final double WINDOW_NANOS = 5e9;
  private static final double STEADY_WINDOW_NANOS = 60e9;
  private static final double ENOUGH_NANOS = 4e9;
  private static final int ENOUGH_STEPS = 10;
  private static final int FIRST_STEPS = 3;
  private static final int MOST = 4_096;
  private static final double NANO = 1e9;

  private final Deque<StepPoint> recent = new ArrayDeque<>();
  private final Deque<StepPoint> steady = new ArrayDeque<>();
  private int passed;
  private double known = Double.NaN;

  /** Another run: nothing is known of it. */
  void forget() {
    restart();
    known = Double.NaN;
  }

  /** The steps to come do not follow on the earlier ones, whose speed stays that of the run until then. */
  void restart() {
    known = stepsPerSecond();
    recent.clear();
    steady.clear();
    passed = 0;
  }

  /** A step is done; nothing new if it is the one last told. */
  void at(StepPoint point) {
    if (!recent.isEmpty() && recent.getLast().step() == point.step()) {
      return;
    }
    add(recent, point, WINDOW_NANOS);
    if (++passed > FIRST_STEPS) {
      add(steady, point, STEADY_WINDOW_NANOS);
    }
  }

  private static void add(Deque<StepPoint> points, StepPoint point, double window) {
    points.addLast(point);
    while (points.size() > 2 && (points.size() > MOST || point.nanos() - points.getFirst().nanos() > window)) {
      points.removeFirst();
    }
  }

  /** The last known; NaN before the second step of a run. */
  double stepsPerSecond() {
    return recent.size() < 2 ? known : of(recent);
  }

  /** The mean over up to a minute; NaN until {@value #ENOUGH_STEPS} steps and a few seconds have been measured. */
  double steadyStepsPerSecond() {
    boolean enough = steady.size() > 1 && steady.getLast().step() - steady.getFirst().step() >= ENOUGH_STEPS
        && steady.getLast().nanos() - steady.getFirst().nanos() >= ENOUGH_NANOS;
    return enough ? of(steady) : Double.NaN;
  }

  private static double of(Deque<StepPoint> points) {
    if (points.size() < 2) {
      return Double.NaN;
    }
    StepPoint first = points.getFirst();
    StepPoint last = points.getLast();
    return (last.step() - first.step()) * NANO / (last.nanos() - first.nanos());
  }
}
