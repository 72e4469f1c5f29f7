package convscope.workbench.design;

import convscope.model.ActivationFunction;
import convscope.model.ActivationLayer;
import convscope.model.AveragePool;
import convscope.model.BatchNormalization;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.Layer;
import convscope.model.LayerVisitor;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.PaddingRule;
import convscope.model.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The properties of a layer in the order in which they are edited, the name first. */
final class LayerProperties implements LayerVisitor<List<LayerProperty>> {
  private static final String SAME = "SAME";
  private static final String VALID = "VALID";
  /** Of a leaky ReLU at first, as in its paper. */
  private static final double USUAL_SLOPE = 0.01;

  private LayerProperties() {}

  /** Those of {@code layer}. */
  static List<LayerProperty> of(Layer layer) {
    return layer.accept(new LayerProperties());
  }

  /** {@code layer} under the name {@code name}. */
  static Layer renamed(Layer layer, String name) {
    return of(layer).get(0).with().apply(name).orElseThrow();
  }

  @Override
  public List<LayerProperty> convolution(Convolution layer) {
    List<LayerProperty> all = new ArrayList<>(List.of(
        LayerProperty.name(layer.name(), name -> new Convolution(name, layer.size(), layer.stride(), layer.filters(),
            layer.activation(), layer.weights(), layer.padding(), layer.biased())),
        LayerProperty.whole("size", layer.size(), size -> new Convolution(layer.name(), size, layer.stride(),
            layer.filters(), layer.activation(), layer.weights(), layer.padding(), layer.biased())),
        LayerProperty.whole("stride", layer.stride(), stride -> new Convolution(layer.name(), layer.size(), stride,
            layer.filters(), layer.activation(), layer.weights(), layer.padding(), layer.biased())),
        padding(layer),
        LayerProperty.whole("filters", layer.filters(), filters -> new Convolution(layer.name(), layer.size(),
            layer.stride(), filters, layer.activation(), layer.weights(), layer.padding(), layer.biased())),
        LayerProperty.choice("activation", layer.activation(), chosen -> new Convolution(layer.name(), layer.size(),
            layer.stride(), layer.filters(), chosen, layer.weights(), layer.padding(), layer.biased())),
        LayerProperty.flag("biased", layer.biased(), biased -> new Convolution(layer.name(), layer.size(),
            layer.stride(), layer.filters(), layer.activation(), layer.weights(), layer.padding(), biased))));
    all.addAll(weights(layer.weights(), weights -> new Convolution(layer.name(), layer.size(), layer.stride(),
        layer.filters(), layer.activation(), weights, layer.padding(), layer.biased())));
    return all;
  }

  /** SAME, VALID, and the numbers of lines that are fewer than those of the window. */
  private static LayerProperty padding(Convolution layer) {
    PaddingRule now = layer.padding();
    List<String> choices = new ArrayList<>(List.of(SAME, VALID));
    int most = Math.max(Math.min(layer.size(), Layer.WIDEST) - 1, now.lines());
    IntStream.rangeClosed(1, most).mapToObj(Integer::toString).forEach(choices::add);
    String value = now.equals(PaddingRule.SAME) ? SAME
        : now.equals(PaddingRule.VALID) ? VALID : Integer.toString(now.lines());
    return new LayerProperty("padding", value, LayerProperty.Input.CHOICE, choices, chosen -> {
      PaddingRule rule = switch (chosen) {
        case SAME -> PaddingRule.SAME;
        case VALID -> PaddingRule.VALID;
        default -> new PaddingRule(Integer.parseInt(chosen));
      };
      return Optional.of(new Convolution(layer.name(), layer.size(), layer.stride(), layer.filters(),
          layer.activation(), layer.weights(), rule, layer.biased()));
    });
  }

  private static List<LayerProperty> weights(Weights now, Function<Weights, Layer> with) {
    return List.of(
        LayerProperty.decimal("stddev", now.stddev(), typed -> with.apply(new Weights(typed, now.bias(),
            now.decay()))),
        LayerProperty.decimal("bias", now.bias(), typed -> with.apply(new Weights(now.stddev(), typed, now.decay()))),
        LayerProperty.decimal("decay", now.decay(), typed -> with.apply(new Weights(now.stddev(), now.bias(),
            typed))));
  }

  @Override
  public List<LayerProperty> maxPool(MaxPool layer) {
    return List.of(
        LayerProperty.name(layer.name(), name -> new MaxPool(name, layer.size(), layer.stride())),
        LayerProperty.whole("size", layer.size(), size -> new MaxPool(layer.name(), size, layer.stride())),
        LayerProperty.whole("stride", layer.stride(), stride -> new MaxPool(layer.name(), layer.size(), stride)));
  }

