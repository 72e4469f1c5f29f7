package convscope.engine.dl4j.kernel;

/** A kernel that computes a whole batch at once, with its library's own threads. */
public abstract class WholeBatchKernel implements LayerKernel {

  @Override
  public final void forward(Pass pass) {
    pass.whole(1, (worker, task) -> forward());
  }

  @Override
  public final void backward(Pass pass) {
    pass.whole(1, (worker, task) -> backward());
  }

  /** Computes the output. */
  protected abstract void forward();

  /** Computes the gradients. */
  protected abstract void backward();
}
