package convscope.runs;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The folder of one run: {@code manifest.json}, {@code metrics.csv}, {@code evaluations.csv}, {@code probes.csv},
 * {@code changes.csv}, {@code devices.csv} once the device has changed, {@code start.safetensors} if it did not start
 * at random, {@code checkpoints/} and, if it keeps summaries, TensorBoard's event files. It may be moved and copied;
 * nothing in it depends on its location. A run is never deleted here.
 */
public final class RunFolder {
  private static final String MANIFEST = "manifest.json";
  private static final String LOCK = ".lock";
  private static final String START = "start.safetensors";
  private static final long LONGEST_WRITE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int LOOKS = 20;
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");

  private final Path path;
  private Manifest manifest;

  private RunFolder(Path path, Manifest manifest) {
    this.path = path;
    this.manifest = manifest;
  }

  /**
   * Starts a run in {@code path}, which is created.
   *
   * @throws Problem if it already contains anything, which stays unchanged
   */
  public static RunFolder create(Path path, Manifest manifest) {
    if (Files.exists(path.resolve(MANIFEST))) {
      throw Problem.of(RunFolder.class, "run.exists", path.toString());
    }
    try {
      Files.createDirectories(path);
      try (Stream<Path> inside = Files.list(path)) {
        if (inside.findAny().isPresent()) {
          throw Problem.of(RunFolder.class, "run.notEmpty", path.toString());
        }
      }
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(path, unable);
    }
    manifest.write(path.resolve(MANIFEST));
    return new RunFolder(path, manifest);
  }

  /**
   * Starts a run in a new folder in {@code parent}, named for {@code time} and {@code name}. Two that are started in
   * the same second, even by different processes, get different folders.
   */
  public static RunFolder createIn(Path parent, String name, LocalDateTime time, Manifest manifest) {
    try {
      Files.createDirectories(parent);
      while (true) {
        Path path = fresh(parent, name, time);
        try {
          Files.createDirectory(path);
          return create(path, manifest);
        } catch (FileAlreadyExistsException taken) {
          // Another start has taken this name: try the next.
        }
      }
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(parent, unable);
    }
  }

  /**
   * Opens the run in {@code path}.
   *
   * @throws Problem if there is no run
   */
  public static RunFolder open(Path path) {
    return new RunFolder(path, Manifest.read(path.resolve(MANIFEST)));
  }

  /** Whether there is a run in {@code path}. */
  public static boolean isIn(Path path) {
    return Files.isRegularFile(path.resolve(MANIFEST));
  }

  /** An unused path in {@code parent}, named for {@code time} and {@code name}. */
  public static Path fresh(Path parent, String name, LocalDateTime time) {
    String stem = STAMP.format(time) + "-" + name;
    Path path = parent.resolve(stem);
    for (int again = 2; Files.exists(path); again++) {
      path = parent.resolve(stem + "-" + again);
    }
    return path;
  }

  public Path path() {
    return path;
  }

  public Manifest manifest() {
    return manifest;
  }

  /** Replaces the manifest, for example when a run is extended. */
  public void rewrite(Manifest changed) {
    changed.write(path.resolve(MANIFEST));
    manifest = changed;
  }

  /** Keeps the values that the run starts from instead of random ones. */
  public void keepStart(Checkpoint start) {
    start.write(path.resolve(START));
  }

  /**
   * The values that the run starts from; empty if it starts at random.
   *
   * @throws Problem if they cannot be read
   */
  public Optional<Checkpoint> start() {
    Path file = path.resolve(START);
    return Files.exists(file) ? Optional.of(Checkpoint.read(file)) : Optional.empty();
  }

  public Checkpoints checkpoints() {
    return new Checkpoints(path.resolve("checkpoints"), manifest.settings().keep());
  }

  /** {@code metrics.csv}. */
  public RowLog<MetricsRow> metrics() {
    return new RowLog<>(path.resolve("metrics.csv"), MetricsRow.HEADER, MetricsRow.EARLIER_COLUMNS,
        MetricsRow::line, MetricsRow::of);
  }

