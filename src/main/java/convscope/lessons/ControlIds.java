package convscope.lessons;

import convscope.foundation.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ids of the window's controls that a step can mark, or that can be used: {@code controls.list}, a line for each
 * view. A test compares it with the reference for authors and with the window.
 */
final class ControlIds {
  private static final String FILE = "controls.list";
  static final Set<String> ALL = read();

  private ControlIds() {}

  private static Set<String> read() {
    try (InputStream in = ControlIds.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw Problem.of(Lessons.class, "builtin.missing", FILE);
      }
      Set<String> all = new TreeSet<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        String ids = line.substring(line.indexOf(':') + 1).strip();
        if (!ids.isEmpty() && !line.startsWith("#")) {
          all.addAll(List.of(ids.split("\\s+")));
        }
      }
      return all;
    } catch (IOException unable) {
      throw Problem.because(unable, Lessons.class, "builtin.missing", FILE);
    }
  }

  /** @throws Problem with the nearest ids, if the window has no control {@code id}, which {@code line} names */
  static void require(String id, Line line, String file) {
    if (ALL.contains(id)) {
      return;
    }
    List<String> near = Nearest.to(id, ALL);
    throw near.isEmpty() ? Problem.of(ControlIds.class, "control.unknown", file, line.number(), id)
        : Problem.of(ControlIds.class, "control.near", file, line.number(), id, String.join(", ", near));
  }
}
