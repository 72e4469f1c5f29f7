package convscope.workbench.classify;

import convscope.insight.Classification;
import convscope.workbench.session.ClassMatches;
import org.jspecify.annotations.Nullable;

/**
 * Whether a prediction is correct. Compares names, because a network may number its classes differently from the data.
 */
enum Correctness {
  /** The true class is unknown. */
  UNKNOWN,
  RIGHT,
  WRONG,
  /** The true class is known, but the network has no class of that name. */
  FOREIGN;

  /** The verdict on {@code answer} for an image of class {@code truth}; null if unknown. */
  static Correctness of(Classification answer, @Nullable String truth) {
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
