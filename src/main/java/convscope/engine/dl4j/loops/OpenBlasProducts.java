package convscope.engine.dl4j.loops;

import convscope.engine.dl4j.kernel.LibraryVersion;
import org.bytedeco.openblas.global.openblas_nolapack;

/** OpenBLAS, which ND4J includes on every platform. */
public final class OpenBlasProducts implements Products {

  @Override
  public String name() {
    return "openblas";
  }

  @Override
  public String version() {
    return LibraryVersion.of("org.bytedeco", "openblas");
  }

  @Override
  public void ready() {
    // It is limited to one thread for the whole process when the engine opens.
  }

  @Override
  public void multiply(boolean turnLeft, boolean turnRight, int rows, int columns, int depth, long left, int leftStride,
      long right, int rightStride, float keep, long to, int toStride) {
    openblas_nolapack.cblas_sgemm(openblas_nolapack.CblasRowMajor, turned(turnLeft), turned(turnRight), rows, columns,
        depth, 1, new Place(left), leftStride, new Place(right), rightStride, keep, new Place(to), toStride);
  }

  private static int turned(boolean turn) {
    return turn ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans;
  }
}
