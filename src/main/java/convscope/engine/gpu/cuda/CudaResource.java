package convscope.engine.gpu.cuda;

/** Something that was had from a card, and goes with it. */
abstract class CudaResource implements AutoCloseable {
  private final CudaSession session;

  CudaResource(CudaSession session) {
    this.session = session;
  }

  /** Gives back what it holds; the context is current. */
  abstract void free(CudaDriver driver);

  final CudaSession session() {
    return session;
  }

  @Override
  public final void close() {
    session.letGo(this);
  }
}
