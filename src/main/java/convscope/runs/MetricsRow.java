package convscope.runs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One logged step, a row of {@code metrics.csv}. Losses are those of the step's own batch before its update, in
 * nats; averages ({@code loss_average}, {@code cross_entropy_average}) are the tutorial's, which decay by 0.9 per step
 * from 0 and are not corrected for that; they are smoothed for display.
 *
 * @param learningRate the rate of this step
 * @param examplesPerSecond since the row before
 * @param secondsPerBatch since the row before
 * @param time when, in ISO 8601
 * @param batchPrecision the fraction of the step's own batch that was classified correctly before its update, 0 … 1;
 *     NaN in a row of an earlier version of the program
 */
public record MetricsRow(long step, double loss, double lossAverage, double crossEntropy, double crossEntropyAverage,
    double decay, double learningRate, double examplesPerSecond, double secondsPerBatch, String time,
    double batchPrecision) {
  static final String HEADER = "step,loss,loss_average,cross_entropy,cross_entropy_average,decay,learning_rate,"
      + "examples_per_second,seconds_per_batch,time,batch_precision";
  /** As many columns had the tables of earlier versions. */
  static final int EARLIER_COLUMNS = 10;
  /** The names of the columns of {@code metrics.csv}, in order. */
  public static final List<String> COLUMNS = List.of(HEADER.split(","));

  /** The loss for display: smoothed over some ten steps, from the first step on. */
  public double smoothedLoss() {
    return LossSmoothing.smoothed(lossAverage, step);
  }

  /** The cross-entropy in the same way. */
  public double smoothedCrossEntropy() {
    return LossSmoothing.smoothed(crossEntropyAverage, step);
  }

  /** The value of each column, by the column's name; numbers in full precision. */
  public Map<String, String> cells() {
    String[] written = line().split(",", -1);
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < written.length; i++) {
      cells.put(COLUMNS.get(i), written[i]);
    }
    return cells;
  }

  String line() {
    return step + "," + loss + "," + lossAverage + "," + crossEntropy + "," + crossEntropyAverage + "," + decay + ","
        + learningRate + "," + examplesPerSecond + "," + secondsPerBatch + "," + time + ","
        + (Double.isNaN(batchPrecision) ? "" : batchPrecision);
  }

  static MetricsRow of(String[] cells) {
    return new MetricsRow(Long.parseLong(cells[0]), Double.parseDouble(cells[1]), Double.parseDouble(cells[2]),
        Double.parseDouble(cells[3]), Double.parseDouble(cells[4]), Double.parseDouble(cells[5]),
        Double.parseDouble(cells[6]), Double.parseDouble(cells[7]), Double.parseDouble(cells[8]), cells[9],
        cells.length == EARLIER_COLUMNS || cells[EARLIER_COLUMNS].isEmpty() ? Double.NaN
            : Double.parseDouble(cells[EARLIER_COLUMNS]));
  }
}
