package convscope.engine.dl4j.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Contiguous examples of a batch, which one worker takes through several layers while they are in its cache.
 *
 * @param index its index among the parts, from 0
 * @param first its first example
 * @param count its number of examples
 */
public record Part(int index, int first, int count) {

  /** A batch of {@code batch} examples in parts of at most {@code most}, as equal as can be. */
  public static List<Part> of(int batch, int most) {
    int parts = (batch + most - 1) / most;
    List<Part> all = new ArrayList<>(parts);
    for (int i = 0; i < parts; i++) {
      int first = (int) ((long) batch * i / parts);
      all.add(new Part(i, first, (int) ((long) batch * (i + 1) / parts) - first));
    }
    return List.copyOf(all);
  }
}
