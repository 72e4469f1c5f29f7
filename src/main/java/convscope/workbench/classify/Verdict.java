package convscope.workbench.classify;

import convscope.insight.Classification;
import convscope.workbench.session.ClassMatches;
import org.jspecify.annotations.Nullable;

/**
 * How what a network takes a picture for stands to what is known of it. By names: a network may number the classes in
 * another way than the data do.
 */
enum Verdict {
  /** Nobody knows what it is. */
  UNKNOWN,
  RIGHT,
  WRONG,
  /** It is known, but the network has no class of that name. */
  FOREIGN;

  /** The verdict on {@code answer} for a picture of class {@code truth}; null where nobody knows. */
  static Verdict of(Classification answer, @Nullable String truth) {
    if (truth == null) {
      return UNKNOWN;
    }
    int right = ClassMatches.find(answer.classNames(), truth);
    if (right < 0) {
      return FOREIGN;
    }
    return answer.top().label() == right ? RIGHT : WRONG;
  }
}