  /** {@code evaluations.csv}, in the order of time: an older checkpoint may have been evaluated after a newer one. */
  public RowLog<EvaluationRow> evaluations() {
    return new RowLog<>(path.resolve("evaluations.csv"), EvaluationRow.HEADER, EvaluationRow::line, EvaluationRow::of);
  }

  /**
   * All evaluations in the order of their steps, as charts need them; of the same step, the oldest first.
   *
   * @throws Problem if the table has an invalid row
   */
  public List<EvaluationRow> evaluationsByStep() {
    return evaluations().rows().stream().sorted(Comparator.comparingLong(EvaluationRow::step)).toList();
  }

  /**
   * {@code probes.csv}: the layers in the probed steps, a row for each layer; none for runs from before there were any.
   */
  public RowLog<ProbeRow> probes() {
    return new RowLog<>(path.resolve("probes.csv"), ProbeRow.HEADER, ProbeRow::line, ProbeRow::of);
  }

  /** {@code changes.csv}. */
  public RowLog<Change> changes() {
    return new RowLog<>(path.resolve("changes.csv"), Change.HEADER, Change::line, Change::of);
  }

  /** {@code devices.csv}: the devices, from the first change of the manifest's device on. */
  public RowLog<ComputedBy> devices() {
    return new RowLog<>(path.resolve("devices.csv"), ComputedBy.HEADER, ComputedBy::line, ComputedBy::of);
  }

  /**
   * Drops what was recorded of steps from {@code first} on, which will be made again: a change or an evaluation after
   * {@code first} steps stays. Requires the run's lock.
   */
  public void forgetFrom(long first) {
    metrics().retain(row -> row.step() < first);
    probes().retain(row -> row.step() < first);
    evaluations().retain(row -> row.step() <= first);
    changes().retain(change -> change.step() <= first);
    devices().retain(row -> row.step() <= first);
  }

  /**
   * Copies what {@code parent} has recorded into this run, which is new: its tables, event files and starting values,
   * not its checkpoints, and nothing that belongs to that run alone, such as its manifest and notes. The parent may be
   * in training.
   *
   * @throws Problem if a file cannot be copied
   */
  public void copyRecordsOf(RunFolder parent) {
    try (Stream<Path> files = Files.list(parent.path)) {
      for (Path file : files.filter(RunFolder::isRecord).toList()) {
        Path copy = path.resolve(file.getFileName());
        SafeFile.write(copy, out -> Files.copy(file, out));
      }
    } catch (IOException unreadable) {
      throw FailureReason.cannotList(parent.path, unreadable);
    }
  }

  /** Whether {@code file} is a table, an event file or what the run started from. */
  private static boolean isRecord(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file) && !name.startsWith(".")
        && (name.endsWith(".csv") || name.startsWith("events.out.") || name.equals(START));
  }

  /**
   * Locks the run for training by this process; closing the lock, or the end of the process, releases it. If another
   * process holds it briefly, to record an evaluation, this waits.
   *
   * @throws Problem if another holds it
   */
  public RunLock lock() {
    long end = System.nanoTime() + LONGEST_WRITE_NANOS;
    Optional<RunLock> lock = tryLock();
    while (lock.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(LONGEST_WRITE_NANOS / LOOKS);
      lock = tryLock();
    }
    return lock.orElseThrow(() -> Problem.of(RunFolder.class, "run.busy", path.toString()));
  }

  /** As {@link #lock}, but empty if another holds it. */
  public Optional<RunLock> tryLock() {
    Path file = path.resolve(LOCK);
    if (RunLock.isOwn(file)) {
      return Optional.empty();
    }
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return Optional.of(new RunLock(file, channel));
        }
      } catch (OverlappingFileLockException ownProcess) {
        // Held within this process: the same result as for another process.
      }
      channel.close();
      return Optional.empty();
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(file, unable);
    }
  }

  /** Whether some process, this one or another, trains the run in {@code path}. Creates and changes nothing. */
  public static boolean isBeingTrained(Path path) {
    Path file = path.resolve(LOCK);
    if (RunLock.isOwn(file)) {
      return true;
    }
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      FileLock lock = channel.tryLock();
      return lock == null;
    } catch (OverlappingFileLockException ownProcess) {
      return true;
    } catch (IOException unable) {
      // In a read-only folder nothing can be training.
      return false;
    }
  }
}
