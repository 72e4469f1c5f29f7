package convscope.engine.gpu;

import convscope.engine.gpu.card.CardBuffer;
import convscope.engine.gpu.card.CardStep;
import convscope.model.Activation;
import convscope.model.AveragePool;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.LayerVisitor;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.Padding;
import java.util.ArrayList;
import java.util.List;

/** Lays out each kind of layer at its place. */
final class GpuLayers implements LayerVisitor<GpuLayer> {
  private final LayerPlace place;

  GpuLayers(LayerPlace place) {
    this.place = place;
  }

  @Override
  public GpuLayer convolution(Convolution layer) {
    return product(Product.windows(place.in(), place.out(), layer.size(), layer.stride(), false), layer.activation());
  }

  @Override
  public GpuLayer locallyConnected(LocallyConnected layer) {
    return product(Product.windows(place.in(), place.out(), layer.size(), 1, true), layer.activation());
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
    List<CardStep> forward = List.of(pool("max_pool", layer.size(), layer.stride(), place.outputCount(), place.input(),
        place.output(), winners));
    return new GpuLayer(forward, place.inputGradient() == null ? List.of()
        : List.of(poolGradient("max_pool_gradient", layer.size(), layer.stride(), place.outputGradient(), winners)));
  }

  @Override
  public GpuLayer averagePool(AveragePool layer) {
    List<CardStep> forward = List.of(pool("average_pool", layer.size(), layer.stride(), place.outputCount(), place.input(),
        place.output()));
    return new GpuLayer(forward, place.inputGradient() == null ? List.of()
        : List.of(poolGradient("average_pool_gradient", layer.size(), layer.stride(), place.outputGradient())));
  }

  private CardStep poolGradient(String kernel, int size, int stride, CardBuffer... first) {
    List<CardBuffer> buffers = new ArrayList<>(List.of(first));
    buffers.add(place.input());
    buffers.add(place.inputGradient());
    CardStep.Launch launch = pool(kernel, size, stride, place.inputCount(), buffers.toArray(CardBuffer[]::new));
    List<Object> arguments = new ArrayList<>(launch.arguments());
    arguments.add(place.mask());
    return Elements.launch(kernel, place.inputCount(), arguments.toArray());
  }

  private CardStep.Launch pool(String kernel, int size, int stride, int count, CardBuffer... buffers) {
    List<Object> arguments = new ArrayList<>(List.<Object>of(buffers));
    Padding rows = Padding.same(place.in().height(), size, stride);
    Padding columns = Padding.same(place.in().width(), size, stride);
    arguments.addAll(List.of(count, place.in().height(), place.in().width(), place.in().channels(), place.out().height(),
        place.out().width(), size, stride, rows.before(), columns.before()));
    return Elements.launch(kernel, count, arguments.toArray());
  }

  @Override
  public GpuLayer normalization(LocalResponseNormalization layer) {
    int count = place.outputCount();
    boolean kept = place.inputGradient() != null;
    CardBuffer powers = place.card().buffer(kept ? count : 1);
    CardBuffer slopes = place.card().buffer(kept ? count : 1);
    float alpha = (float) layer.alpha();
    float beta = (float) layer.beta();
    CardStep forward = Elements.launch("local_response", count, place.input(), place.output(), powers, slopes, count,
        place.in().channels(), layer.radius(), (float) layer.bias(), alpha, beta, kept ? 1 : 0);
    return new GpuLayer(List.of(forward), !kept ? List.of()
        : List.of(Elements.launch("local_response_gradient", count, place.outputGradient(), place.input(), powers, slopes,
            place.inputGradient(), count, place.in().channels(), layer.radius(), alpha, beta, place.mask())));
  }
}
