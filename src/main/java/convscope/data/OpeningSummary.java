package convscope.data;

import convscope.foundation.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * The summary of opening a source of images. Immutable.
 *
 * @param layout how the images are laid out; empty if the source has no summary
 * @param used how many images are used, for training and testing together
 * @param leftOut the skipped files, by reason, in the order of {@link Reason}; reasons without files are omitted
 * @param largest the class with the most images
 * @param remarks remarks for the user, such as a class with too few images
 * @param shareKept whether a share of the images was kept for testing, since there are no separate test images
 * @param twoLabels whether each image has a fine and a coarse label, of which one was read
 */
public record OpeningSummary(Optional<Sentence> layout, int used, List<LeftOut> leftOut, Optional<Largest> largest,
    List<Sentence> remarks, boolean shareKept, boolean twoLabels) {
  /** An empty summary. */
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

  /** That of images with one label each. */
  public OpeningSummary(Optional<Sentence> layout, int used, List<LeftOut> leftOut, Optional<Largest> largest,
      List<Sentence> remarks, boolean shareKept) {
    this(layout, used, leftOut, largest, remarks, shareKept, false);
  }

  /** The same, of images that have a fine and a coarse label each. */
  OpeningSummary withTwoLabels() {
    return new OpeningSummary(layout, used, leftOut, largest, remarks, shareKept, true);
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
   * The files skipped for one reason.
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
