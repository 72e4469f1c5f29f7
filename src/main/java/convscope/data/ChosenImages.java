package convscope.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A few images of a set: the same ones for the same seed, one of each class as far as possible, in the order of their
 * classes. Image number n of this set is number {@link #number} of the whole. Immutable; any thread.
 */
public final class ChosenImages implements ImageSet {
  private final ImageSet all;
  private final List<Integer> numbers;

  private ChosenImages(ImageSet all, List<Integer> numbers) {
    this.all = all;
    this.numbers = numbers;
  }

  /**
   * At most {@code count} images of {@code all}, chosen by {@code seed}: with more classes than that, one of each of so
   * many classes; with fewer, the same number of each class or one more.
   *
   * @param classes the number of classes; labels are below it
   */
  public static ChosenImages of(ImageSet all, int classes, int count, long seed) {
    Picks picks = new Picks(seed);
    List<List<Integer>> waiting = new ArrayList<>();
    int[] ofClass = new int[classes];
    for (int i = 0; i < all.size(); i++) {
      int image = picks.next(all.size());
      int round = ofClass[all.label(image)]++;
      if (round == waiting.size()) {
        waiting.add(new ArrayList<>());
      }
      // Nobody needs more than that of one class.
      if (round < count) {
        waiting.get(round).add(image);
      }
    }
    List<Integer> chosen = new ArrayList<>(waiting.stream().flatMap(List::stream).limit(count).toList());
    chosen.sort(Comparator.<Integer>comparingInt(all::label).thenComparing(Comparator.naturalOrder()));
    return new ChosenImages(all, List.copyOf(chosen));
  }

  /** The number in the whole set of image {@code index} of this one. */
  public int number(int index) {
    return numbers.get(index);
  }

  @Override
  public int size() {
    return numbers.size();
  }

  @Override
  public int label(int index) {
    return all.label(numbers.get(index));
  }

  @Override
  public void copyPixels(int index, byte[] into, int offset) {
    all.copyPixels(numbers.get(index), into, offset);
  }
}
