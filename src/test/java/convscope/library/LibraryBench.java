package convscope.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Reads a library of a thousand runs in a Java just started, and then again: prints when the first of them were found
 * and when all. A program of its own: it needs the class path of the tests, and a folder, in which it makes the runs
 * where there is none yet; give it those made before, or the program that is timed has just run all that it is timed
 * for.
 */
final class LibraryBench {
  private static final int RUNS = 1_000;
  private static final double NANOS_A_MILLI = 1e6;

  private LibraryBench() {}

  /** {@code FOLDER}. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    if (!Files.isDirectory(folder)) {
      for (int i = 0; i < RUNS; i++) {
        MadeRuns.trained(folder.resolve(String.format(Locale.ROOT, "run-%04d", i)), 1_000, 0.1, 10 * (1 + i % 90));
      }
    }
    for (String time : List.of("first", "second")) {
      long start = System.nanoTime();
      double[] found = {0};
      List<RunSummary> all = new Library(folder, folder.resolveSibling("folders.json")).read(List.of(), some -> {
        if (found[0] == 0) {
          found[0] = (System.nanoTime() - start) / NANOS_A_MILLI;
        }
      });
      System.out.printf("the %s time: first rows after %.0f ms, all %d after %.0f ms%n", time, found[0], all.size(),
          (System.nanoTime() - start) / NANOS_A_MILLI);
    }
  }
}
