package convscope.engine;

import convscope.engine.DeviceStatus.Key;
import convscope.model.Network;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Graphics cards as they are found on machines that people have, made up for tests; those that train do so on the
 * processor.
 */
public final class MadeDevices implements EngineProvider {
  private final EngineProvider processor;
  private final Map<String, DeviceLoad> loads = new ConcurrentHashMap<>();
  private volatile List<Device> cards = List.of();
  private volatile List<DeviceStatus> remarks = List.of();
  private volatile Runnable searching = () -> {};

  /** None at first, beside {@code processor}, which computes for all of them. */
  public MadeDevices(EngineProvider processor) {
    this.processor = processor;
  }

  /** The processor of this machine, and what is made up beside it. */
  public static MadeDevices besideTheProcessor() {
    return new MadeDevices(ServiceLoader.load(EngineProvider.class).stream()
        .map(ServiceLoader.Provider::get).filter(provider -> provider.id().equals("dl4j")).findFirst().orElseThrow());
  }

  /** A card; facts alternate with their values. */
  public static Device card(int number, DeviceStatus status, Object... facts) {
    Map<Device.Fact, String> known = new EnumMap<>(Device.Fact.class);
    for (int i = 0; i < facts.length; i += 2) {
      known.put((Device.Fact) facts[i], (String) facts[i + 1]);
    }
    return new Device("gpu:" + number, Device.Kind.GPU, known, status);
  }

  /** A card of NVIDIA's. */
  public static Device nvidia(int number, DeviceStatus status, String name, int mebibytes, String capability,
      String driver, String ways) {
    Map<Device.Fact, String> facts = new EnumMap<>(Device.Fact.class);
    facts.put(Device.Fact.NAME, name);
    facts.put(Device.Fact.MEMORY_MIB, Integer.toString(mebibytes));
    facts.put(Device.Fact.COMPUTE_CAPABILITY, capability);
    facts.put(Device.Fact.MAKER, "NVIDIA");
    facts.put(Device.Fact.DRIVER, driver);
    if (!ways.isEmpty()) {
      facts.put(Device.Fact.WAYS, ways);
    }
    return new Device("gpu:" + number, Device.Kind.GPU, facts, status);
  }

  /** Ten machines, by what they are called. */
  public static Map<String, List<Device>> machines() {
    Map<String, List<Device>> all = new LinkedHashMap<>();
    DeviceStatus ready = DeviceStatus.ready();
    all.put("h100-mig", List.of(
        nvidia(0, ready, "NVIDIA H100 80GB HBM3 MIG 1g.10gb", 9_856, "9.0", "580.65.06", "CUDA"),
        nvidia(1, DeviceStatus.of(Key.MIG_WITHOUT_INSTANCE), "NVIDIA H100 80GB HBM3", 81_559, "9.0", "580.65.06", "")));
    all.put("two", List.of(
        nvidia(0, ready, "NVIDIA GeForce RTX 4070", 12_282, "8.9", "560.94", "CUDA, OpenCL"),
        nvidia(1, ready, "NVIDIA GeForce GTX 1650", 4_096, "7.5", "560.94", "CUDA, OpenCL")));
    all.put("blackwell", List.of(
        nvidia(0, ready, "NVIDIA GeForce RTX 5090", 32_607, "12.0", "576.02", "CUDA, OpenCL")));
    all.put("kepler",
        List.of(nvidia(0, DeviceStatus.of(Key.CAPABILITY_UNSUPPORTED, "3.7", "7.5"), "Tesla K80", 11_441, "3.7",
        "470.256.02", "")));
    all.put("pascal", List.of(nvidia(0, DeviceStatus.of(Key.OPENCL_FOR_OLDER_CARD, "6.1", "7.5"),
        "NVIDIA GeForce GTX 1060 6GB", 6_078, "6.1", "535.183.01", "OpenCL")));
    all.put("old-driver", List.of(nvidia(0, DeviceStatus.of(Key.OPENCL_FOR_OLDER_DRIVER, "418.226.00", "450.80.02"),
        "Quadro RTX 4000", 7_982, "7.5", "418.226.00", "OpenCL")));
    all.put("intel", List.of(card(0, ready, Device.Fact.NAME, "Intel(R) Iris(R) Xe Graphics", Device.Fact.MAKER,
        "Intel(R) Corporation", Device.Fact.MEMORY_MIB, "12680", Device.Fact.CORES, "96", Device.Fact.CLOCK_MHZ, "1300",
        Device.Fact.DRIVER, "31.0.101.5186", Device.Fact.WAYS, "OpenCL")));
    all.put("amd", List.of(card(0, ready, Device.Fact.NAME, "AMD Radeon RX 6700 XT", Device.Fact.MAKER,
        "Advanced Micro Devices, Inc.", Device.Fact.MEMORY_MIB, "12272", Device.Fact.CORES, "20", Device.Fact.CLOCK_MHZ,
        "2855", Device.Fact.DRIVER, "3590.0 (HSA1.1,LC)", Device.Fact.WAYS, "OpenCL")));
    all.put("apple",
        List.of(card(0, ready, Device.Fact.NAME, "Apple M1", Device.Fact.MAKER, "Apple", Device.Fact.MEMORY_MIB,
        "5461", Device.Fact.CORES, "8", Device.Fact.CLOCK_MHZ, "1000", Device.Fact.DRIVER, "1.2 1.0", Device.Fact.WAYS,
        "OpenCL")));
    all.put("no-permission",
        List.of(card(0, DeviceStatus.of(Key.NO_PERMISSION, "/dev/dri/renderD128"), Device.Fact.NAME,
        "Intel Corporation Arrow Lake-P [Intel Arc Pro 140T]", Device.Fact.MAKER, "Intel Corporation")));
    return all;
  }

