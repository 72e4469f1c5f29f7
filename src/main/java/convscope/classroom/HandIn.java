package convscope.classroom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.library.RunSummary;
import convscope.runs.RunFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;

/**
 * What a student hands in: some runs, with a name and answers. Immutable.
 *
 * @param student the name of the student, or of several
 * @param answers in any number of lines; may be empty
 * @param runs the folders of the runs
 * @param networks whether the latest and the best checkpoint of each run go with it
 */
public record HandIn(String student, String answers, List<Path> runs, boolean networks) {
  /** The most characters of a name. */
  public static final int LONGEST_NAME = 100;
  /** The most characters of the answers. */
  public static final int LONGEST_ANSWERS = 20_000;
  /** The most runs in one file. */
  public static final int MOST_RUNS = 90;

  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm");

  /**
   * @throws Problem if there is no name or no run, or more of anything than a file takes
   */
  public HandIn {
    student = oneLine(student);
    answers = answers.strip();
    runs = List.copyOf(runs);
    if (student.isEmpty()) {
      throw Problem.of(HandIn.class, "handin.no.name");
    }
    if (runs.isEmpty()) {
      throw Problem.of(HandIn.class, "handin.no.run");
    }
    if (answers.length() > LONGEST_ANSWERS) {
      throw Problem.of(HandIn.class, "handin.answers.long", LONGEST_ANSWERS);
    }
    if (runs.size() > MOST_RUNS) {
      throw Problem.of(HandIn.class, "handin.many", MOST_RUNS);
    }
  }

  static String oneLine(String name) {
    String line = name.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME);
  }

  /** The proposed name of its file: from the student's name and {@code now}. */
  public String fileName(LocalDateTime now) {
    return SafeNames.of(student, "student") + "-" + STAMP.format(now) + ArchiveKind.WORK.ending();
  }

  /**
   * Writes this into {@code folder}, under a name that nobody has there.
   *
   * @return the file written
   * @throws Problem if a run cannot be read, or the file cannot be written
   * @throws java.util.concurrent.CancellationException if {@code goOn} says so; then nothing is left
   */
  public Path writeInto(Path folder, LocalDateTime now, DoublePredicate goOn) {
    Path file = reserve(folder, fileName(now));
    try {
      write(file, now, goOn);
    } catch (RuntimeException | Error failure) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException left) {
        failure.addSuppressed(left);
      }
      throw failure;
    }
    return file;
  }

  /** Creates an empty file, so that of several who hand in at the same time none overwrites another's. */
  private static Path reserve(Path folder, String name) {
    String stem = name.substring(0, name.length() - ArchiveKind.WORK.ending().length());
    for (int again = 1;; again++) {
      Path file = folder.resolve(again == 1 ? name : stem + "-" + again + ArchiveKind.WORK.ending());
      try {
        return Files.createFile(file);
      } catch (FileAlreadyExistsException taken) {
        // Another hand-in has this name: try the next.
      } catch (IOException unable) {
        throw SafeFile.cannotWrite(file, unable);
      }
    }
  }

  /** Writes this to {@code file}, which is replaced. As {@link #writeInto}. */
  public void write(Path file, LocalDateTime now, DoublePredicate goOn) {
    ArchiveWriter writer = new ArchiveWriter(ArchiveKind.WORK);
    ObjectNode about = ArchiveManifest.MAPPER.createObjectNode().put("student", student).put("answers", answers);
    ArrayNode all = about.putArray("runs");
    for (int i = 0; i < runs.size(); i++) {
      String folder = String.format(Locale.ROOT, "%02d", i + 1);
      // An unreadable run is refused here, with the reason.
      RunParts.add(writer, folder, RunFolder.open(runs.get(i)), networks);
      RunSummary run = RunSummary.of(runs.get(i), null);
      all.addObject().put("folder", folder).put("name", run.name());
    }
    writer.write(file, about, now, goOn);
  }
}
