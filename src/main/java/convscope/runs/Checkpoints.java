package convscope.runs;

import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checkpoints of a run: the last few, five as in the tutorial unless a run says otherwise, and the best. */
public final class Checkpoints {
  /** How many the tutorial keeps. */
  public static final int KEPT = 5;

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final Pattern NAME = Pattern.compile("step-(\\d{8,18})\\.safetensors");
  private static final String BEST = "best.safetensors";
  private static final String PRECISION = "precision";

  private final Path folder;
  private final int keep;

  /**
   * @param keep how many numbered ones there may be; 0 for any number
   */
  Checkpoints(Path folder, int keep) {
    this.folder = folder;
    this.keep = keep;
  }

  /** Saves {@code checkpoint} and lets go of the oldest beyond those to be kept. */
  public Path save(Checkpoint checkpoint) {
    makeFolder();
    Path file = folder.resolve(String.format(Locale.ROOT, "step-%08d.safetensors", checkpoint.step()));
    checkpoint.write(file);
    List<Path> all = keep == 0 ? List.of() : list();
    for (Path old : all.subList(0, Math.max(0, all.size() - keep))) {
      try {
        Files.deleteIfExists(old);
      } catch (IOException unable) {
        throw SafeFile.cannotWrite(old, unable);
      }
    }
    return file;
  }

  private void makeFolder() {
    try {
      Files.createDirectories(folder);
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(folder, unable);
    }
  }

  /** Keeps {@code checkpoint} as the best if {@code precision} is above that of the best so far. */
  public void keepIfBest(Checkpoint checkpoint, double precision) {
    if (precision > bestPrecision().orElse(Double.NEGATIVE_INFINITY)) {
      makeFolder();
      Map<String, String> state = new LinkedHashMap<>(checkpoint.state());
      state.put(PRECISION, Double.toString(precision));
      new Checkpoint(checkpoint.step(), checkpoint.parameters(), checkpoint.averages(), checkpoint.optimizer(), state)
          .write(folder.resolve(BEST));
    }
  }

  /**
   * The precision @ 1 of the best checkpoint; empty where there is none, or none that is whole. Its values are not read.
   */
  public OptionalDouble bestPrecision() {
    Path file = folder.resolve(BEST);
    if (!Files.exists(file)) {
      return OptionalDouble.empty();
    }
    try {
      String text = Checkpoint.stateOf(file).get(PRECISION);
      return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException foreign) {
      return OptionalDouble.empty();
    } catch (Problem damaged) {
      LOG.warn("The best checkpoint so far does not count, and the next to be evaluated takes its place: {}",
          damaged.getMessage());
      return OptionalDouble.empty();
    }
  }

  /** The newest, where there is any. */
  public Optional<Path> latest() {
    List<Path> all = list();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** The best one so far, where there is one. */
  public Optional<Path> best() {
    return Optional.of(folder.resolve(BEST)).filter(Files::isRegularFile);
  }

  /** The step that the best one is of; empty where there is none. */
  public OptionalLong bestStep() {
    return best().map(file -> OptionalLong.of(Checkpoint.stepOf(file))).orElse(OptionalLong.empty());
  }

  /** The numbered ones, oldest first. */
  public List<Path> list() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted(Comparator.comparingLong(Checkpoints::step)).toList();
    } catch (NoSuchFileException | NotDirectoryException none) {
      return List.of();
    } catch (IOException unreadable) {
      throw new Problem("Cannot look into " + folder + ": " + unreadable.getMessage() + "; check that you may read it.",
          unreadable);
    }
  }

  /** The step that the numbered checkpoint {@code file} is of; 0 for any other file. */
  public static long step(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches() ? Long.parseLong(name.group(1)) : 0;
  }
}
