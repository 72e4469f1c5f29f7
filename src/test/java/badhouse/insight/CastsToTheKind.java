package badhouse.insight;

import convscope.model.Dense;
import convscope.model.Layer;

/** Breaks a rule on purpose: a layer taken for a dense one. */
final class CastsToTheKind {
  int units(Layer layer) {
    return ((Dense) layer).units();
  }
}
