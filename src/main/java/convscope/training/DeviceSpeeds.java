package convscope.training;

import convscope.engine.Device;
import convscope.foundation.Problem;
import convscope.foundation.ProgramVersion;
import convscope.foundation.SafeFile;
import convscope.foundation.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The measured speeds of devices, stored in a file: {@code images_per_second,device}, one line per device. A device is
 * identified by everything known about it, including its driver's version, and by the version of this program: with
 * another driver it counts as another device. Not thread-safe.
 */
final class DeviceSpeeds {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceSpeeds.class);
  private static final String HEADER = "images_per_second,device";

  private final Path file;
  private final Map<String, Double> speeds = new LinkedHashMap<>();

  /** The speeds in {@code file}; none if it is missing. Damaged lines are ignored. */
  DeviceSpeeds(Path file) {
    this.file = file;
    try {
      TextFile.read(file).lines().skip(1).forEach(this::take);
    } catch (NoSuchFileException none) {
      // Nothing has been measured yet.
    } catch (IOException | Problem unreadable) {
      LOG.warn("{} cannot be read: devices are measured again.", file, unreadable);
    }
  }

  private void take(String line) {
    int comma = line.indexOf(',');
    try {
      double speed = Double.parseDouble(line.substring(0, Math.max(0, comma)));
      if (Double.isFinite(speed) && speed > 0) {
        speeds.put(line.substring(comma + 1), speed);
      }
    } catch (NumberFormatException broken) {
      LOG.warn("{} has a line that is not the speed of a device; it was skipped: {}", file, line);
    }
  }

  /** The images per second that {@code device} trains on; empty if not measured. */
  OptionalDouble of(Device device) {
    Double speed = speeds.get(key(device));
    return speed == null ? OptionalDouble.empty() : OptionalDouble.of(speed);
  }

  /** Keeps {@code speed} for {@code device}; if it cannot be written, that is logged, and the speed is used anyway. */
  void keep(Device device, double speed) {
    speeds.put(key(device), speed);
    String text = speeds.entrySet().stream().map(one -> one.getValue() + "," + one.getKey() + "\n")
        .collect(Collectors.joining("", HEADER + "\n", ""));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      SafeFile.writeText(file, text);
    } catch (IOException | Problem unable) {
      LOG.warn("{} cannot be written: devices will be measured again.", file, unable);
    }
  }

  private static String key(Device device) {
    String facts = device.facts().entrySet().stream().map(fact -> fact.getKey().key() + "=" + fact.getValue())
        .collect(Collectors.joining("; "));
    return (device.id() + "; " + facts + "; convscope=" + ProgramVersion.text()).replaceAll("\\p{Cntrl}", " ");
  }
}
