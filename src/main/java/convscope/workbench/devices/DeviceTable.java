package convscope.workbench.devices;

import convscope.engine.Device;
import convscope.engine.DeviceLoad;
import convscope.foundation.Csv;
import convscope.foundation.SafeFile;
import convscope.training.DeviceSpeed.Figure;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.StringJoiner;

/** Devices as comma-separated values (RFC 4180), one line per device; unknown values are empty cells. */
final class DeviceTable {
  private DeviceTable() {}

  /** The table of {@code items}, as they are now. JavaFX thread. */
  static String of(List<DeviceItem> items) {
    StringJoiner head = new StringJoiner(",", "", "\r\n").add("device").add("kind").add("trains").add("status")
        .add("status_values");
    for (Device.Fact fact : Device.Fact.values()) {
      head.add(fact.key());
    }
    head.add("load_percent").add("memory_used_MiB").add("temperature_C").add("limit_gflops");
    for (Figure figure : Figure.values()) {
      head.add(figure.name().toLowerCase(Locale.ROOT) + (figure.arithmetic() ? "_gflops" : "_images_per_second"));
    }
    StringBuilder text = new StringBuilder(head.add("threads").add("batch").toString());
    items.forEach(item -> text.append(line(item)));
    return text.toString();
  }

  private static String line(DeviceItem item) {
    Device device = item.now();
    StringJoiner line = new StringJoiner(",", "", "\r\n").add(Csv.cell(device.id()))
        .add(device.kind().name().toLowerCase(Locale.ROOT)).add(Boolean.toString(device.status().usable()))
        .add(device.status().key().name().toLowerCase(Locale.ROOT))
        .add(Csv.cell(String.join(" ", device.status().values())));
    for (Device.Fact fact : Device.Fact.values()) {
      line.add(Csv.cell(device.facts().getOrDefault(fact, "")));
    }
    DeviceLoad load = item.loadProperty().get();
    line.add(load == null ? "" : number(load.percent())).add(load == null ? "" : number(load.memoryUsedMiB()))
        .add(load == null ? "" : number(load.temperature()));
    Measured measured = item.measuredProperty().get();
    if (measured == null) {
      return line.add(",".repeat(Figure.values().length + 2)).toString();
    }
    line.add(Double.toString(measured.speed().limit()));
    for (Figure figure : Figure.values()) {
      line.add(Double.toString(measured.speed().of(figure).orElseThrow()));
    }
    return line.add(Integer.toString(measured.speed().threads())).add(Integer.toString(measured.speed().batch()))
        .toString();
  }

  private static String number(OptionalInt value) {
    return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
  }

  /** Writes {@code table} to {@code file}, replacing it atomically. Any thread but JavaFX's. */
  static Path write(String table, Path file) {
    SafeFile.writeText(file, table);
    return file;
  }
}
