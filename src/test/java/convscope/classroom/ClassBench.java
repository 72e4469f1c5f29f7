package convscope.classroom;

import convscope.library.Across;
import convscope.library.MadeRuns;
import convscope.library.RunCurves;
import convscope.library.RunSummary;
import convscope.runs.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Collects, sorts and reads the curves of thirty hand-ins in a Java just started, then again while their networks are
 * unpacked, and then when all is there: prints how long each takes. A program of its own: it needs the class path of
 * the tests, and a folder, in which it makes the hand-ins where there are none yet; give it those made before, or the
 * program that is timed has just run all that it is timed for.
 */
final class ClassBench {
  private static final int STUDENTS = 30;
  private static final int STEPS = 10_000;
  private static final int POINTS = 1_500;
  private static final double NANOS_A_MILLI = 1e6;

  private ClassBench() {}

  /** {@code FOLDER}. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Path shared = folder.resolve("shared");
    if (!Files.isDirectory(shared)) {
      Files.createDirectories(shared);
      for (int i = 0; i < STUDENTS; i++) {
        RunFolder run = MadeRuns.trained(folder.resolve(String.format(Locale.ROOT, "run-%02d", i)), STEPS, 0.1, STEPS);
        MadeRuns.evaluated(run, STEPS, 0.5 + i / 100.0);
        MadeRuns.saved(run, STEPS);
        new HandIn("Student " + i, "An answer.", List.of(run.path()), true)
            .writeInto(shared, LocalDateTime.of(2026, 3, 2, 10, 15), done -> true);
      }
      Files.writeString(shared.resolve("damaged.convwork"), "damaged");
      return;
    }
    Path home = Files.createTempDirectory(folder, "home");
    ClassCollection collection = new ClassCollection(home.resolve("collected"), home.resolve("class-folders.json"));
    collection.add(shared);
    for (String time : List.of("unpacked", "with networks", "again")) {
      long start = System.nanoTime();
      ClassCollection.Collected found = collection.collect();
      double collected = since(start);
      List<RunSummary> runs = found.runs().parallelStream().map(run -> RunSummary.of(run, null))
          .sorted(Comparator.comparingDouble(RunSummary::bestPrecision).reversed()).toList();
      ClassFigures figures = ClassFigures.of(runs);
      double sorted = since(start);
      long points = 0;
      for (RunSummary run : runs) {
        points += RunCurves.read(RunFolder.open(run.path()), Across.STEP, POINTS).loss().size();
      }
      System.out.printf("%s: %d runs, %d refused, median %.3f; collected after %.0f ms, sorted after %.0f ms, "
          + "curves with %d points after %.0f ms%n", time, runs.size(), found.problems().size(), figures.median(),
          collected, sorted, points, since(start));
    }
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / NANOS_A_MILLI;
  }
}
