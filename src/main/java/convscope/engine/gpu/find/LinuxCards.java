package convscope.engine.gpu.find;

import convscope.engine.DeviceLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Graphics cards as Linux lists them below {@code /sys/bus/pci/devices}, and the files below {@code /dev} through which
 * programs use them. Nothing here wakes a card or calls its driver.
 */
final class LinuxCards {
  /** The PCI class of display controllers. */
  private static final String DISPLAY_CLASS = "0x03";
  private static final long MIB = 1 << 20;
  private static final int MILLI = 1000;

  private final Path sys;
  private final Path dev;
  private final Predicate<Path> open;

  /** The cards below {@code sys} and {@code dev}; {@code open} says whether a file may be opened. */
  LinuxCards(Path sys, Path dev, Predicate<Path> open) {
    this.sys = sys;
    this.dev = dev;
    this.open = open;
  }

  static LinuxCards here() {
    return new LinuxCards(Path.of("/sys"), Path.of("/dev"), file -> Files.isReadable(file) && Files.isWritable(file));
  }

  /** A line for every card; see {@link PciCard#read}. */
  Answer ask() {
    StringBuilder lines = new StringBuilder();
    for (Path card : list(sys.resolve("bus/pci/devices"))) {
      if (text(card.resolve("class")).startsWith(DISPLAY_CLASS)) {
        Fields line = Fields.of("card").with("bus", card.getFileName()).with("vendor", text(card.resolve("vendor")))
            .with("device", text(card.resolve("device"))).with("driver", driver(card));
        closed(card).ifPresent(file -> line.with("closed", file));
        lines.append(line.line()).append('\n');
      }
    }
    return Answer.whole(lines.toString());
  }

  private static String driver(Path card) {
    try {
      return card.resolve("driver").toRealPath().getFileName().toString();
    } catch (IOException none) {
      return "";
    }
  }

  /** The first file of {@code card} that may not be opened. */
  private Optional<Path> closed(Path card) {
    List<Path> files = new ArrayList<>();
    if (driver(card).equals("nvidia")) {
      list(dev).stream().filter(file -> file.getFileName().toString().matches("nvidia(\\d+|ctl|-uvm)"))
          .forEach(files::add);
    } else {
      list(card.resolve("drm")).stream().filter(file -> file.getFileName().toString().startsWith("renderD"))
          .forEach(file -> files.add(dev.resolve("dri").resolve(file.getFileName())));
    }
    return files.stream().filter(file -> Files.exists(file) && !open.test(file)).findFirst();
  }

  /** How busy the card at {@code bus} is, as reported by AMD's driver; empty for others. */
  Optional<DeviceLoad> load(String bus) {
    Path card = sys.resolve("bus/pci/devices").resolve(bus.substring(bus.indexOf(':') - 4));
    OptionalInt percent = Fields.parsed(text(card.resolve("gpu_busy_percent")));
    String used = text(card.resolve("mem_info_vram_used"));
    OptionalInt memory = used.matches("\\d{1,18}") ? OptionalInt.of((int) (Long.parseLong(used) / MIB))
        : OptionalInt.empty();
    OptionalInt milli = list(card.resolve("hwmon")).stream().map(one -> Fields.parsed(text(one.resolve("temp1_input"))))
        .filter(OptionalInt::isPresent).findFirst().orElse(OptionalInt.empty());
    OptionalInt temperature = milli.isPresent() ? OptionalInt.of(milli.getAsInt() / MILLI) : milli;
    return percent.isEmpty() && memory.isEmpty() && temperature.isEmpty() ? Optional.empty()
        : Optional.of(new DeviceLoad(percent, memory, temperature));
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException none) {
      return "";
    }
  }
}
