package convscope.report;

import convscope.insight.Raster;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What an evaluation found, in plain numbers, so that a report can tell it however it was come by.
 *
 * @param classNames by class number
 * @param confusion how many images of each class (row) were taken for each class (column)
 * @param averaged precision @ 1 of the parameters' averages
 * @param raw precision @ 1 of the parameters themselves; empty where that was not looked at
 * @param mistakes the most confident ones, the surest first
 */
public record Judgement(List<String> classNames, int[][] confusion, double averaged, OptionalDouble raw,
    List<Mistake> mistakes) {

  /**
   * An image that was taken for what it is not.
   *
   * @param image what it looks like
   * @param record its number among the test images
   * @param label the class number that is right
   * @param taken the class number that it was taken for
   * @param probability of {@code taken}
   */
  public record Mistake(Raster image, int record, int label, int taken, double probability) {}

  public Judgement {
    if (confusion.length != classNames.size()) {
      throw new IllegalArgumentException(confusion.length + " rows of confusion for " + classNames.size() + " classes");
    }
  }

  /** The fraction of the images of class {@code label} that were taken for {@code taken}; 0 where there are none. */
  double share(int label, int taken) {
    long all = 0;
    for (int count : confusion[label]) {
      all += count;
    }
    return all == 0 ? 0 : (double) confusion[label][taken] / all;
  }
}