  @Override
  public List<LayerProperty> averagePool(AveragePool layer) {
    return List.of(
        LayerProperty.name(layer.name(), name -> new AveragePool(name, layer.size(), layer.stride())),
        LayerProperty.whole("size", layer.size(), size -> new AveragePool(layer.name(), size, layer.stride())),
        LayerProperty.whole("stride", layer.stride(), stride -> new AveragePool(layer.name(), layer.size(), stride)));
  }

  @Override
  public List<LayerProperty> normalization(LocalResponseNormalization layer) {
    return List.of(
        LayerProperty.name(layer.name(), name -> new LocalResponseNormalization(name, layer.radius(), layer.bias(),
            layer.alpha(), layer.beta())),
        LayerProperty.whole("radius", layer.radius(), radius -> new LocalResponseNormalization(layer.name(), radius,
            layer.bias(), layer.alpha(), layer.beta())),
        LayerProperty.decimal("lrn.bias", layer.bias(), bias -> new LocalResponseNormalization(layer.name(),
            layer.radius(), bias, layer.alpha(), layer.beta())),
        LayerProperty.decimal("alpha", layer.alpha(), alpha -> new LocalResponseNormalization(layer.name(),
            layer.radius(), layer.bias(), alpha, layer.beta())),
        LayerProperty.decimal("beta", layer.beta(), beta -> new LocalResponseNormalization(layer.name(),
            layer.radius(), layer.bias(), layer.alpha(), beta)));
  }

  @Override
  public List<LayerProperty> batchNormalization(BatchNormalization layer) {
    return List.of(
        LayerProperty.name(layer.name(), name -> new BatchNormalization(name, layer.epsilon(), layer.momentum(),
            layer.scale())),
        LayerProperty.decimal("epsilon", layer.epsilon(), epsilon -> new BatchNormalization(layer.name(), epsilon,
            layer.momentum(), layer.scale())),
        LayerProperty.decimal("momentum", layer.momentum(), momentum -> new BatchNormalization(layer.name(),
            layer.epsilon(), momentum, layer.scale())),
        LayerProperty.flag("scale", layer.scale(), scale -> new BatchNormalization(layer.name(), layer.epsilon(),
            layer.momentum(), scale)));
  }

  @Override
  public List<LayerProperty> activation(ActivationLayer layer) {
    List<LayerProperty> all = new ArrayList<>(List.of(
        LayerProperty.name(layer.name(), name -> new ActivationLayer(name, layer.function(), layer.slope())),
        LayerProperty.choice("function", layer.function(), chosen -> new ActivationLayer(layer.name(), chosen,
            chosen == ActivationFunction.LEAKY_RELU ? USUAL_SLOPE : 0))));
    // A slope that the function does not have can only come from elsewhere, and can be corrected.
    if (layer.function() == ActivationFunction.LEAKY_RELU || layer.slope() != 0) {
      all.add(LayerProperty.decimal("slope", layer.slope(), slope -> new ActivationLayer(layer.name(),
          layer.function(), slope)));
    }
    return all;
  }

  @Override
  public List<LayerProperty> locallyConnected(LocallyConnected layer) {
    List<LayerProperty> all = new ArrayList<>(List.of(
        LayerProperty.name(layer.name(), name -> new LocallyConnected(name, layer.size(), layer.filters(),
            layer.activation(), layer.weights())),
        LayerProperty.whole("size", layer.size(), size -> new LocallyConnected(layer.name(), size, layer.filters(),
            layer.activation(), layer.weights())),
        LayerProperty.whole("filters", layer.filters(), filters -> new LocallyConnected(layer.name(), layer.size(),
            filters, layer.activation(), layer.weights())),
        LayerProperty.choice("activation", layer.activation(), chosen -> new LocallyConnected(layer.name(),
            layer.size(), layer.filters(), chosen, layer.weights()))));
    all.addAll(weights(layer.weights(), weights -> new LocallyConnected(layer.name(), layer.size(), layer.filters(),
        layer.activation(), weights)));
    return all;
  }

  @Override
  public List<LayerProperty> dense(Dense layer) {
    List<LayerProperty> all = new ArrayList<>(List.of(
        LayerProperty.name(layer.name(), name -> new Dense(name, layer.units(), layer.activation(), layer.weights())),
        LayerProperty.whole("units", layer.units(), units -> new Dense(layer.name(), units, layer.activation(),
            layer.weights())),
        LayerProperty.choice("activation", layer.activation(), chosen -> new Dense(layer.name(), layer.units(),
            chosen, layer.weights()))));
    all.addAll(weights(layer.weights(), weights -> new Dense(layer.name(), layer.units(), layer.activation(),
        weights)));
    return all;
  }
}
