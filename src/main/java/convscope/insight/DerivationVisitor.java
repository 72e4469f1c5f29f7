package convscope.insight;

/** What differs by the kind of a derivation. */
public interface DerivationVisitor<R> {

  /** Of a convolution, a locally connected or a dense layer. */
  R weightedSum(WeightedSum sum);

  /** Of a max-pooling layer. */
  R largest(Largest largest);

  /** Of an average-pooling layer. */
  R mean(Mean mean);

  /** Of an activation function as a layer of its own. */
  R activated(Activated activated);

  /** Of a local response normalization. */
  R normalized(Normalized normalized);

  /** Of a batch normalization. */
  R batchNormalized(BatchNormalized normalized);
}
