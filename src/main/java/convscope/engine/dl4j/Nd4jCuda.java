package convscope.engine.dl4j;

import convscope.engine.Device;
import convscope.engine.DeviceStatus;
import convscope.foundation.Problem;
import convscope.natives.CudaDriver;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * ND4J's own CUDA, which a build with the Maven profile {@code cuda} has: the cards for it, and whether it can be
 * loaded.
 */
final class Nd4jCuda {
  private static final String ID = "nd4j-cuda:";

  /**
   * The compute capabilities for which nd4j-cuda-11.6 has machine code, or code for the same architecture; it has no
   * PTX for newer ones.
   */
  private static final Set<String> BUILT_FOR =
      Set.of("3.7", "5.0", "5.2", "6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.7", "8.9");
  /** CUDA 11.0: its drivers run all of 11. */
  private static final int OLDEST_DRIVER = 11_000;
  private static final String CLASSES = "org.bytedeco.cuda.global.";
  private static final String RUNTIME = CLASSES + "cudart";
  /** JavaCPP's classes for CUDA's runtime, and for the CUDA libraries that ND4J's is linked to. */
  private static final List<String> LIBRARIES = List.of(RUNTIME, CLASSES + "cublas", CLASSES + "cusolver");

  private Nd4jCuda() {}

  /** The cards on which it can compute; none in a build without it. The driver is queried, ND4J is not used. */
  static List<Device> cards() {
    return Backend.CUDA.inThisBuild() ? CudaDriver.find().map(Nd4jCuda::cards).orElse(List.of()) : List.of();
  }

  static List<Device> cards(CudaDriver driver) {
    return driver.version() < OLDEST_DRIVER ? List.of()
        : driver.cards().stream().filter(card -> BUILT_FOR.contains(card.capability())).map(Nd4jCuda::device).toList();
  }

  private static Device device(CudaDriver.Card card) {
    Map<Device.Fact, String> facts = new EnumMap<>(Device.Fact.class);
    facts.put(Device.Fact.NAME, card.name());
    facts.put(Device.Fact.MEMORY_MIB, Long.toString(card.memoryMiB()));
    facts.put(Device.Fact.COMPUTE_CAPABILITY, card.capability());
    return new Device(ID + card.number(), Device.Kind.GPU, facts, DeviceStatus.ready());
  }

  /**
   * Makes sure that ND4J could be loaded for {@code card}: it fails with stack traces, and for the rest of the process.
   *
   * @throws Problem if CUDA's libraries are missing or find no card, or the card is not CUDA's default
   */
  static void check(Device card) {
    String number = card.id().substring(ID.length());
    if (!number.equals("0")) {
      // CUDA starts every thread on the first card, and not all of ND4J's threads are under our control.
      throw Problem.of(Nd4jCuda.class, "cuda.first.card", number, card.name());
    }
    for (String library : LIBRARIES) {
      try {
        Class.forName(library);
      } catch (ClassNotFoundException | LinkageError missing) {
        throw Problem.because(missing, Nd4jCuda.class, "cuda.library", library.substring(CLASSES.length()));
      }
    }
    if (!findsCards()) {
      throw Problem.of(Nd4jCuda.class, "cuda.no.card", card.name());
    }
  }

  private static boolean findsCards() {
    try {
      int[] count = {0};
      // The normal build is compiled without JavaCPP's classes for CUDA.
      Object error = Class.forName(RUNTIME).getMethod("cudaGetDeviceCount", int[].class).invoke(null, (Object) count);
      return error.equals(0) && count[0] > 0;
    } catch (ReflectiveOperationException failed) {
      throw Problem.because(failed, Nd4jCuda.class, "cuda.unknown");
    }
  }
}
