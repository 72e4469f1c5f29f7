package convscope.engine.gpu.cuda;

/** How a card computes by CUDA. */
public enum CudaMode {
  /** All steps of a program as one graph, which costs the least to begin. */
  GRAPH("kernels.ptx", true),
  /** The same kernels, each launched by itself. */
  GRAPHLESS("kernels.ptx", false),
  /** A graph whose products have factors of 10 bits of fraction, which tensor cores take: from compute capability 8.0 on. */
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

  /** The oldest cards that can, by compute capability times ten. */
  int capability() {
    return this == TF32 ? 80 : 75;
  }
}
