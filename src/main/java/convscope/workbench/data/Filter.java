package convscope.workbench.data;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Which images to show. Immutable; any thread.
 *
 * @param classes class numbers; none of them means all
 */
record Filter(Split split, Set<Integer> classes, Query.Right query) {

  /** The images of {@code gallery} that pass. Reads every label once. */
  Shown apply(Gallery gallery) {
    List<String> names = gallery.classNames();
    boolean[] named = new boolean[names.size()];
    boolean[] wanted = new boolean[names.size()];
    for (int label = 0; label < wanted.length; label++) {
      named[label] = query.hasClass(names.get(label));
      wanted[label] = classes.isEmpty() || classes.contains(label);
    }
    int[] left = new int[gallery.size()];
    int[] counts = new int[names.size()];
    int count = 0;
    for (int index = 0; index < left.length; index++) {
      int label = gallery.label(index);
      if (split.holds(gallery.test(index)) && query.hasRecord(gallery.record(index)) && named[label]) {
        counts[label]++;
        if (wanted[label]) {
          left[count++] = index;
        }
      }
    }
    return new Shown(gallery, Arrays.copyOf(left, count), counts);
  }
}
