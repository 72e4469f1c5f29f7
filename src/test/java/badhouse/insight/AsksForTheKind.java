package badhouse.insight;

import convscope.model.Layer;
import convscope.model.MaxPool;

/** Breaks a rule on purpose: a layer told by its class, and any new one would be taken for something else. */
final class AsksForTheKind {
  String kind(Layer layer) {
    return layer instanceof MaxPool ? "pool" : "dense";
  }
}
