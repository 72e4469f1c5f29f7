package convscope.engine.gpu.cuda;

/** A resource of a card, released with it. */
abstract class CudaResource implements AutoCloseable {
  private final CudaSession session;

  CudaResource(CudaSession session) {
    this.session = session;
  }

  /** Releases it; the context is current. */
  abstract void free(CudaDriver driver);

  final CudaSession session() {
    return session;
  }

  @Override
  public final void close() {
    session.letGo(this);
  }
}
