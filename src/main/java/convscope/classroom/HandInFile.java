package convscope.classroom;

import com.fasterxml.jackson.databind.JsonNode;
import convscope.foundation.SafeFile;
import convscope.foundation.SafeFolder;
import convscope.library.HandedIn;
import convscope.runs.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * A file that was handed in. Any thread that may wait.
 *
 * @param file it
 */
public record HandInFile(Path file) {
  private static final Pattern FOLDER = Pattern.compile("[0-9]{2}");
  /** A file in the folder as which it is unpacked, as long as its checkpoints are not. */
  private static final String PENDING = "networks-pending";

  /**
   * What it contains.
   *
   * @param time when it was handed in, in ISO 8601
   * @param runs what the runs were called
   */
  public record Contents(String student, String time, String answers, List<String> runs) {
    public Contents {
      runs = List.copyOf(runs);
    }
  }

  /**
   * Checks every part of it.
   *
   * @param goOn receives the progress, 0 … 1, and returns whether to continue
   * @throws convscope.foundation.Problem if it cannot be read, or is not as it was written
   */
  public Contents check(DoublePredicate goOn) {
    ArchiveManifest manifest = new ArchiveReader(file, ArchiveKind.WORK).check(goOn);
    List<String> names = new ArrayList<>();
    runs(manifest).forEach(run -> names.add(run.path("name").asText()));
    return contents(manifest, names);
  }

  private Contents contents(ArchiveManifest manifest, List<String> names) {
    JsonNode about = manifest.about();
    String student = HandIn.oneLine(about.path("student").asText());
    String answers = about.path("answers").asText();
    if (student.isEmpty() || answers.length() > HandIn.LONGEST_ANSWERS) {
      throw ArchiveReader.damaged(file, null, "damage.manifest");
    }
    return new Contents(student, manifest.created(), answers, names);
  }

  private List<JsonNode> runs(ArchiveManifest manifest) {
    List<JsonNode> runs = new ArrayList<>();
    manifest.about().path("runs").forEach(runs::add);
    if (runs.isEmpty() || runs.size() > HandIn.MOST_RUNS
        || !runs.stream().allMatch(run -> FOLDER.matcher(run.path("folder").asText()).matches())) {
      throw ArchiveReader.damaged(file, null, "damage.manifest");
    }
    return runs;
  }

  /**
   * Unpacks it as {@code folder}, which must not exist: a folder of runs, each of which says who handed it in. At
   * every moment it is there entirely or not at all. Checkpoints, of which a class hands in hundreds of megabytes, are
   * checked but left in the file until {@link #unpackNetworks}.
   *
   * @throws convscope.foundation.Problem if it cannot be read, was changed since, or the folder cannot be written
   */
  void unpack(Path folder, DoublePredicate goOn) {
    Path aside = SafeFile.aside(folder);
    try {
      Files.createDirectories(aside);
      ArchiveManifest manifest =
          new ArchiveReader(file, ArchiveKind.WORK).unpack(aside, part -> !RunParts.isCheckpoint(part), goOn);
      Contents contents = contents(manifest, List.of());
      for (JsonNode run : runs(manifest)) {
        Path place = aside.resolve(run.path("folder").asText());
        if (!RunFolder.isIn(place)) {
          throw ArchiveReader.damaged(file, null, "damage.run", run.path("name").asText());
        }
        new HandedIn(contents.student(), contents.time(), contents.answers(), file.toString()).put(place);
        RunParts.name(place, run.path("name").asText());
      }
      if (manifest.parts().stream().anyMatch(RunParts::isCheckpoint)) {
        Files.createFile(aside.resolve(PENDING));
      }
      SafeFolder.move(aside, folder);
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(folder, unable);
    } finally {
      discard(aside);
    }
  }

  /** Whether the networks of what was unpacked as {@code folder} are still only in the file. */
  static boolean hasPendingNetworks(Path folder) {
    return Files.exists(folder.resolve(PENDING));
  }

  /**
   * Unpacks the checkpoints too, into those runs in {@code folder} that are still there; of each run all at once.
   *
   * @throws convscope.foundation.Problem as {@link #unpack}
   */
  void unpackNetworks(Path folder, DoublePredicate goOn) {
    Path aside = SafeFile.aside(folder);
    try {
      Files.createDirectories(aside);
      ArchiveManifest manifest = new ArchiveReader(file, ArchiveKind.WORK).unpack(aside, RunParts::isCheckpoint, goOn);
      for (JsonNode run : runs(manifest)) {
        Path unpacked = aside.resolve(run.path("folder").asText()).resolve(RunParts.CHECKPOINTS);
        Path place = folder.resolve(run.path("folder").asText());
        if (Files.isDirectory(unpacked) && Files.isDirectory(place)
            && !Files.exists(place.resolve(RunParts.CHECKPOINTS))) {
          SafeFolder.move(unpacked, place.resolve(RunParts.CHECKPOINTS));
        }
      }
      Files.deleteIfExists(folder.resolve(PENDING));
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(folder, unable);
    } finally {
      discard(aside);
    }
  }

  private static void discard(Path aside) {
    try {
      SafeFolder.delete(aside);
    } catch (IOException left) {
      LoggerFactory.getLogger(HandInFile.class).warn("Cannot delete {}", aside, left);
    }
  }
}
