package convscope.runs;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checkpoints of a run: the latest, five as in the tutorial unless set otherwise, and the best. */
public final class Checkpoints {
  /** The number that the tutorial keeps. */
  public static final int KEPT = 5;

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final Pattern NAME = Pattern.compile("step-(\\d{8,18})\\.safetensors");
  private static final String BEST = "best.safetensors";
  private static final String PRECISION = "precision";

  private final Path folder;
  private final int keep;

  /**
   * @param keep the most numbered checkpoints to keep; 0 for all
   */
  Checkpoints(Path folder, int keep) {
    this.folder = folder;
    this.keep = keep;
  }

  /** Saves {@code checkpoint} and deletes the oldest beyond the number to keep. */
  public Path save(Checkpoint checkpoint) {
    return save(checkpoint, Long.MAX_VALUE);
  }

  /**
   * Saves {@code checkpoint} and deletes the oldest beyond the number to keep, except the latest one up to step
   * {@code good}: a run whose loss has been rising since then would resume from it.
   */
  public Path save(Checkpoint checkpoint, long good) {
    makeFolder();
    Path file = numbered(checkpoint.step());
    checkpoint.write(file);
    List<Path> all = keep == 0 ? List.of() : list();
    Optional<Path> spared = all.stream().filter(one -> step(one) <= good).reduce((older, newer) -> newer);
    for (Path old : all.subList(0, Math.max(0, all.size() - keep))) {
      try {
        if (!spared.equals(Optional.of(old))) {
          Files.deleteIfExists(old);
        }
      } catch (IOException unable) {
        throw SafeFile.cannotWrite(old, unable);
      }
    }
    return file;
  }

  private Path numbered(long step) {
    return folder.resolve(String.format(Locale.ROOT, "step-%08d.safetensors", step));
  }

  private void makeFolder() {
    try {
      Files.createDirectories(folder);
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(folder, unable);
    }
  }

