package convscope.data;

import convscope.foundation.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * What was found when a source of images was opened. Immutable.
 *
 * @param layout how the images are laid out; absent from a source that has nothing to say
 * @param used how many images are used, for training and testing together
 * @param leftOut what is not used, by reason, in the order of {@link Reason}; a reason without files is absent
 * @param largest the class with the most images
 * @param remarks what a person should know besides, such as a class with too few images
 * @param shareKept whether a share of the images was kept for testing, since there are no test images of their own
 */
public record OpeningSummary(Optional<Sentence> layout, int used, List<LeftOut> leftOut, Optional<Largest> largest,
    List<Sentence> remarks, boolean shareKept) {
  /** Nothing to say. */
  public static final OpeningSummary NONE =
      new OpeningSummary(Optional.empty(), 0, List.of(), Optional.empty(), List.of());

  public OpeningSummary {
    leftOut = List.copyOf(leftOut);
    remarks = List.copyOf(remarks);
  }

  /** That of a source with test images of its own. */
  public OpeningSummary(Optional<Sentence> layout, int used, List<LeftOut> leftOut, Optional<Largest> largest,
      List<Sentence> remarks) {
    this(layout, used, leftOut, largest, remarks, false);
  }

  /** Why a file is not used. */
  public enum Reason {
    /** An image in a format that cannot be read here. */
    FORMAT,
    /** Its bytes contradict each other, or some of them are missing. */
    DAMAGED,
    /** It would need too much time or memory. */
    TOO_LARGE,
    /** It may not be read. */
    UNREADABLE,
    /** Text or another file that is plainly not an image. */
    NOT_AN_IMAGE,
    /** An image outside the folders of the classes. */
    NO_CLASS,
    /** An image in a set that is not used, such as a validation set beside a test set. */
    OTHER_SET,
    /** A hidden file, a system file, or a file in such a folder. */
    HIDDEN
  }

  /**
   * The files left out for one reason.
   *
   * @param count how many
   * @param first the names of the first few, relative to the source
   */
  public record LeftOut(Reason reason, int count, List<String> first) {
    public LeftOut {
      first = List.copyOf(first);
    }
  }

  /**
   * The class with the most images.
   *
   * @param share its share of all images used, 0 … 1
   */
  public record Largest(String className, double share) {}

  /** How many files are left out in all. */
  public int leftOutInAll() {
    return leftOut.stream().mapToInt(LeftOut::count).sum();
  }
}
