package convscope.summaries;

import java.util.Arrays;

/**
 * Sorts numbers into TensorFlow's default buckets: their limits grow by a tenth from 1e-12 to 1e20, on both sides of
 * zero (tensorflow/core/lib/histogram). Zero itself belongs to the bucket that starts with it.
 *
 * <p>For one thread; {@link #clear} it to use it again.
 */
public final class Buckets {
  private static final double FIRST = 1e-12;
  private static final double LAST = 1e20;
  private static final double GROWTH = 1.1;
  private static final double[] LIMITS = limits();
  /** A float's sign, exponent and five more bits: steps of at most 3 %, so that no cell contains two limits. */
  private static final int CELL_BITS = 18;
  private static final short[] LOWEST = lowest();
  private static final int NOT_FINITE = 0x7F800000;

  private final int[] counts = new int[LIMITS.length];
  private double min;
  private double max;
  private long count;
  private double sum;
  private double squares;
  private long zeros;

  public Buckets() {
    clear();
  }

  private static double[] limits() {
    double[] above = new double[1000];
    int size = 0;
    for (double limit = FIRST; limit < LAST; limit *= GROWTH) {
      above[size++] = limit;
    }
    above[size++] = Double.MAX_VALUE;
    double[] all = new double[2 * size + 1];
    for (int i = 0; i < size; i++) {
      all[size + 1 + i] = above[i];
      all[size - 1 - i] = -above[i];
    }
    return all;
  }

  /** For every cell of floats, the bucket of its smallest value. */
  private static short[] lowest() {
    short[] lowest = new short[1 << Integer.SIZE - CELL_BITS];
    for (int cell = 0; cell < lowest.length; cell++) {
      int bits = cell << CELL_BITS;
      float smallest = Float.intBitsToFloat(bits < 0 ? bits | (1 << CELL_BITS) - 1 : bits);
      if (Float.isFinite(smallest)) {
        int found = Arrays.binarySearch(LIMITS, smallest);
        lowest[cell] = (short) (found >= 0 ? found + 1 : -found - 1);
      }
    }
    return lowest;
  }

  /** Clears it. */
  public void clear() {
    Arrays.fill(counts, 0);
    min = Double.POSITIVE_INFINITY;
    max = Double.NEGATIVE_INFINITY;
    count = 0;
    sum = 0;
    squares = 0;
    zeros = 0;
  }

  /** Adds {@code values[from]} to {@code values[to - 1]}; values that are not finite are ignored. */
  public void add(float[] values, int from, int to) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    double total = 0;
    double power = 0;
    int none = 0;
    int added = 0;
    for (int i = from; i < to; i++) {
      float value = values[i];
      int bits = Float.floatToRawIntBits(value);
      if ((bits & NOT_FINITE) == NOT_FINITE) {
        continue;
      }
      int bucket = LOWEST[bits >>> CELL_BITS];
      counts[bucket + (value >= LIMITS[bucket] ? 1 : 0)]++;
      low = value < low ? value : low;
      high = value > high ? value : high;
      total += value;
      power += (double) value * value;
      none += value == 0 ? 1 : 0;
      added++;
    }
    min = Math.min(min, low);
    max = Math.max(max, high);
    sum += total;
    squares += power;
    zeros += none;
    count += added;
  }

  /** The fraction of all numbers that are exactly zero; 0 where there are none. */
  public double sparsity() {
    return count == 0 ? 0 : (double) zeros / count;
  }

  /** The histogram of the values added; consecutive empty buckets are merged, as TensorFlow writes them. */
  public Distribution distribution() {
    double[] limits = new double[LIMITS.length];
    double[] filled = new double[LIMITS.length];
    int size = 0;
    int last = LIMITS.length - 1;
    while (last > 0 && counts[last] == 0) {
      last--;
    }
    for (int i = 0; i <= last; i++) {
      if (size > 0 && filled[size - 1] == 0 && counts[i] == 0) {
        size--;
      }
      limits[size] = LIMITS[i];
      filled[size++] = counts[i];
    }
    return new Distribution(count == 0 ? 0 : min, count == 0 ? 0 : max, count, sum, squares,
        Arrays.copyOf(limits, size), Arrays.copyOf(filled, size));
  }
}
