package convscope;

import convscope.engine.Classifier;
import convscope.engine.Device;
import convscope.engine.DeviceStatus;
import convscope.engine.Engine;
import convscope.engine.EngineProvider;
import convscope.engine.InputGradients;
import convscope.engine.Learning;
import convscope.engine.Trainer;
import convscope.model.Network;
import convscope.spoken.Spoken;
import java.util.List;
import java.util.Map;

/**
 * Computes as another engine does, and passes for a card: for tests of what is done where there are several devices.
 */
public record BorrowedEngine(Device device, String variant, Engine own) implements Engine {
  /** The variant of an engine that cannot be opened. */
  public static final String CLOSED = "closed";
  /** The variant of an engine that is opened but has no room for a network. */
  public static final String FULL = "full";
  /** The variant of an engine that trains but cannot look. */
  public static final String BLIND = "blind";

  /** A usable card of that id and name. */
  public static Device card(String id, String name) {
    return card(id, name, DeviceStatus.ready());
  }

  /** A card of that id and name. */
  public static Device card(String id, String name, DeviceStatus status) {
    return new Device(id, Device.Kind.GPU, Map.of(Device.Fact.NAME, name), status);
  }

  /**
   * Offers {@code devices}, each with the same variants, which compute as the usual engine's variant {@code auto} does.
   */
  public record Provider(List<Device> devices, List<String> variants) implements EngineProvider {
    @Override
    public String id() {
      return "borrowed";
    }

    @Override
    public List<String> variants(Device device) {
      return device.status().usable() ? variants : List.of();
    }

    @Override
    public Engine open(Device device, int threads, String variant) {
      if (variant.equals(CLOSED)) {
        throw Spoken.problem(device.name() + " is closed: choose another device.");
      }
      return new BorrowedEngine(device, variant, AnEngine.usual());
    }
  }

  @Override
  public Trainer trainer(Network network, int batchSize, Learning learning) {
    if (variant.equals(FULL)) {
      throw Spoken.problem("There is no room on " + device.name() + ": choose smaller batches.");
    }
    return own.trainer(network, batchSize, learning);
  }

  @Override
  public Classifier classifier(Network network, int batchSize) {
    if (variant.equals(BLIND)) {
      throw Spoken.problem(device.name() + " is blind: choose another device.");
    }
    return own.classifier(network, batchSize);
  }

  @Override
  public InputGradients inputGradients(Network network, int batchSize) {
    return own.inputGradients(network, batchSize);
  }

  @Override
  public int threads() {
    return 1;
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
