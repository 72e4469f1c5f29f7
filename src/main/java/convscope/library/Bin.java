package convscope.library;

import com.fasterxml.jackson.databind.json.JsonMapper;
import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.foundation.SafeFolder;
import convscope.foundation.TextFile;
import convscope.runs.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trash, which keeps deleted runs until it is emptied: a folder for each, with the run and {@code origin.json},
 * which says where it came from and when. The run itself is unchanged. Any thread that may wait.
 */
public final class Bin {
  private static final Logger LOG = LoggerFactory.getLogger(Bin.class);
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String ORIGIN = "origin.json";
  private static final String RUN = "run";

  private final Path folder;

  /**
   * A run in the trash.
   *
   * @param place its folder in the trash
   * @param origin where it came from
   * @param time when it was deleted, in ISO 8601
   * @param name the one that a user gave it, else its folder's
   */
  public record Thrown(Path place, Path origin, String time, String name) {}

  /** The trash in {@code folder}, which need not exist yet. */
  public Bin(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Moves the run in {@code run} to the trash.
   *
   * @throws Problem if it is in training, is not a run, or cannot be moved; it then stays where it was
   */
  public Thrown add(Path run) {
    Path origin = run.toAbsolutePath().normalize();
    if (!RunFolder.isIn(origin)) {
      throw Problem.of(Bin.class, "bin.no.run", origin.toString());
    }
    if (RunFolder.isBeingTrained(origin)) {
      throw Problem.of(Bin.class, "bin.training", origin.toString());
    }
    LocalDateTime now = LocalDateTime.now();
    Path place = RunFolder.fresh(folder, origin.getFileName().toString(), now);
    try {
      Files.createDirectories(place);
      SafeFile.writeText(place.resolve(ORIGIN),
          MAPPER.writeValueAsString(Map.of("origin", origin.toString(), "time", now.toString())) + "\n");
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(place, unable);
    }
    try {
      SafeFolder.move(origin, place.resolve(RUN));
    } catch (Problem unmoved) {
      deleteQuietly(place);
      throw unmoved;
    }
    return new Thrown(place, origin, now.toString(), name(place, origin));
  }

  /**
   * Moves {@code thrown} back to where it came from.
   *
   * @throws Problem if something else is there now, or it cannot be moved; it then stays in the trash
   */
  public void restore(Thrown thrown) {
    SafeFolder.move(thrown.place().resolve(RUN), thrown.origin());
    deleteQuietly(thrown.place());
  }

  /** The runs in the trash, last deleted first. Foreign files are ignored. */
  public List<Thrown> contents() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Thrown> found = new ArrayList<>();
    try (Stream<Path> places = Files.list(folder)) {
      for (Path place : places.filter(inside -> Files.isDirectory(inside.resolve(RUN))).toList()) {
        try {
          var said = MAPPER.readTree(TextFile.read(place.resolve(ORIGIN)));
          Path origin = Path.of(said.path("origin").asText());
          if (origin.isAbsolute() && origin.getFileName() != null) {
            found.add(new Thrown(place, origin, said.path("time").asText(), name(place, origin)));
          }
        } catch (IOException | InvalidPathException | Problem foreign) {
          LOG.warn("{} is not a run that was deleted here", place, foreign);
        }
      }
    } catch (IOException unreadable) {
      throw FailureReason.cannotList(folder, unreadable);
    }
    found.sort(Comparator.comparing(Thrown::time).reversed());
    return found;
  }

  private static String name(Path place, Path origin) {
    String folderName = origin.getFileName().toString();
    try {
      String given = RunLabel.of(place.resolve(RUN)).name();
      return given.isEmpty() ? folderName : given;
    } catch (Problem unreadable) {
      LOG.warn("The name of the run in {} cannot be read", place, unreadable);
      return folderName;
    }
  }

  /** Permanently deletes everything in the trash. */
  public void empty() {
    for (Thrown thrown : contents()) {
      try {
        SafeFolder.delete(thrown.place());
      } catch (IOException unable) {
        throw Problem.because(unable, Bin.class, "bin.stuck", thrown.place().toString(), FailureReason.of(unable));
      }
    }
  }

  private static void deleteQuietly(Path place) {
    try {
      SafeFolder.delete(place);
    } catch (IOException left) {
      LOG.warn("{} cannot be deleted", place, left);
    }
  }
}
