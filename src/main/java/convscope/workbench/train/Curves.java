package convscope.workbench.train;

import convscope.runs.EvaluationRow;
import convscope.runs.MetricsRow;
import convscope.runs.ProbeRow;
import convscope.training.StepPoint;
import convscope.workbench.plot.Series;
import java.util.LinkedHashMap;
import java.util.Map;

/** The data of the charts, by step number. Series are bounded for runs of any length. JavaFX thread. */
final class Curves {
  private static final double SMOOTH = 0.98;
  private static final double SPEED_NANOS = 1e9;

  final Series loss = new Series("loss", "nats");
  final Series smoothedLoss = new Series("loss_smoothed", "nats");
  final Series crossEntropy = new Series("cross_entropy_smoothed", "nats");
  final Series decay = new Series("decay", "nats");
  final Series batchPrecision = new Series("batch_precision", "");
  final Series trainPrecision = new Series("batch_precision_average", "");
  final Series testPrecision = new Series("test_precision", "");
  final Series rate = new Series("learning_rate", "");
  final Series speed = new Series("examples_per_second", "examples/s");
  private final Map<String, Series> sparsity = new LinkedHashMap<>();
  private final Map<String, Series> updateRatio = new LinkedHashMap<>();
  /** The average of the training precisions from 0 on, and what it would be if all were 1, which corrects for that. */
  private double precisionAverage;
  private double precisionWeight;
  private long precisionStep;
  private StepPoint paceFrom;

  /** Clears everything, and starts again with {@code rows}. */
  void restart(Iterable<MetricsRow> rows, Iterable<EvaluationRow> evaluations) {
    for (Series one : new Series[] {loss, smoothedLoss, crossEntropy, decay, batchPrecision, trainPrecision,
        testPrecision, rate, speed}) {
      one.clear();
    }
    sparsity.clear();
    updateRatio.clear();
    precisionAverage = 0;
    precisionWeight = 0;
    precisionStep = -1;
    paceFrom = null;
    for (MetricsRow row : rows) {
      add(row.step(), row.loss(), row.smoothedLoss(), row.smoothedCrossEntropy(), row.decay(), row.learningRate());
      speed.add(row.step(), row.examplesPerSecond());
      if (!Double.isNaN(row.batchPrecision())) {
        addPrecision(row.step(), row.batchPrecision());
      }
    }
    evaluations.forEach(this::add);
  }

  /** Adds a step of a run with {@code batch} examples per step. */
  void add(StepPoint point, int batch) {
    add(point.step(), point.loss(), point.smoothedLoss(), point.smoothedCrossEntropy(), point.decay(), point.rate());
    addPrecision(point.step(), point.precision());
    if (paceFrom == null) {
      paceFrom = point;
    } else if (point.nanos() - paceFrom.nanos() >= SPEED_NANOS) {
      speed.add(point.step(),
          (point.step() - paceFrom.step()) * (double) batch / ((point.nanos() - paceFrom.nanos()) / SPEED_NANOS));
      paceFrom = point;
    }
  }

  /** What was recorded of a run before it was resumed has a value for several steps. */
  private void addPrecision(long step, double precision) {
    double kept = Math.pow(SMOOTH, Math.max(1, step - precisionStep));
    precisionAverage = kept * precisionAverage + (1 - kept) * precision;
    precisionWeight = kept * precisionWeight + 1 - kept;
    precisionStep = step;
    batchPrecision.add(step, precision);
    trainPrecision.add(step, precisionAverage / precisionWeight);
  }

  /** A pause does not count as slowness. */
  void restartPace() {
    paceFrom = null;
  }

  private void add(long step, double total, double smoothed, double entropy, double ofDecay, double learningRate) {
    loss.add(step, total);
    smoothedLoss.add(step, smoothed);
    crossEntropy.add(step, entropy);
    decay.add(step, ofDecay);
    rate.add(step, learningRate);
  }

  void add(ProbeRow layer) {
    if (layer.activated()) {
      series(sparsity, layer.layer()).add(layer.step(), layer.sparsity());
    }
    if (layer.weighted()) {
      series(updateRatio, layer.layer()).add(layer.step(), layer.updateRatio());
    }
  }

  private static Series series(Map<String, Series> of, String layer) {
    return of.computeIfAbsent(layer, name -> new Series(name, ""));
  }

  void add(EvaluationRow row) {
    if (row.averaged()) {
      testPrecision.add(row.step(), row.precision());
    }
  }

  /** The sparsity of each layer with ReLU, in their order. */
  Map<String, Series> sparsity() {
    return sparsity;
  }

  /** The norm of the update over the weights', of each layer with weights, in their order. */
  Map<String, Series> updateRatio() {
    return updateRatio;
  }
}
