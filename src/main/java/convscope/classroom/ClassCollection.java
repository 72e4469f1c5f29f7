package convscope.classroom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.foundation.SafeFolder;
import convscope.foundation.TextFile;
import convscope.foundation.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a class has handed in: files, and folders in which files arrive, also in their subfolders. Each file is checked
 * and unpacked once, into a folder of ours; the file itself is never changed. A damaged one is named and harms nothing.
 * Any thread that may wait.
 */
public final class ClassCollection {
  private static final Logger LOG = LoggerFactory.getLogger(ClassCollection.class);
  /** A learning platform gives every student a folder, inside one for the task. */
  private static final int DEEPEST = 3;
  private static final int MOST_FILES = 2_000;
  private static final int THREADS = 4;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Path unpacked;
  private final Path remembered;
  /** Why files are not collected, by their stamps: a file that stays as it is need not be read again. */
  private final Map<String, Problem> refused = new ConcurrentHashMap<>();

  /**
   * @param unpacked the folder of ours for what is collected; need not exist
   * @param remembered the file that lists the places
   */
  public ClassCollection(Path unpacked, Path remembered) {
    this.unpacked = unpacked.toAbsolutePath().normalize();
    this.remembered = remembered;
  }

  /**
   * What is there.
   *
   * @param places the files and folders listed
   * @param runs the folders of all runs handed in
   * @param problems one for each file or folder that cannot be read
   */
  public record Collected(List<Path> places, List<Path> runs, List<Problem> problems) {
    /** Nothing. */
    public static final Collected NOTHING = new Collected(List.of(), List.of(), List.of());

    public Collected {
      places = List.copyOf(places);
      runs = List.copyOf(runs);
      problems = List.copyOf(problems);
    }
  }

  /** The files and folders listed, in the order in which they were added. */
  public List<Path> places() {
    try {
      return Arrays.stream(MAPPER.readValue(TextFile.read(remembered), String[].class)).map(Path::of).toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (JsonProcessingException wrong) {
      throw Problem.because(wrong, ClassCollection.class, "places.wrong", remembered.toString(),
          wrong.getOriginalMessage());
    } catch (IOException unreadable) {
      throw FailureReason.cannotRead(remembered, unreadable);
    }
  }

  /**
   * Adds {@code place}, a file that was handed in or a folder, which may still be empty. One that is listed already
   * stays.
   */
  public synchronized void add(Path place) {
    Path wanted = place.toAbsolutePath().normalize();
    List<Path> known = places();
    if (!known.contains(wanted)) {
      List<Path> more = new ArrayList<>(known);
      more.add(wanted);
      remember(more);
    }
  }

  /** Removes {@code place} from the list, and what was unpacked from it; the place itself is unchanged. */
  public synchronized void forget(Path place) {
    remember(places().stream().filter(known -> !known.equals(place)).toList());
    Set<Path> needed = new HashSet<>();
    files(new ArrayList<>()).forEach((file, stamp) -> needed.add(target(stamp)));
    try (Stream<Path> all = Files.list(unpacked)) {
      for (Path folder : all.filter(one -> !needed.contains(one)).toList()) {
        SafeFolder.delete(folder);
      }
    } catch (NoSuchFileException none) {
      LOG.debug("Nothing was collected yet");
    } catch (IOException unable) {
      LOG.warn("Cannot delete all of what was collected from {}", place, unable);
    }
  }

  private void remember(List<Path> places) {
    try {
      Files.createDirectories(remembered.toAbsolutePath().getParent());
      SafeFile.writeText(remembered, MAPPER.writeValueAsString(places.stream().map(Path::toString).toList()) + "\n");
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(remembered, unable);
    }
  }

  /**
   * Looks at all places, and unpacks files that are new or have changed, several at a time: first their runs and
   * figures, and when called again, with nothing new there, the networks, which take longer.
   *
   * @throws InterruptedException if the calling thread is interrupted; what was unpacked stays
   */
  public Collected collect() throws InterruptedException {
    List<Path> places = places();
    if (places.isEmpty()) {
      return Collected.NOTHING;
    }
    List<Problem> problems = new ArrayList<>();
    Map<Path, String> files = files(problems);
    boolean anyNew = files.values().stream().anyMatch(stamp -> !refused.containsKey(stamp)
        && !Files.isDirectory(target(stamp)));
    List<Path> runs = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS, Threads.daemons("convscope-collect"));
    try {
      Map<Path, Future<List<Path>>> parts = new LinkedHashMap<>();
      files.forEach((file, stamp) -> parts.put(file, threads.submit(() -> runs(file, stamp, !anyNew))));
      for (Map.Entry<Path, Future<List<Path>>> part : parts.entrySet()) {
        runs.addAll(part.getValue().get());
        Problem why = refused.get(files.get(part.getKey()));
        if (why != null) {
          problems.add(why);
        }
      }
    } catch (ExecutionException unexpected) {
      throw new IllegalStateException(unexpected.getCause());
    } finally {
      threads.shutdownNow();
    }
    return new Collected(places, runs, problems);
  }

  /** The files in all places, each with a stamp that changes when it does. */
  private Map<Path, String> files(List<Problem> problems) {
    Set<Path> files = new LinkedHashSet<>();
    for (Path place : places()) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> inside = Files.walk(place, DEEPEST)) {
          inside.filter(file -> ArchiveKind.WORK.isNamed(file) && !file.getFileName().toString().startsWith(".")
              && Files.isRegularFile(file)).sorted().limit(MOST_FILES).forEach(files::add);
        } catch (IOException | UncheckedIOException unreadable) {
          problems.add(Problem.because(unreadable, ClassCollection.class, "place.unreadable", place.toString(),
              FailureReason.of(unreadable)));
        }
      } else if (Files.exists(place)) {
        files.add(place);
      } else {
        problems.add(Problem.of(ClassCollection.class, "place.gone", place.toString()));
      }
    }
    Map<Path, String> stamped = new LinkedHashMap<>();
    for (Path file : files) {
      try {
        stamped.put(file, file + "\n" + Files.size(file) + "\n" + Files.getLastModifiedTime(file).toMillis());
      } catch (IOException gone) {
        LOG.debug("{} is gone while it was looked at", file, gone);
      }
    }
    return stamped;
  }

  private Path target(String stamp) {
    byte[] sum = ArchiveWriter.sha256().digest(stamp.getBytes(StandardCharsets.UTF_8));
    return unpacked.resolve(HexFormat.of().formatHex(sum, 0, 12));
  }

  /**
   * The runs of {@code file}; none if it cannot be read: {@link #refused} says why. If only its networks cannot
   * be unpacked, that is said too, and the runs are there without them.
   */
  private List<Path> runs(Path file, String stamp, boolean networks) {
    Path folder = target(stamp);
    try {
      if (!refused.containsKey(stamp)) {
        unpack(file, folder, networks);
      }
    } catch (Problem wrong) {
      refused.put(stamp, wrong);
    } catch (IOException unable) {
      refused.put(stamp, SafeFile.cannotWrite(folder, unable));
    }
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(Files::isDirectory).sorted().toList();
    } catch (IOException unreadable) {
      refused.put(stamp, FailureReason.cannotRead(folder, unreadable));
      return List.of();
    }
  }

  private void unpack(Path file, Path folder, boolean networks) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(unpacked);
      new HandInFile(file).unpack(folder, done -> !Thread.currentThread().isInterrupted());
    } else if (networks && HandInFile.hasPendingNetworks(folder)) {
      new HandInFile(file).unpackNetworks(folder, done -> !Thread.currentThread().isInterrupted());
    }
  }
}
