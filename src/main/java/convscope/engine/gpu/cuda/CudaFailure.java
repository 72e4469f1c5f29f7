package convscope.engine.gpu.cuda;

/** An error of CUDA's driver; {@link CudaSentences} has the user-facing messages. */
final class CudaFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String name;
  private final String call;
  private final String detail;

  /**
   * @param code CUDA's number of the error
   * @param name CUDA's name of it
   * @param call the function that returned it
   * @param detail further details, or empty
   */
  CudaFailure(int code, String name, String call, String detail) {
    super(name + " (" + code + ") from " + call + (detail.isEmpty() ? "" : ": " + detail));
    this.code = code;
    this.name = name;
    this.call = call;
    this.detail = detail;
  }

  int code() {
    return code;
  }

  String name() {
    return name;
  }

  String call() {
    return call;
  }

  String detail() {
    return detail;
  }
}
