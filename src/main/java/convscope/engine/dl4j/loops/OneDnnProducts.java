package convscope.engine.dl4j.loops;

import convscope.foundation.Threads;
import convscope.natives.Natives;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.global.dnnl;

/** oneDNN's sgemm, made at run time for the processor at hand: on x86-64 faster than OpenBLAS's wherever measured. */
public final class OneDnnProducts implements Products {
  private static final long MOST_MILLIS = 10_000;

  /**
   * Loads the library.
   *
   * @throws LinkageError if there is none, or none that can be prevented from using its own threads
   */
  public OneDnnProducts() {
    dnnl.dnnl_version();
    AtomicBoolean held = new AtomicBoolean();
    Thread asking = Threads.daemon("convscope-openmp", () -> held.set(Natives.stayOnOneThread()));
    asking.start();
    try {
      asking.join(MOST_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    if (!held.get()) {
      throw new UnsatisfiedLinkError("oneDNN would take threads of its own for every product");
    }
  }

  @Override
  public String name() {
    return "onednn";
  }

  @Override
  public String version() {
    dnnl_version_t version = dnnl.dnnl_version();
    return version.major() + "." + version.minor() + "." + version.patch();
  }

  @Override
  public void ready() {
    Natives.stayOnOneThread();
  }

  @Override
  public void multiply(boolean turnLeft, boolean turnRight, int rows, int columns, int depth, long left, int leftStride,
      long right, int rightStride, float keep, long to, int toStride) {
    int failed = dnnl.dnnl_sgemm((byte) (turnLeft ? 'T' : 'N'), (byte) (turnRight ? 'T' : 'N'), rows, columns, depth, 1,
        new Place(left), leftStride, new Place(right), rightStride, keep, new Place(to), toStride);
    if (failed != 0) {
      throw new IllegalStateException("oneDNN refused a product of " + rows + ", " + columns + " and " + depth);
    }
  }
}
