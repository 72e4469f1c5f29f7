package convscope.library;

import convscope.foundation.PointBuffer;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;

/**
 * The curves of one run.
 *
 * @param loss smoothed ({@link convscope.runs.LossSmoothing}), in nats
 * @param precision the precision @ 1 of the averages on the test set
 * @param rate the learning rate
 */
public record RunCurves(Curve loss, Curve precision, Curve rate) {
  private static final double MINUTE = 60;

  /**
   * Reads the curves of {@code run}, with at most {@code most} points each, in memory that does not grow with its
   * steps.
   *
   * @throws convscope.foundation.Problem if a table has an invalid line
   */
  public static RunCurves read(RunFolder run, Across across, int most) {
    Manifest manifest = run.manifest();
    double epochs = Across.epochs(manifest);
    PointBuffer loss = new PointBuffer(most);
    PointBuffer rate = new PointBuffer(most);
    Clock clock = new Clock(most);
    run.metrics().forEach(row -> {
      clock.tick(row.step(), row.secondsPerBatch());
      double x = x(across, row.step(), epochs, clock.minutes);
      loss.add(x, row.smoothedLoss());
      rate.add(x, row.learningRate());
    });
    Curve minutes = Curve.of(clock.known);
    PointBuffer precision = new PointBuffer(most);
    for (EvaluationRow row : run.evaluationsByStep()) {
      if (row.averaged()) {
        precision.add(x(across, row.step(), epochs, between(minutes, row.step())), row.precision());
      }
    }
    return new RunCurves(Curve.of(loss), Curve.of(precision), Curve.of(rate));
  }

  private static double x(Across across, long step, double epochs, double minutes) {
    return switch (across) {
      case STEP -> step;
      case EPOCH -> step * epochs;
      case TIME -> minutes;
    };
  }

  /** The training time of a run at each step; a row has the seconds per step since the previous row. */
  private static final class Clock {
    private final PointBuffer known;
    private long last = -1;
    private double minutes;

    Clock(int most) {
      known = new PointBuffer(most);
    }

    void tick(long step, double secondsPerBatch) {
      double passed = (step - last) * secondsPerBatch / MINUTE;
      minutes += passed > 0 && Double.isFinite(passed) ? passed : 0;
      last = step;
      known.add(step, minutes);
    }
  }

  private static double between(Curve minutes, long step) {
    int after = 0;
    while (after < minutes.size() && minutes.x()[after] < step) {
      after++;
    }
    if (after == minutes.size()) {
      return minutes.size() == 0 ? 0 : minutes.last();
    }
    if (after == 0) {
      return minutes.y()[0];
    }
    double from = minutes.x()[after - 1];
    double part = (step - from) / (minutes.x()[after] - from);
    return minutes.y()[after - 1] + part * (minutes.y()[after] - minutes.y()[after - 1]);
  }
}
