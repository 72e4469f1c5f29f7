package convscope.workbench.devices;

import convscope.engine.Device;
import convscope.engine.DeviceStatus;
import convscope.training.TowerPace;
import convscope.workbench.control.StatusLight;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.Computing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Devices in the window's sentences. */
record DeviceWords(Texts texts) {
  private static final String BETWEEN = " · ";
  private static final int MIB_A_GIB = 1_024;
  private static final int BYTES_A_MIB = 1 << 20;

  /** Processor or graphics card, and its id on the command line. */
  String kind(Device device) {
    return texts.get("kind." + device.kind().name().toLowerCase(Locale.ROOT)) + BETWEEN + device.id();
  }

  /** Its facts, in one line. */
  String facts(Device device) {
    List<String> words = new ArrayList<>();
    for (Map.Entry<Device.Fact, String> fact : device.facts().entrySet()) {
      String said = fact(device.kind(), fact.getKey(), fact.getValue());
      if (!said.isEmpty()) {
        words.add(said);
      }
    }
    return String.join(BETWEEN, words);
  }

  private String fact(Device.Kind kind, Device.Fact fact, String value) {
    return switch (fact) {
      // Shown elsewhere, or of no use here.
      case NAME, WAYS -> "";
      case CORES -> texts.get(kind == Device.Kind.CPU ? "fact.cores" : "fact.units", whole(value));
      case VECTOR_BITS -> texts.get("fact.vectorBits", value);
      case MEMORY_MIB -> memory(Double.parseDouble(value));
      case CLOCK_MHZ -> texts.get("fact.clockMHz", whole(value));
      case LIMIT_GFLOPS -> texts.get("fact.limitGflops", whole(value));
      default -> texts.get("fact." + fact.key(), value);
    };
  }

  private static long whole(String value) {
    return Math.round(Double.parseDouble(value));
  }

  /** An amount of memory. */
  String memory(double mebibytes) {
    return mebibytes < MIB_A_GIB ? texts.get("memory.mib", mebibytes) : texts.get("memory.gib", mebibytes / MIB_A_GIB);
  }

  /** How it computes now. */
  String use(Computing now) {
    String versions = String.join(BETWEEN, now.versions().entrySet().stream()
        .map(library -> library.getKey() + " " + library.getValue()).toList());
    return texts.get("use.words", now.kernels(), now.threads()) + (versions.isEmpty() ? "" : BETWEEN + versions);
  }

  /** A tower's speed, and its memory if known. */
  String tower(TowerPace pace) {
    String speed = texts.get("use.tower", pace.tower(), pace.examplesPerSecond());
    return pace.memoryBytes() == 0 ? speed : speed + BETWEEN + memory((double) pace.memoryBytes() / BYTES_A_MIB);
  }

  /** Whether it can train, and if not, why and what would help. */
  String verdict(Device device) {
    String ways = device.facts().get(Device.Fact.WAYS);
    if (device.status().key() != DeviceStatus.Key.READY || ways == null) {
      return status(device.status());
    }
    String[] all = ways.split(",\\s*", 2);
    return all.length == 1 ? texts.get("status.ready.way", all[0]) : texts.get("status.ready.ways", all[0], all[1]);
  }

  /** The sentence of {@code status}. */
  String status(DeviceStatus status) {
    String key = "status." + status.key().name().toLowerCase(Locale.ROOT);
    boolean named = status.key() == DeviceStatus.Key.OPENCL_DRIVER_MISSING && !status.values().get(0).isEmpty();
    return texts.get(named ? key + ".package" : key, status.values().toArray());
  }

  /** The light of {@code status}. */
  static StatusLight.State light(DeviceStatus status) {
    return switch (status.key()) {
      case READY, OPENCL_FOR_OLDER_CARD -> StatusLight.State.GOOD;
      case OPENCL_FOR_OLDER_DRIVER, OPENCL_MISSING, NO_ANSWER, ANSWER_FAILED -> StatusLight.State.WATCH;
      case NO_GPU -> StatusLight.State.UNKNOWN;
      default -> StatusLight.State.BAD;
    };
  }
}
