package convscope.training;

import convscope.engine.Optimizer;

/**
 * The learning rate above which an optimizer's loss may diverge.
 *
 * @param limit the highest that is usual
 * @param key of the answer where it is exceeded
 */
record HighRate(double limit, String key) {

  /** That of {@code optimizer}. */
  static HighRate of(Optimizer optimizer) {
    return optimizer.accept(new Limits());
  }

  private static final class Limits implements Optimizer.Visitor<HighRate> {
    private static final HighRate OF_DESCENT = new HighRate(1, "rate.high");
    /** Ten times the usual one. */
    private static final HighRate OF_ADAM = new HighRate(0.01, "rate.highForAdam");

    @Override
    public HighRate sgd(Optimizer.Sgd optimizer) {
      return OF_DESCENT;
    }

    @Override
    public HighRate momentum(Optimizer.Momentum optimizer) {
      return OF_DESCENT;
    }

    @Override
    public HighRate nesterov(Optimizer.Nesterov optimizer) {
      return OF_DESCENT;
    }

    @Override
    public HighRate adam(Optimizer.Adam optimizer) {
      return OF_ADAM;
    }
  }
}
