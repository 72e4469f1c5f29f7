package convscope.workbench.plot;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The lowest and the highest of any run of values in a few steps, however long it is: kept for blocks of eight values,
 * for blocks of eight blocks, and so on. What a query finds stands in this object until the next. One thread at a time.
 */
final class Extremes {
  private static final int FACTOR = 8;
  private static final int MOST_LEVELS = 10;

  private final IntToDoubleFunction values;
  private final double[][] lows = new double[MOST_LEVELS][0];
  private final double[][] highs = new double[MOST_LEVELS][0];
  /** The lowest above zero, for a log scale. */
  private final double[][] positives = new double[MOST_LEVELS][0];
  private final boolean[][] gaps = new boolean[MOST_LEVELS][0];
  private int levels;
  private double low;
  private double high;
  private double positive;
  private boolean gap;

  /** Of {@code values} by their index, of which NaN are gaps. */
  Extremes(IntToDoubleFunction values) {
    this.values = values;
  }

  /** Takes note that the values from {@code from} on are new, and that there are {@code size}. */
  void update(int from, int size) {
    int first = from;
    int count = size;
    levels = 0;
    while (count > FACTOR) {
      int blocks = (count + FACTOR - 1) / FACTOR;
      makeRoom(levels, blocks);
      first /= FACTOR;
      for (int block = first; block < blocks; block++) {
        clear();
        for (int i = block * FACTOR; i < Math.min(count, (block + 1) * FACTOR); i++) {
          take(levels - 1, i);
        }
        lows[levels][block] = low;
        highs[levels][block] = high;
        positives[levels][block] = positive;
        gaps[levels][block] = gap;
      }
      levels++;
      count = blocks;
    }
  }

  /** Looks at the values from index {@code from} to before {@code to}. */
  void over(int from, int to) {
    clear();
    int first = from;
    int end = to;
    for (int level = -1; first < end; level++) {
      if (level == levels - 1) {
        takeAll(level, first, end);
        return;
      }
      while (first < end && first % FACTOR != 0) {
        take(level, first++);
      }
      while (first < end && end % FACTOR != 0) {
        take(level, --end);
      }
      first /= FACTOR;
      end /= FACTOR;
    }
  }

  /** The lowest; infinite if there is no value. */
  double low() {
    return low;
  }

  /** The highest; minus infinity if there is no value. */
  double high() {
    return high;
  }

  /** The lowest above zero; infinite if there is none. */
  double positive() {
    return positive;
  }

  /** Whether there is a gap among them. */
  boolean gap() {
    return gap;
  }

  private void clear() {
    low = Double.POSITIVE_INFINITY;
    high = Double.NEGATIVE_INFINITY;
    positive = Double.POSITIVE_INFINITY;
    gap = false;
  }

  private void takeAll(int level, int from, int to) {
    for (int i = from; i < to; i++) {
      take(level, i);
    }
  }

  /** Takes a block of {@code level}, or a value if that is −1. */
  private void take(int level, int index) {
    if (level >= 0) {
      low = Math.min(low, lows[level][index]);
      high = Math.max(high, highs[level][index]);
      positive = Math.min(positive, positives[level][index]);
      gap |= gaps[level][index];
      return;
    }
    double value = values.applyAsDouble(index);
    if (Double.isNaN(value)) {
      gap = true;
    } else {
      low = Math.min(low, value);
      high = Math.max(high, value);
      positive = value > 0 ? Math.min(positive, value) : positive;
    }
  }

  private void makeRoom(int level, int blocks) {
    if (lows[level].length < blocks) {
      int room = Math.max(blocks, 2 * lows[level].length);
      lows[level] = Arrays.copyOf(lows[level], room);
      highs[level] = Arrays.copyOf(highs[level], room);
      positives[level] = Arrays.copyOf(positives[level], room);
      gaps[level] = Arrays.copyOf(gaps[level], room);
    }
  }
}
