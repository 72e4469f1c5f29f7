package convscope.insight;

import convscope.model.Layer;
import convscope.model.Parameter;
import convscope.model.ParameterRole;
import convscope.model.Shape;
import java.util.Map;
import java.util.Objects;

/** The values of a layer's variables among those of its network. */
final class LayerValues {
  private LayerValues() {}

  /** The values of its variable of role {@code role}, for an input of shape {@code source}; none if it has none. */
  static float[] of(Layer layer, Shape source, ParameterRole role, Map<String, float[]> parameters) {
    return layer.parameters(source).stream().filter(parameter -> parameter.role() == role).map(Parameter::name)
        .findFirst().map(name -> Objects.requireNonNull(parameters.get(name), name)).orElse(new float[0]);
  }
}
