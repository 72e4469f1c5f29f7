package convscope.foundation;

/**
 * Random numbers by counter: the n-th draw of a stream is a pure function of the stream's key and n, so that any thread
 * can make any draw in any order and the numbers stay the same.
 *
 * <p>A stream is named by a seed and up to two coordinates (an epoch and an image's index, say). Each draw is the
 * SplitMix64 output function (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014) of
 * the key advanced by the golden gamma, the same sequence as {@link java.util.SplittableRandom}'s family of
 * generators. Not thread-safe: make one where it is used; that costs a few multiplications.
 */
public final class CounterRandom {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** The stream of {@code seed}. */
  public CounterRandom(long seed) {
    state = mix(seed + GOLDEN_GAMMA);
  }

  /** The stream of {@code seed} at coordinate {@code a}. */
  public CounterRandom(long seed, long a) {
    state = mix(mix(seed + GOLDEN_GAMMA) ^ mix(a + 2 * GOLDEN_GAMMA));
  }

  /** The stream of {@code seed} at coordinates {@code (a, b)}. */
  public CounterRandom(long seed, long a, long b) {
    state = mix(mix(mix(seed + GOLDEN_GAMMA) ^ mix(a + 2 * GOLDEN_GAMMA)) ^ mix(b + 3 * GOLDEN_GAMMA));
  }

  /** The next 64 random bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Uniform in {@code [0, 1)}, on a grid of 2^-53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in {@code [low, high)}. */
  public double nextDouble(double low, double high) {
    return low + (high - low) * nextDouble();
  }

  /** Uniform in {@code 0 .. bound-1}; the bias of the multiplication is below {@code bound / 2^32}. */
  public int nextInt(int bound) {
    return (int) ((nextLong() >>> 32) * bound >>> 32);
  }

  /** True with probability one half. */
  public boolean nextBoolean() {
    return nextLong() < 0;
  }

  /** Standard normal, by the polar form of Box and Muller with the second value left unused. */
  public double nextGaussian() {
    while (true) {
      double u = 2 * nextDouble() - 1;
      double v = 2 * nextDouble() - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }

  private static long mix(long z) {
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