  /** From the next search on, these are there. */
  public void put(List<Device> found, DeviceStatus... said) {
    cards = List.copyOf(found);
    remarks = List.of(said);
  }

  /** From now on the device {@code id} is as busy as {@code load} says. */
  public void busy(String id, DeviceLoad load) {
    loads.put(id, load);
  }

  /** From now on a search takes as long as {@code what}. */
  public void searching(Runnable what) {
    searching = what;
  }

  /** All that a driver can tell. */
  public static DeviceLoad load(int percent, int mebibytes, int degrees) {
    return new DeviceLoad(OptionalInt.of(percent), OptionalInt.of(mebibytes), OptionalInt.of(degrees));
  }

  @Override
  public String id() {
    return "made";
  }

  @Override
  public List<Device> devices() {
    searching.run();
    return Stream.concat(processor.devices().stream(), cards.stream()).toList();
  }

  @Override
  public List<DeviceStatus> remarks() {
    return remarks;
  }

  @Override
  public Optional<DeviceLoad> load(Device device) {
    return Optional.ofNullable(loads.get(device.id()));
  }

  @Override
  public List<String> variants(Device device) {
    return processor.variants(processor.devices().get(0));
  }

  @Override
  public Engine open(Device device, int threads, String variant) {
    return new Labelled(processor.open(processor.devices().get(0), threads, variant), device);
  }

  /** Computes as {@code own} does and says that it is {@code device}. */
  private record Labelled(Engine own, Device device) implements Engine {
    @Override
    public Trainer trainer(Network network, int batchSize, Learning learning) {
      return own.trainer(network, batchSize, learning);
    }

    @Override
    public Classifier classifier(Network network, int batchSize) {
      return own.classifier(network, batchSize);
    }

    @Override
    public InputGradients inputGradients(Network network, int batchSize) {
      return own.inputGradients(network, batchSize);
    }

    @Override
    public String variant() {
      return own.variant();
    }

    @Override
    public int threads() {
      return own.threads();
    }

    @Override
    public Map<String, String> arithmetic(Network network, int batchSize) {
      return own.arithmetic(network, batchSize);
    }

    @Override
    public double measurePeak() {
      return own.measurePeak();
    }

    @Override
    public Map<String, String> versions() {
      return own.versions();
    }
  }
}
