package convscope.training;

/**
 * Between which values the cross-entropy of a network lies that predicts better than by guessing. With label smoothing
 * perfect predictions do not bring it to zero; guessing costs the same with any smoothing. Immutable.
 *
 * @param least that of predictions that equal the targets, in nats: the targets' entropy
 * @param chance that of guessing, in nats: ln classes
 */
record LossBounds(double least, double chance) {
  /** Of ten classes, with the labels as they are. */
  static final LossBounds UNSMOOTHED = new LossBounds(0, Math.log(10));
  /** Of the range: closer to the least than noise. */
  private static final double CLOSE = 0.05;

  /** Those of {@code classes} classes with the label smoothing {@code smoothing}, in 0 … &lt;1. */
  static LossBounds of(double smoothing, int classes) {
    if (smoothing == 0 || classes < 2) {
      return UNSMOOTHED;
    }
    double others = smoothing / classes;
    double right = 1 - smoothing + others;
    return new LossBounds(-right * Math.log(right) - (classes - 1) * others * Math.log(others), Math.log(classes));
  }

  /** The part of the way from a loss of 0 to guessing that smoothing leaves, 0 … 1. */
  double range() {
    return (chance - least) / chance;
  }

  /** Whether smoothing keeps {@code crossEntropy}, in nats, from falling further. */
  boolean reached(double crossEntropy) {
    return least > 0 && crossEntropy - least <= CLOSE * (chance - least);
  }
}
