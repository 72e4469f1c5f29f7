package convscope.engine.gpu.find;

import convscope.engine.Device;
import convscope.engine.Device.Fact;
import convscope.engine.DeviceLoad;
import java.time.Duration;
import java.util.Optional;

/**
 * How busy a GPU is, as reported by {@code nvidia-smi} or AMD's driver for Linux; others do not report it. Takes up to
 * two seconds, usually a few hundredths. Thread-safe.
 */
public final class GpuLoad {
  /** After this many calls without an answer, the tool is not called again. */
  private static final int MOST_SILENCES = 3;

  private final NvidiaTool tool;
  private final LinuxCards linux;
  private int silences;

  GpuLoad(NvidiaTool tool, LinuxCards linux) {
    this.tool = tool;
    this.linux = linux;
  }

  /** The load of this machine's GPUs. */
  public static GpuLoad here() {
    return new GpuLoad(NvidiaTool.here(), LinuxCards.here());
  }

  /** The load of {@code device}; empty if unknown. */
  public Optional<DeviceLoad> of(Device device) {
    String bus = device.facts().get(Fact.BUS);
    if (bus == null) {
      return Optional.empty();
    }
    return Maker.NVIDIA.title().equals(device.facts().get(Fact.MAKER)) ? ofNvidia(bus, GpuSearch.limit())
        : linux.load(bus);
  }

  private synchronized Optional<DeviceLoad> ofNvidia(String bus, Duration limit) {
    if (silences == MOST_SILENCES) {
      return Optional.empty();
    }
    Optional<DeviceLoad> load = tool.load(bus, limit);
    silences = load.isPresent() ? 0 : silences + 1;
    return load;
  }
}