  /** Stores {@code checkpoint} as the best if {@code precision} is above that of the best so far. */
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
   * The precision @ 1 of the best checkpoint; empty if there is none, or it is damaged. Its values are not read.
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
      LOG.warn("The best checkpoint so far cannot be used, and the next one evaluated takes its place: {}",
          damaged.getMessage());
      return OptionalDouble.empty();
    }
  }

  /** The latest, if there is any. */
  public Optional<Path> latest() {
    List<Path> all = list();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /**
   * The latest readable checkpoint.
   *
   * @param skipped the later ones that cannot be read, latest first
   */
  public record Newest(Path file, Checkpoint checkpoint, List<Damaged> skipped) {
    /** The messages for a reader that changes nothing. */
    public Optional<Problem> remark() {
      return skipped.stream().findFirst().map(first -> Checkpoints.skipped(first.why(), checkpoint.step()));
    }
  }

  /** The message that a checkpoint cannot be read because of {@code why}, and that of {@code step} is used. */
  public static Problem skipped(Problem why, long step) {
    return Problem.because(why, Checkpoints.class, "checkpoint.skipped", why, step);
  }

  /** The problem that no checkpoint in {@code place} can be read, the latest because of {@code why}. */
  public static Problem noneReadable(Path place, Problem why) {
    return Problem.because(why, Checkpoints.class, "checkpoint.noneReadable", place.toString(), why);
  }

  /** A checkpoint that cannot be read, and why. */
  public record Damaged(Path file, Problem why) {}

  /** As {@link #newest(long)}, with any step. */
  public Optional<Newest> newest() {
    return newest(Long.MAX_VALUE);
  }

  /**
   * Reads the latest checkpoint of at most step {@code most}, the best included; if it is damaged, the one before it,
   * and so on. Empty if there is none at all.
   *
   * @throws Problem if there are some and none can be read
   */
  public Optional<Newest> newest(long most) {
    List<Damaged> skipped = new ArrayList<>();
    Set<Path> gone = new HashSet<>();
    for (Optional<Path> next = next(most, skipped, gone); next.isPresent(); next = next(most, skipped, gone)) {
      try {
        return Optional.of(new Newest(next.get(), Checkpoint.read(next.get()), List.copyOf(skipped)));
      } catch (Problem unreadable) {
        if (Files.exists(next.get())) {
          skipped.add(new Damaged(next.get(), unreadable));
        } else {
          // Training replaced it by a later one before it could be read.
          gone.add(next.get());
        }
      }
    }
    if (skipped.isEmpty()) {
      return Optional.empty();
    }
    throw noneReadable(folder, skipped.get(0).why());
  }

  private Optional<Path> next(long most, List<Damaged> skipped, Set<Path> gone) {
    Set<Path> done = new HashSet<>(gone);
    skipped.forEach(damaged -> done.add(damaged.file()));
    List<Path> left = new ArrayList<>(list());
    left.removeIf(file -> done.contains(file) || step(file) > most);
    Optional<Path> numbered = left.isEmpty() ? Optional.empty() : Optional.of(left.get(left.size() - 1));
    OptionalLong best = readableBestStep();
    boolean bestIsNewer = best.isPresent() && best.getAsLong() <= most && !done.contains(folder.resolve(BEST))
        && numbered.map(file -> step(file) < best.getAsLong()).orElse(true);
    return bestIsNewer ? best() : numbered;
  }

  private OptionalLong readableBestStep() {
    try {
      return bestStep();
    } catch (Problem damaged) {
      return OptionalLong.empty();
    }
  }

  /**
   * Renames {@code file}, a checkpoint that cannot be read, so that it no longer counts as a checkpoint. Requires
   * the run's lock.
   *
   * @return its new path
   */
  public Path setAside(Path file) {
    return rename(file, ".damaged");
  }

  /**
   * Makes the checkpoint of step {@code step}, or the start for 0, the latest: later ones are renamed and kept.
   * Requires the run's lock.
   *
   * @throws Problem if there is none of that step
   */
  public void goBackTo(long step) {
    if (step > 0 && !Files.exists(numbered(step))) {
      if (bestStep().orElse(-1) != step) {
        throw noSuchStep(step);
      }
      SafeFile.write(numbered(step), out -> Files.copy(folder.resolve(BEST), out));
    }
    list().stream().filter(file -> step(file) > step).forEach(file -> rename(file, ".later"));
    if (readableBestStep().orElse(-1) > step) {
      rename(folder.resolve(BEST), ".later");
    }
  }

  private static Path rename(Path file, String ending) {
    Path to = file.resolveSibling(file.getFileName() + ending);
    for (int again = 2; Files.exists(to); again++) {
      to = file.resolveSibling(file.getFileName() + ending + "-" + again);
    }
    try {
      Files.move(file, to);
      return to;
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(to, unable);
    }
  }

  /** The best one so far, if there is one. */
  public Optional<Path> best() {
    return Optional.of(folder.resolve(BEST)).filter(Files::isRegularFile);
  }

  /** The step of the best one; empty if there is none. */
  public OptionalLong bestStep() {
    return best().map(file -> OptionalLong.of(Checkpoint.stepOf(file))).orElse(OptionalLong.empty());
  }

  /**
   * The steps of all of them, ascending, each once; the best counts unless its step cannot be read. Reads names and one
   * header.
   */
  public List<Long> steps() {
    SortedSet<Long> steps = new TreeSet<>();
    list().forEach(file -> steps.add(step(file)));
    readableBestStep().ifPresent(steps::add);
    return List.copyOf(steps);
  }

  /**
   * Copies the checkpoint of {@code step} of {@code parent} here, under its number, and that run's best checkpoint if
   * it is not later. Nothing is changed there.
   *
   * @throws Problem if there is none of that step, or it cannot be read
   */
  public void copyFrom(Checkpoints parent, long step) {
    boolean best = parent.readableBestStep().orElse(-1) == step;
    Path file = Files.exists(parent.numbered(step)) || !best ? parent.numbered(step) : parent.folder.resolve(BEST);
    if (!Files.exists(file)) {
      throw parent.noSuchStep(step);
    }
    // A damaged file is refused before anything is made of it.
    Checkpoint.read(file);
    makeFolder();
    SafeFile.write(numbered(step), out -> Files.copy(file, out));
    if (parent.readableBestStep().orElse(Long.MAX_VALUE) <= step) {
      SafeFile.write(folder.resolve(BEST), out -> Files.copy(parent.folder.resolve(BEST), out));
    }
  }

  private Problem noSuchStep(long step) {
    return Problem.of(Checkpoints.class, "checkpoint.noSuchStep", step, folder.toString(),
        list().stream().map(file -> Long.toString(step(file))).collect(Collectors.joining(", ")));
  }

  /** The numbered ones, oldest first. */
  public List<Path> list() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted(Comparator.comparingLong(Checkpoints::step)).toList();
    } catch (NoSuchFileException | NotDirectoryException none) {
      return List.of();
    } catch (IOException unreadable) {
      throw FailureReason.cannotList(folder, unreadable);
    }
  }

  /** The step of the numbered checkpoint {@code file}; 0 for any other file. */
  public static long step(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches() ? Long.parseLong(name.group(1)) : 0;
  }
}
