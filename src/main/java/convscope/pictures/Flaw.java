package convscope.pictures;

import convscope.foundation.Problem;
import java.util.Arrays;

/**
 * Why {@link PictureReader} rejects a file. The key of every sentence of this package begins with the
 * flaw's name in lower case and a dot, such as {@code format.heic} or {@code damaged.end}.
 */
public enum Flaw {
  /** It is an image, in a format that cannot be read here. */
  FORMAT,
  /** Its bytes contradict each other, or some are missing. */
  DAMAGED,
  /** It would take too much time or memory. */
  LARGE,
  /** It is missing, is not a file, or may not be read by this user. */
  ACCESS,
  /** It is not an image, but text or something else. */
  FOREIGN;

  /** The flaw of {@code problem}, which a {@link PictureReader} has thrown; {@link #DAMAGED} if unknown. */
  public static Flaw of(Problem problem) {
    String key = problem.sentence().key();
    String first = key.substring(0, Math.max(0, key.indexOf('.')));
    return Arrays.stream(values()).filter(flaw -> flaw.name().equalsIgnoreCase(first)).findFirst().orElse(DAMAGED);
  }
}
