package convscope.runs;

/**
 * One layer in one probed step, a row of {@code probes.csv}. Statistics of activations cover the layer's output for the
 * examples that were probed; norms are Euclidean.
 *
 * @param step its number, from 0
 * @param layer its name
 * @param activated whether it ends in ReLU
 * @param sparsity the fraction of the output's values that are exactly zero, 0 … 1
 * @param units its channels; a dense layer's units
 * @param deadUnits how many of them are zero everywhere, for every example probed
 * @param mean of the output's values
 * @param standardDeviation of the output's values
 * @param weightNorm of the weights after the step's update; 0 for a layer without
 * @param gradientNorm of the loss's gradient by the weights, decay included; 0 for a layer without
 * @param updateNorm of what the step has subtracted from the weights; 0 for a layer without
 * @param time when, in ISO 8601
 */
public record ProbeRow(long step, String layer, boolean activated, double sparsity, int units, int deadUnits,
    double mean, double standardDeviation, double weightNorm, double gradientNorm, double updateNorm, String time) {
  static final String HEADER = "step,layer,activated,sparsity,units,dead_units,mean,standard_deviation,weight_norm,"
      + "gradient_norm,update_norm,time";

  /** Whether it has weights that are not all zero, so that {@link #updateRatio} means something. */
  public boolean weighted() {
    return weightNorm > 0;
  }

  /** The step's relative change of the weights: the update's norm over the weights'. */
  public double updateRatio() {
    return updateNorm / weightNorm;
  }

  String line() {
    return step + "," + layer + "," + activated + "," + sparsity + "," + units + "," + deadUnits + "," + mean + ","
        + standardDeviation + "," + weightNorm + "," + gradientNorm + "," + updateNorm + "," + time;
  }

  static ProbeRow of(String[] cells) {
    return new ProbeRow(Long.parseLong(cells[0]), cells[1], Boolean.parseBoolean(cells[2]),
        Double.parseDouble(cells[3]),
        Integer.parseInt(cells[4]), Integer.parseInt(cells[5]), Double.parseDouble(cells[6]),
        Double.parseDouble(cells[7]),
        Double.parseDouble(cells[8]), Double.parseDouble(cells[9]), Double.parseDouble(cells[10]), cells[11]);
  }
}
