package convscope.engine;

import convscope.model.Network;
import convscope.spoken.Spoken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The smallest engine there can be: plain loops in double precision, slow and exact. Its arrays need no closing. */
final class PlainEngine implements Engine {
  static final Device DEVICE = new Device("plain", Device.Kind.CPU, Map.of(Device.Fact.NAME, "Plain Java"),
      DeviceStatus.ready());
  static final String LOOPS = "loops";

  /** Offers it where a test puts it on the class path. */
  public static final class Provider implements EngineProvider {
    @Override
    public String id() {
      return "plain";
    }

    @Override
    public List<Device> devices() {
      return List.of(DEVICE);
    }

    @Override
    public List<String> variants(Device device) {
      return List.of(LOOPS);
    }

    @Override
    public Engine open(Device device, int threads, String variant) {
      return new PlainEngine();
    }
  }

  private static int checked(int batchSize) {
    if (batchSize < 1 || batchSize > 65_536) {
      throw Spoken.problem("A batch cannot have " + batchSize + " examples: give 1 to 65,536.");
    }
    return batchSize;
  }

  @Override
  public Trainer trainer(Network network, int batchSize, Learning learning) {
    return new PlainTrainer(network, checked(batchSize), learning);
  }

  @Override
  public Classifier classifier(Network network, int batchSize) {
    return new PlainClassifier(network, checked(batchSize));
  }

  @Override
  public InputGradients inputGradients(Network network, int batchSize) {
    return new PlainInputGradients(network, checked(batchSize));
  }

  @Override
  public Device device() {
    return DEVICE;
  }

  @Override
  public String variant() {
    return LOOPS;
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public Map<String, String> arithmetic(Network network, int batchSize) {
    Map<String, String> arithmetic = new LinkedHashMap<>();
    network.layers().forEach(layer -> arithmetic.put(layer.name(), LOOPS));
    return arithmetic;
  }

  @Override
  public double measurePeak() {
    return 1;
  }

  @Override
  public Map<String, String> versions() {
    return Map.of("plain", "1");
  }
}
