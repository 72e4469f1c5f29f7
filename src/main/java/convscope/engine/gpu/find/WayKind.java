package convscope.engine.gpu.find;

import java.util.Set;

/** The APIs to a GPU, the best first, and the one place that states what each requires. */
public enum WayKind {
  /**
   * CUDA's driver with kernels compiled ahead to PTX. What stands in {@link Needs}: {@code compute_75} is what they are
   * compiled for (CUDA 13's nvcc compiles for no older card; "CUDA Toolkit 13.0 release notes", removed architectures).
   * PTX of version 6.4 asks for CUDA 10.1, and graphs, as they are used, for 11.0 ("PTX ISA", release notes; "CUDA
   * Driver API", graph management); its driver is 450 ("CUDA release notes", table of toolkit and minimum driver
   * versions).
   */
  CUDA("CUDA"),
  /** OpenCL 1.2, which is compiled by the card's own driver. */
  OPENCL("OpenCL");

  private final String title;

  WayKind(String title) {
    this.title = title;
  }

  /** Its usual name. */
  public String title() {
    return title;
  }

  /** The requirements on a card and its driver. */
  static final class Needs {
    /** The oldest card that the PTX is for. */
    static final double CUDA_CAPABILITY = 7.5;
    /** The oldest CUDA of a driver: 11.0. */
    static final int CUDA_API = 11_000;
    /** The oldest driver with that CUDA; before it, none has it. */
    static final int CUDA_DRIVER = 450;
    /** The oldest card with TF32 in its tensor cores ("PTX ISA", {@code mma.m16n8k8} with {@code .tf32}). */
    static final double TF32_CAPABILITY = 8.0;
    /** The oldest OpenCL: kernels and calls are those of 1.2. */
    static final double OPENCL_VERSION = 1.2;
    /**
     * The least memory, in MiB: the tutorial's network at batch 128 takes about 150, the driver and the display of a
     * small card as much again.
     */
    static final int MEMORY_MIB = 512;
    /**
     * What nd4j-cuda-11.6 1.0.0-M2.1, which a build of ConvScope can have, carries machine code for; it holds no PTX
     * that a newer card could translate.
     */
    static final Set<String> ND4J_CAPABILITIES =
        Set.of("3.7", "5.0", "5.2", "6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.7", "8.9");

    private Needs() {}
  }
}
