package convscope.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Folders that contain only one folder, and perhaps some notes, as unpacked archives often do. */
final class Wrappers {
  private static final int DEEPEST = 16;

  private Wrappers() {}

  /** {@code place}, the only folder in it that is not a system folder, the only one in that, and so on. */
  static List<Path> chain(Path place) {
    List<Path> chain = new ArrayList<>();
    chain.add(place);
    List<Path> inside = folders(place);
    while (inside.size() == 1 && chain.size() < DEEPEST) {
      chain.add(inside.get(0));
      inside = folders(inside.get(0));
    }
    return chain;
  }

  private static List<Path> folders(Path place) {
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(place)) {
      return inside.filter(one -> !SystemFiles.isOne(one.getFileName().toString()) && Files.isDirectory(one)).limit(2)
          .toList();
    } catch (IOException unreadable) {
      // Opening the folder will report the reason.
      return List.of();
    }
  }
}
