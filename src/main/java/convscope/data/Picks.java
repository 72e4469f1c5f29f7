package convscope.data;

import convscope.foundation.CounterRandom;
import java.util.HashMap;
import java.util.Map;

/**
 * The numbers of a set at random, for people who want to see some of them: none comes again before all have come. Takes
 * memory for those only that have come. Not thread-safe.
 */
public final class Picks {
  private final CounterRandom random;
  /** What stands at a place, where it is not the place's own number: the shuffle of Fisher and Yates, as far as it went. */
  private final Map<Integer, Integer> moved = new HashMap<>();
  private int size;
  private int left;

  public Picks(long seed) {
    random = new CounterRandom(seed);
  }

  /** The next of the numbers 0 … {@code size} − 1; another size than before begins afresh. */
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
