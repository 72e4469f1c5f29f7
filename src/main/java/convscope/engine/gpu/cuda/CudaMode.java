package convscope.engine.gpu.cuda;

/** The modes of computing with CUDA. */
public enum CudaMode {
  /** All steps of a program as one graph, which has the lowest launch cost. */
  GRAPH("kernels.ptx", true),
  /** The same kernels, each launched separately. */
  GRAPHLESS("kernels.ptx", false),
  /** A graph whose products have factors of 10 bits of fraction, for tensor cores: compute capability 8.0 and later. */
  TF32("kernels-tf32.ptx", true);

  private final String kernels;
  private final boolean graph;

  CudaMode(String kernels, boolean graph) {
    this.kernels = kernels;
    this.graph = graph;
  }

  /** The resource with its kernels, in the package of the engine. */
  String kernels() {
    return "/convscope/engine/gpu/" + kernels;
  }

  boolean graph() {
    return graph;
  }

  /** The oldest supported cards, by compute capability times ten. */
  int capability() {
    return this == TF32 ? 80 : 75;
  }
}
