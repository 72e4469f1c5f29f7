package convscope.data;

import convscope.foundation.Problem;
import convscope.pictures.Flaw;
import convscope.pictures.Picture;
import org.jspecify.annotations.Nullable;

/**
 * The result of decoding one file. The pixels must not be modified.
 *
 * @param pixels of an image, as {@link ImageSet#copyPixels} orders them; null unless {@code outcome} is an image
 */
record Decoded(Outcome outcome, byte @Nullable [] pixels) {

  /** The outcome of decoding a file. The order is part of the format of {@link DecodedCache}. */
  enum Outcome {
    IMAGE,
    /** An image whose file is truncated; it has pixels, some of them filled in. */
    INCOMPLETE,
    FORMAT,
    DAMAGED,
    TOO_LARGE,
    UNREADABLE,
    NOT_AN_IMAGE;

    private static Outcome of(Flaw flaw) {
      return switch (flaw) {
        case FORMAT -> FORMAT;
        case DAMAGED -> DAMAGED;
        case LARGE -> TOO_LARGE;
        case ACCESS -> UNREADABLE;
        case FOREIGN -> NOT_AN_IMAGE;
      };
    }

    /** Whether there are pixels. */
    boolean hasPixels() {
      return this == IMAGE || this == INCOMPLETE;
    }
  }

  static Decoded of(Picture picture) {
    return new Decoded(picture.incomplete() ? Outcome.INCOMPLETE : Outcome.IMAGE, picture.pixels());
  }

  static Decoded of(Problem problem) {
    return new Decoded(Outcome.of(Flaw.of(problem)), null);
  }

  /** Whether its pixels are used. */
  boolean isUsed(boolean keepTruncated) {
    return outcome == Outcome.IMAGE || keepTruncated && outcome == Outcome.INCOMPLETE;
  }

  /** Why it is not used; empty if it is used. */
  OpeningSummary.Reason reason() {
    return switch (outcome) {
      case IMAGE, INCOMPLETE, DAMAGED -> OpeningSummary.Reason.DAMAGED;
      case FORMAT -> OpeningSummary.Reason.FORMAT;
      case TOO_LARGE -> OpeningSummary.Reason.TOO_LARGE;
      case UNREADABLE -> OpeningSummary.Reason.UNREADABLE;
      case NOT_AN_IMAGE -> OpeningSummary.Reason.NOT_AN_IMAGE;
    };
  }
}
