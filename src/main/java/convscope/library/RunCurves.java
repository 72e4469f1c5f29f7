package convscope.library;

import convscope.foundation.PointBuffer;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.ProbeRow;
import convscope.runs.RunFolder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The curves of one run.
 *
 * @param loss smoothed ({@link convscope.runs.LossSmoothing}), in nats
 * @param precision the precision @ 1 of the averages on the test set
 * @param rate the learning rate
 * @param layers what was probed of the layers, in their order; empty for runs from before there were probes
 */
public record RunCurves(Curve loss, Curve precision, Curve rate, List<Layer> layers) {
  private static final double MINUTE = 60;

  /**
   * What was probed of one layer.
   *
   * @param sparsity the fraction of its outputs that are exactly zero; empty for a layer without ReLU
   * @param updateRatio the norm of a step's update over that of the weights; empty for a layer without weights
   */
  public record Layer(String name, Curve sparsity, Curve updateRatio) {}

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
    RatesBetween changed = new RatesBetween(run);
    run.metrics().forEach(row -> {
      clock.tick(row.step(), row.secondsPerBatch());
      double x = x(across, row.step(), epochs, clock.minutes);
      loss.add(x, row.smoothedLoss());
      changed.before(row, (step, value) -> rate.add(
          x(across, step, epochs, clock.minutes - (row.step() - step) * clock.perStep), value));
      rate.add(x, row.learningRate());
    });
    Curve minutes = Curve.of(clock.known);
    PointBuffer precision = new PointBuffer(most);
    for (EvaluationRow row : run.evaluationsByStep()) {
      if (row.averaged()) {
        precision.add(x(across, row.step(), epochs, between(minutes, row.step())), row.precision());
      }
    }
    Map<String, Probed> layers = new LinkedHashMap<>();
    run.probes().forEach(row -> layers.computeIfAbsent(row.layer(), name -> new Probed(most))
        .add(x(across, row.step(), epochs, between(minutes, row.step())), row));
    return new RunCurves(Curve.of(loss), Curve.of(precision), Curve.of(rate),
        layers.entrySet().stream().map(layer -> layer.getValue().as(layer.getKey())).toList());
  }

  /** The probes of one layer. */
  private static final class Probed {
    private final PointBuffer sparsity;
    private final PointBuffer updateRatio;

    Probed(int most) {
      sparsity = new PointBuffer(most);
      updateRatio = new PointBuffer(most);
    }

    void add(double x, ProbeRow row) {
      if (row.activated()) {
        sparsity.add(x, row.sparsity());
      }
      if (row.weighted()) {
        updateRatio.add(x, row.updateRatio());
      }
    }

    Layer as(String name) {
      return new Layer(name, Curve.of(sparsity), Curve.of(updateRatio));
    }
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
    private double perStep;

    Clock(int most) {
      known = new PointBuffer(most);
    }

    void tick(long step, double secondsPerBatch) {
      double each = secondsPerBatch / MINUTE;
      perStep = each > 0 && Double.isFinite(each) ? each : 0;
      minutes += Math.max(0, step - last) * perStep;
      last = step;
      known.add(step, minutes);
    }
  }

  private static double between(Curve minutes, long step) {
    int found = Arrays.binarySearch(minutes.x(), step);
    int after = found < 0 ? -found - 1 : found;
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
