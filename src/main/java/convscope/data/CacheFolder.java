package convscope.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Limits the size of a folder of caches: the least recently used are deleted first. */
final class CacheFolder {
  private static final int MOST_FILES = 12;
  private static final long MOST_BYTES = 4L << 30;

  private CacheFolder() {}

  /** Deletes files ending in {@code ending} from {@code folder} until the rest are within the limits. */
  static void tidy(Path folder, String ending) throws IOException {
    List<Path> newestFirst;
    try (Stream<Path> inside = Files.list(folder)) {
      newestFirst = inside.filter(file -> file.getFileName().toString().endsWith(ending))
          .sorted(Comparator.comparing((Path file) -> file.toFile().lastModified()).reversed()).toList();
    }
    long bytes = 0;
    for (int i = 0; i < newestFirst.size(); i++) {
      bytes += Files.size(newestFirst.get(i));
      if (i >= MOST_FILES || i > 0 && bytes > MOST_BYTES) {
        Files.deleteIfExists(newestFirst.get(i));
      }
    }
  }
}
