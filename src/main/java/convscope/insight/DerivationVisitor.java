package convscope.insight;

/**
 * What somebody does with a derivation, by its kind: a new kind does not compile until everybody has said what to do with
 * it.
 *
 * @param <R> what comes of it
 */
public interface DerivationVisitor<R> {
  R weightedSum(WeightedSum sum);

  R largest(Largest largest);

  R normalized(Normalized normalized);
}
