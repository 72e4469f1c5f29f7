package convscope.engine.dl4j.loops;

/** Matrix products of floats outside the heap, row-major, each on the calling thread only. Thread-safe. */
public interface Products {

  /** The library that does them: {@code onednn} or {@code openblas}. */
  String name();

  /** The library's version, as read from it. */
  String version();

  /** Prepares the calling thread, so that it uses no others. */
  void ready();

  /**
   * {@code to} ← {@code left} · {@code right} + {@code keep} · {@code to}.
   *
   * @param turnLeft whether the left one lies turned, as {@code [depth, rows]}
   * @param turnRight whether the right one lies turned, as {@code [columns, depth]}
   * @param rows of the left one and of the result
   * @param columns of the right one and of the result
   * @param depth columns of the left one, rows of the right one
   * @param left its address
   * @param leftStride values from one row, as it lies, to the next; likewise for the others
   */
  void multiply(boolean turnLeft, boolean turnRight, int rows, int columns, int depth, long left, int leftStride,
      long right, int rightStride, float keep, long to, int toStride);
}
