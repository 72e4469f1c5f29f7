package convscope.workbench.devices;

import convscope.engine.Device;
import convscope.training.DeviceSpeed.Figure;
import convscope.workbench.session.DeviceChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The consequences of a choice of devices.
 *
 * @param was the choice in force
 * @param is the new choice
 * @param before the devices in use
 * @param chosen the devices that {@code is} names; none if the fastest is to be found
 * @param work the current or next training
 */
record Consequences(DeviceChoice was, DeviceChoice is, List<DeviceItem> before, List<DeviceItem> chosen, Work work) {
  private static final double MEBI = 1 << 20;
  private static final double GIBI = 1 << 10;
  /** Speed differences between towers below this do not matter. */
  private static final double UNEVEN = 1.25;

  /**
   * The training work.
   *
   * @param running whether a run is active
   * @param step its next step
   * @param batch the examples of a tower; 0 if unknown
   * @param bytes that training takes of a device's memory for one tower
   */
  record Work(boolean running, long step, int batch, long bytes) {}

  List<Consequence> all() {
    List<Consequence> all = new ArrayList<>();
    where(all);
    towers(all);
    speed(all);
    chosen.forEach(item -> memory(item, all));
    return all;
  }

  private void where(List<Consequence> all) {
    boolean elsewhere = !ids(chosen).equals(ids(before));
    if (chosen.isEmpty()) {
      all.add(Consequence.of("fastest"));
      if (work.running()) {
        all.add(Consequence.of("run.fastest", work.step()));
      }
    } else if (work.running()) {
      all.add(Consequence.of("run.goesOn", work.step(), names()));
    } else {
      all.add(Consequence.of("run.next", names()));
    }
    if (work.running() && (elsewhere || is.threads() != was.threads() || is.towers() != was.towers())) {
      all.add(Consequence.of("digits"));
    }
  }

  private void towers(List<Consequence> all) {
    if (work.batch() > 0 && is.towers() > 1) {
      all.add(Consequence.of("towers", is.towers(), work.batch(), is.towers() * work.batch()));
    } else if (work.batch() > 0 && was.towers() > 1) {
      all.add(Consequence.of("towers.one", work.batch()));
    }
    if (chosen.size() > 1 && is.towers() % chosen.size() != 0) {
      all.add(Consequence.warning("towers.uneven", is.towers(), chosen.size()));
    }
  }

  /** From measurements, if any. */
  private void speed(List<Consequence> all) {
    OptionalDouble slowest = chosen.stream().mapToDouble(Consequences::rate).min();
    OptionalDouble fastest = chosen.stream().mapToDouble(Consequences::rate).max();
    if (slowest.isEmpty() || slowest.getAsDouble() == 0) {
      return;
    }
    if (fastest.getAsDouble() > UNEVEN * slowest.getAsDouble()) {
      DeviceItem last = chosen.stream().filter(item -> rate(item) == slowest.getAsDouble()).findFirst().orElseThrow();
      all.add(Consequence.warning("slowest", last.now().name()));
    }
    if (chosen.size() == 1 && before.size() == 1 && chosen.get(0) != before.get(0) && rate(before.get(0)) > 0) {
      all.add(Consequence.of("faster", slowest.getAsDouble() / rate(before.get(0))));
    }
  }

  /** Images per second of training; 0 if not measured. */
  private static double rate(DeviceItem item) {
    Measured measured = item.measuredProperty().get();
    return measured == null ? 0 : measured.speed().of(Figure.TRAINING).orElse(0);
  }

  private void memory(DeviceItem item, List<Consequence> all) {
    String memory = item.now().facts().get(Device.Fact.MEMORY_MIB);
    if (memory == null) {
      return;
    }
    int towers = (is.towers() + chosen.size() - 1) / chosen.size();
    double needed = towers * work.bytes() / MEBI;
    double there = Double.parseDouble(memory);
    String key = needed > there ? "memory.lacking" : "memory";
    all.add(new Consequence(key, List.of(needed / GIBI, there / GIBI, item.now().name()), needed > there));
  }

  private String names() {
    return chosen.stream().map(item -> item.now().name()).collect(Collectors.joining(" + "));
  }

  private static List<String> ids(List<DeviceItem> items) {
    return items.stream().map(item -> item.now().id()).toList();
  }
}
