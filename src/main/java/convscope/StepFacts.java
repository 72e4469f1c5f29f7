package convscope;

import convscope.lessons.Fact;
import convscope.workbench.inspect.StepDeed;

/** What the checks of lessons are told of a computation that is shown step by step: neither package knows the other. */
final class StepFacts {
  private StepFacts() {}

  /** The fact that {@code deed} counts for. */
  static Fact of(StepDeed deed) {
    return switch (deed) {
      case VALUE_COMPUTED -> Fact.VALUES_COMPUTED;
      case WEIGHT_CHANGED -> Fact.WEIGHTS_CHANGED;
      case LOGIT_CHANGED -> Fact.LOGITS_CHANGED;
      case RESTORED -> Fact.CHANGES_RESTORED;
    };
  }
}
