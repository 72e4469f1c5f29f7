package convscope.workbench.design;

import convscope.model.Activation;
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
import convscope.workbench.fx.Texts;

/** What a layer does, in a few words. */
final class LayerWords implements LayerVisitor<String> {
  private final Texts texts;

  private LayerWords(Texts texts) {
    this.texts = texts;
  }

  static String of(Layer layer, Texts texts) {
    return layer.accept(new LayerWords(texts));
  }

  private String kind(LayerKind kind) {
    return texts.get("kind." + kind.id());
  }

  private String with(Activation activation) {
    return texts.get("says." + activation.name());
  }

  @Override
  public String convolution(Convolution layer) {
    String padding = layer.padding().equals(PaddingRule.SAME) ? "SAME"
        : layer.padding().equals(PaddingRule.VALID) ? "VALID" : Integer.toString(layer.padding().lines());
    return texts.get("says.convolution", kind(LayerKind.CONVOLUTION), layer.size(), layer.stride(), padding,
        layer.filters(), with(layer.activation()));
  }

  @Override
  public String maxPool(MaxPool layer) {
    return texts.get("says.pool", kind(LayerKind.MAX_POOL), layer.size(), layer.stride());
  }

  @Override
  public String averagePool(AveragePool layer) {
    return texts.get("says.pool", kind(LayerKind.AVERAGE_POOL), layer.size(), layer.stride());
  }

  @Override
  public String normalization(LocalResponseNormalization layer) {
    return texts.get("says.normalization", kind(LayerKind.NORMALIZATION), layer.radius());
  }

  @Override
  public String batchNormalization(BatchNormalization layer) {
    return texts.get(layer.scale() ? "says.batch" : "says.batch.unscaled", kind(LayerKind.BATCH_NORMALIZATION));
  }

  @Override
  public String activation(ActivationLayer layer) {
    return texts.get("says.activation", kind(LayerKind.ACTIVATION), texts.get("function." + layer.function().name()));
  }

  @Override
  public String locallyConnected(LocallyConnected layer) {
    return texts.get("says.local", kind(LayerKind.LOCALLY_CONNECTED), layer.size(), layer.filters(),
        with(layer.activation()));
  }

  @Override
  public String dense(Dense layer) {
    return texts.get("says.dense", kind(LayerKind.DENSE), layer.units(), with(layer.activation()));
  }
}
