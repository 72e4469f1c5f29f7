package badhouse.export;

import convscope.model.Layer;

/** Breaks a rule on purpose: a variable's name put together outside the model. */
final class NamesVariables {
  String weights(Layer layer) {
    return layer.name() + "/weights";
  }
}
