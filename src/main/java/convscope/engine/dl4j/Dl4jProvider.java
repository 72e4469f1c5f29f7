package convscope.engine.dl4j;

import convscope.engine.Device;
import convscope.engine.DeviceStatus;
import convscope.engine.Engine;
import convscope.engine.EngineProvider;
import convscope.natives.Cpu;
import convscope.natives.Natives;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Offers the processor, and in a build with ND4J's CUDA the cards for it. Only {@link #open} uses ND4J. */
public final class Dl4jProvider implements EngineProvider {
  static final String AUTO = "auto";
  static final String ONEDNN = "onednn";
  static final String LOOPS = "loops";
  static final String OPENBLAS = "openblas";
  static final String ND4J = "nd4j";

  @Override
  public String id() {
    return "dl4j";
  }

  @Override
  public List<Device> devices() {
    return Stream.concat(Stream.of(device(Cpu.here())), Nd4jCuda.cards().stream()).toList();
  }

  static Device device(Cpu cpu) {
    Map<Device.Fact, String> facts = new EnumMap<>(Device.Fact.class);
    facts.put(Device.Fact.NAME, cpu.name());
    facts.put(Device.Fact.CORES, Integer.toString(cpu.cores()));
    switch (cpu.level()) {
      case AVX512 -> vectors(facts, 512, "AVX-512");
      case AVX2 -> vectors(facts, 256, "AVX2");
      case BASELINE -> facts.put(Device.Fact.VECTOR_BITS, "128");
    }
    return new Device("cpu", Device.Kind.CPU, facts, DeviceStatus.ready());
  }

  private static void vectors(Map<Device.Fact, String> facts, int bits, String instructions) {
    facts.put(Device.Fact.VECTOR_BITS, Integer.toString(bits));
    facts.put(Device.Fact.INSTRUCTIONS, instructions);
  }

  @Override
  public List<String> variants(Device device) {
    if (device.kind() == Device.Kind.GPU) {
      return List.of(ND4J);
    }
    return hasOneDnn() ? List.of(AUTO, LOOPS, OPENBLAS, ONEDNN, ND4J) : List.of(AUTO, ND4J);
  }

  /**
   * Whether oneDNN is available for this system: its JavaCPP presets are on the class path under the platform's name.
   */
  private static boolean hasOneDnn() {
    String folder = "/org/bytedeco/dnnl/" + Natives.platform() + "/";
    return Stream.of("libjnidnnl.so", "jnidnnl.dll", "libjnidnnl.dylib")
        .anyMatch(library -> Dl4jProvider.class.getResource(folder + library) != null);
  }

  @Override
  public Engine open(Device device, int threads, String variant) {
    return device.kind() == Device.Kind.GPU ? Dl4jEngine.onCard(device, threads) : Dl4jEngine.open(threads, variant);
  }
}
