package convscope.model;

/**
 * What somebody does with a layer, by its kind. Who handles layers by kind implements it, so that a new kind does not
 * compile until everybody has said what to do with it.
 *
 * @param <R> what comes of it
 */
public interface LayerVisitor<R> {
  R convolution(Convolution layer);

  R maxPool(MaxPool layer);

  R averagePool(AveragePool layer);

  R normalization(LocalResponseNormalization layer);

  R locallyConnected(LocallyConnected layer);

  R dense(Dense layer);
}
