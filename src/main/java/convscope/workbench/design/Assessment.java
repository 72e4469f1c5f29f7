package convscope.workbench.design;

import convscope.foundation.Problem;
import convscope.insight.Window;
import convscope.model.Layer;
import convscope.model.LayerChecks;
import convscope.model.Parameter;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a design up to the layer at which it is impossible. Immutable.
 *
 * @param layers the figures of the first layers, all of which are possible
 * @param at the layer that {@code problem} is about; −1 for the network as a whole, or without a problem
 * @param problem why there is no such network; null if there is one
 */
record Assessment(List<LayerFigures> layers, int at, @Nullable Problem problem) {
  private static final int WHOLE = -1;

  static Assessment of(NetworkDesign design) {
    List<LayerFigures> figures = new ArrayList<>();
    List<Shape> inputs = new ArrayList<>();
    LayerChecks checks = new LayerChecks(design.name(), design.input());
    for (Layer layer : design.layers()) {
      Shape input = checks.output();
      try {
        checks.add(layer);
      } catch (Problem impossible) {
        return new Assessment(List.copyOf(figures), figures.size(), impossible);
      }
      inputs.add(input);
      figures.add(figures(design.layers(), inputs, checks.output()));
    }
    try {
      checks.requireLogits();
    } catch (Problem impossible) {
      return new Assessment(List.copyOf(figures), figures.size() - 1, impossible);
    }
    try {
      design.requireName();
    } catch (Problem impossible) {
      return new Assessment(List.copyOf(figures), WHOLE, impossible);
    }
    return new Assessment(List.copyOf(figures), WHOLE, null);
  }

  private static LayerFigures figures(List<Layer> layers, List<Shape> inputs, Shape output) {
    int at = inputs.size() - 1;
    Layer layer = layers.get(at);
    Shape input = inputs.get(at);
    boolean whole = false;
    Window field = Window.place(0, 0);
    for (int i = at; i >= 0; i--) {
      whole |= layers.get(i).window().isEmpty();
      field = Window.behind(layers.get(i), inputs.get(i), field);
    }
    return new LayerFigures(output, layer.parameters(input).stream().mapToLong(Parameter::size).sum(),
        layer.multiplyAdds(input), 2L * output.size(), whole ? inputs.get(0).height() : field.height(),
        whole ? inputs.get(0).width() : field.width(), whole);
  }

  /** The last layer whose values depend on a part of the input only; null if there is none. */
  @Nullable LayerFigures widest() {
    LayerFigures widest = null;
    for (LayerFigures layer : layers) {
      widest = layer.wholeInput() ? widest : layer;
    }
    return widest;
  }

  long parameters() {
    return layers.stream().mapToLong(LayerFigures::parameters).sum();
  }

  long multiplyAdds() {
    return layers.stream().mapToLong(LayerFigures::multiplyAdds).sum();
  }

  long bytes(int batch) {
    return layers.stream().mapToLong(layer -> layer.bytes(batch)).sum();
  }
}
