package convscope.model;

/**
 * An operation on a layer that depends on its kind. Code that handles layers by kind implements it, so a new kind does
 * not compile until every operation handles it.
 *
 * @param <R> the result
 */
public interface LayerVisitor<R> {
  R convolution(Convolution layer);

  R maxPool(MaxPool layer);

  R averagePool(AveragePool layer);

  R normalization(LocalResponseNormalization layer);

  R batchNormalization(BatchNormalization layer);

  R activation(ActivationLayer layer);

  R locallyConnected(LocallyConnected layer);

  R dense(Dense layer);
}
