package convscope.data;

import convscope.foundation.CounterRandom;
import java.util.HashMap;
import java.util.Map;

/**
 * Random numbers of a set, to show some of its images: none is repeated before all have been returned. Takes memory
 * only for those already returned. Not thread-safe.
 */
public final class Picks {
  private final CounterRandom random;
  /** The numbers at positions whose number has changed: the Fisher–Yates shuffle so far. */
  private final Map<Integer, Integer> moved = new HashMap<>();
  private int size;
  private int left;

  public Picks(long seed) {
    random = new CounterRandom(seed);
  }

  /** The next of the numbers 0 … {@code size} − 1; a different size starts again. */
  public int next(int size) {
    if (left == 0 || size != this.size) {
      this.size = size;
      left = size;
      moved.clear();
    }
    int at = random.nextInt(left);
    left--;
    int pick = moved.getOrDefault(at, at);
    moved.put(at, moved.getOrDefault(left, left));
    moved.remove(left);
    return pick;
  }
}
