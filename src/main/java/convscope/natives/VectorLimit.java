package convscope.natives;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How wide vector instructions may be: to measure on a newer processor what an older one would do. It applies to a
 * whole process, and is set when the process starts.
 */
public enum VectorLimit {
  /** 128-bit vectors, as every x86-64 processor has them. */
  SSE(Cpu.Level.BASELINE, 0, "SSE41", "Nehalem", "default"),
  /** 256-bit vectors with fused multiply-add. */
  AVX2(Cpu.Level.AVX2, 2, "AVX2", "Haswell", "avx2"),
  /** 512-bit vectors. */
  AVX512(Cpu.Level.AVX512, 3, "ALL", "SKYLAKEX", "avx512");

  private static final String PROPERTY = "convscope.vectors";

  private final Cpu.Level level;
  private final int java;
  private final String oneDnn;
  private final String openBlas;
  private final String pyTorch;

  VectorLimit(Cpu.Level level, int java, String oneDnn, String openBlas, String pyTorch) {
    this.level = level;
    this.java = java;
    this.oneDnn = oneDnn;
    this.openBlas = openBlas;
    this.pyTorch = pyTorch;
  }

  /** The limit of this process, or null if there is none. */
  public static @Nullable VectorLimit here() {
    String name = System.getProperty(PROPERTY);
    return name == null ? null : valueOf(name);
  }

  /** The widest vectors that it allows. */
  Cpu.Level level() {
    return level;
  }

  /** The options with which a Java process of ours must be started. */
  public List<String> javaOptions() {
    return List.of("-XX:UseAVX=" + java, "-D" + PROPERTY + "=" + name());
  }

  /** The environment in which other programs' libraries, and ours, respect the limit. */
  public Map<String, String> environment() {
    return Map.of("DNNL_MAX_CPU_ISA", oneDnn, "ONEDNN_MAX_CPU_ISA", oneDnn, "OPENBLAS_CORETYPE", openBlas,
        "ATEN_CPU_CAPABILITY", pyTorch);
  }
}
