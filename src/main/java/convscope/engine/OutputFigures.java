package convscope.engine;

/** The statistics of one layer's outputs for a {@link LayerProbe}, gathered example by example. One thread. */
public final class OutputFigures {
  private final int[] alive;
  private long count;
  private long zeros;
  private double sum;
  private double squares;
  private float min = Float.POSITIVE_INFINITY;
  private float max = Float.NEGATIVE_INFINITY;

  /** Empty, for a layer with {@code channels}. */
  public OutputFigures(int channels) {
    alive = new int[channels];
  }

  /**
   * Adds one example: the {@code size} values of {@code values} from number {@code first} on, {@code [height, width,
   * channels]}.
   */
  public void add(float[] values, int first, int size) {
    int none = 0;
    double total = 0;
    double power = 0;
    float low = min;
    float high = max;
    for (int i = first; i < first + size; i += alive.length) {
      for (int c = 0; c < alive.length; c++) {
        float value = values[i + c];
        // No branches: half of the values are zero, unpredictably.
        int zero = value == 0 ? 1 : 0;
        none += zero;
        alive[c] |= 1 - zero;
        total += value;
        power += (double) value * value;
        low = value < low ? value : low;
        high = value > high ? value : high;
      }
    }
    count += size;
    zeros += none;
    sum += total;
    squares += power;
    min = low;
    max = high;
  }

  /** The statistics gathered, for a layer whose weights and their gradient have these Euclidean norms. */
  public LayerProbe describe(String layer, boolean activated, double weightNorm, double gradientNorm) {
    int dead = 0;
    for (int lives : alive) {
      dead += 1 - lives;
    }
    double mean = sum / count;
    double variance = Math.max(0, squares / count - mean * mean);
    // The sum of squares of floats cannot overflow a double, so that it is finite just where all the values are.
    boolean finite = Double.isFinite(squares) && Double.isFinite(weightNorm) && Double.isFinite(gradientNorm);
    return new LayerProbe(layer, activated, (double) zeros / count, alive.length, dead, mean, Math.sqrt(variance), min,
        max, finite, weightNorm, gradientNorm);
  }
}
