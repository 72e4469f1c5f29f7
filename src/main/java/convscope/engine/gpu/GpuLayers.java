package convscope.engine.gpu;

import convscope.engine.gpu.card.CardBuffer;
import convscope.engine.gpu.card.CardStep;
import convscope.model.Activation;
import convscope.model.ActivationLayer;
import convscope.model.AveragePool;
import convscope.model.BatchNormalization;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.LayerVisitor;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.Padding;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Plans the steps of each kind of layer. */
final class GpuLayers implements LayerVisitor<GpuLayer> {
  private final LayerPlace place;

  GpuLayers(LayerPlace place) {
    this.place = place;
  }

  @Override
  public GpuLayer convolution(Convolution layer) {
    return product(Product.windows(place.in(), place.out(), layer.window().orElseThrow(), false, layer.biased()),
        layer.activation());
  }

  @Override
  public GpuLayer locallyConnected(LocallyConnected layer) {
    return product(Product.windows(place.in(), place.out(), layer.window().orElseThrow(), true, true),
        layer.activation());
  }

  @Override
  public GpuLayer dense(Dense layer) {
    return product(Product.dense(place.in().size(), layer.units()), layer.activation());
  }

  private GpuLayer product(Product product, Activation activation) {
    return new ProductSteps(place, product).layer(activation);
  }

  @Override
  public GpuLayer maxPool(MaxPool layer) {
    CardBuffer winners = place.card().buffer(place.outputCount());
    return pool("max_pool", layer.size(), layer.stride(), List.of(place.input(), place.output(), winners),
        () -> List.of(place.outputGradient(), winners, place.input(), place.inputGradient()));
  }

  @Override
  public GpuLayer averagePool(AveragePool layer) {
    return pool("average_pool", layer.size(), layer.stride(), List.of(place.input(), place.output()),
        () -> List.of(place.outputGradient(), place.input(), place.inputGradient()));
  }

  /**
   * A pooling layer, whose kernel takes the buffers {@code there}, and its gradient's {@code back}, supplied only if
   * needed.
   */
  private GpuLayer pool(String kernel, int size, int stride, List<CardBuffer> there, Supplier<List<CardBuffer>> back) {
    Padding rows = Padding.same(place.in().height(), size, stride);
    Padding columns = Padding.same(place.in().width(), size, stride);
    List<Object> geometry =
        List.of(place.in().height(), place.in().width(), place.in().channels(), place.out().height(),
        place.out().width(), size, stride, rows.before(), columns.before());
    List<Object> forward = new ArrayList<>(there);
    forward.addAll(geometry);
    if (!place.hasInputGradient()) {
      return new GpuLayer(List.of(rows(kernel, place.out(), forward)), List.of());
    }
    List<Object> backward = new ArrayList<>(back.get());
    backward.addAll(geometry);
    backward.add(place.mask());
    return new GpuLayer(List.of(rows(kernel, place.out(), forward)),
        List.of(rows(kernel + "_gradient", place.in(), backward)));
  }

  /** A launch for every value of {@code shape} of every image: groups by image, row, and along a row. */
  private CardStep rows(String kernel, Shape shape, List<Object> arguments) {
    int along = Math.multiplyExact(shape.width(), shape.channels());
    return new CardStep.Launch(kernel, arguments,
        new CardStep.Groups(place.batch(), shape.height(), (along + Elements.GROUP - 1) / Elements.GROUP),
        Elements.GROUP);
  }

  @Override
  public GpuLayer activation(ActivationLayer layer) {
    int count = place.outputCount();
    int function = switch (layer.function()) {
      case RELU, LEAKY_RELU -> 0;
      case GELU -> 1;
      case SILU -> 2;
    };
    float slope = (float) layer.slope();
    return new GpuLayer(
        List.of(Elements.launch("activate", count, place.input(), place.output(), count, function, slope)),
        !place.hasInputGradient() ? List.of() : List.of(Elements.launch("activate_gradient", count,
            place.outputGradient(), place.input(), place.inputGradient(), count, function, slope, place.mask())));
  }

  @Override
  public GpuLayer batchNormalization(BatchNormalization layer) {
    return new BatchNormalizationSteps(place, layer).layer();
  }

  @Override
  public GpuLayer normalization(LocalResponseNormalization layer) {
    int count = place.outputCount();
    boolean kept = place.hasInputGradient();
    CardBuffer powers = place.card().buffer(kept ? count : 1);
    CardBuffer slopes = place.card().buffer(kept ? count : 1);
    float alpha = (float) layer.alpha();
    float beta = (float) layer.beta();
    CardStep forward = Elements.launch("local_response", count, place.input(), place.output(), powers, slopes, count,
        place.in().channels(), layer.radius(), (float) layer.bias(), alpha, beta, kept ? 1 : 0);
    return new GpuLayer(List.of(forward), !kept ? List.of()
        : List.of(Elements.launch("local_response_gradient", count, place.outputGradient(), place.input(), powers,
            slopes, place.inputGradient(), count, place.in().channels(), layer.radius(), alpha, beta, place.mask())));
  }
}
