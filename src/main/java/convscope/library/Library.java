package convscope.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.foundation.TextFile;
import convscope.foundation.Threads;
import convscope.runs.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A user's runs: the folder in which new ones are created, and folders that the user added, which are listed in a small
 * JSON file. Any thread that may wait.
 */
public final class Library {
  private static final int THREADS = 4;
  private static final int TOGETHER = 50;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Path runs;
  private final Path remembered;

  /**
   * @param runs where new runs are created; need not exist
   * @param remembered the file that lists the folders added
   */
  public Library(Path runs, Path remembered) {
    this.runs = runs.toAbsolutePath().normalize();
    this.remembered = remembered;
  }

  /** The folders added, in their order. */
  public List<Path> added() {
    try {
      return Arrays.stream(MAPPER.readValue(TextFile.read(remembered), String[].class)).map(Path::of).toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (JsonProcessingException wrong) {
      throw Problem.because(wrong, Library.class, "folders.wrong", remembered.toString(), wrong.getOriginalMessage());
    } catch (IOException unreadable) {
      throw FailureReason.cannotRead(remembered, unreadable);
    }
  }

  /**
   * Adds {@code folder}, a run or a folder of runs; one that is listed already is unchanged.
   *
   * @throws Problem if there is no run in it
   */
  public void add(Path folder) {
    Path wanted = folder.toAbsolutePath().normalize();
    List<Path> known = added();
    if (wanted.equals(runs) || known.contains(wanted)) {
      return;
    }
    if (inside(wanted, false).isEmpty()) {
      throw Problem.of(Library.class, "folder.no.run", wanted.toString());
    }
    List<Path> more = new ArrayList<>(known);
    more.add(wanted);
    remember(more);
  }

  /** Removes {@code folder} from the list; the folder is unchanged. */
  public void forget(Path folder) {
    remember(added().stream().filter(known -> !known.equals(folder)).toList());
  }

  private void remember(List<Path> folders) {
    try {
      Files.createDirectories(remembered.toAbsolutePath().getParent());
      SafeFile.writeText(remembered, MAPPER.writeValueAsString(folders.stream().map(Path::toString).toList()) + "\n");
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(remembered, unable);
    }
  }

  /**
   * Reads every run, several at a time. For a folder that is not a run, or a damaged one, the summary says so.
   *
   * @param before the previous result, which saves reading unchanged runs
   * @param some receives the results, some runs at a time, on the calling thread, latest folder names first
   * @throws InterruptedException if the calling thread is interrupted; then nothing more is read
   */
  public List<RunSummary> read(Collection<RunSummary> before, Consumer<List<RunSummary>> some)
      throws InterruptedException {
    return read(before, List.of(), some);
  }

  /** The same, with the runs in the folders {@code others} too. */
  public List<RunSummary> read(Collection<RunSummary> before, List<Path> others, Consumer<List<RunSummary>> some)
      throws InterruptedException {
    Map<Path, RunSummary> known = new HashMap<>();
    before.forEach(summary -> known.put(summary.path(), summary));
    List<RunSummary> all = new ArrayList<>();
    List<Path> folders = folders(all);
    folders.addAll(others);
    ExecutorService readers = Executors.newFixedThreadPool(THREADS, Threads.daemons("convscope-library"));
    try {
      List<Future<List<RunSummary>>> parts = new ArrayList<>();
      for (int from = 0; from < folders.size(); from += TOGETHER) {
        List<Path> part = folders.subList(from, Math.min(from + TOGETHER, folders.size()));
        parts.add(readers.submit(() -> part.stream().map(path -> RunSummary.of(path, known.get(path))).toList()));
      }
      for (Future<List<RunSummary>> part : parts) {
        // A finished part is delivered without checking for interruption.
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        all.addAll(part.get());
        some.accept(part.get());
      }
      return all;
    } catch (ExecutionException unexpected) {
      throw new IllegalStateException(unexpected.getCause());
    } finally {
      readers.shutdownNow();
    }
  }

  /** All folders to read; unreadable places go to {@code unreadable}. */
  private List<Path> folders(List<RunSummary> unreadable) {
    List<Path> folders = new ArrayList<>(Files.isDirectory(runs) ? inside(runs, true) : List.of());
    for (Path place : added()) {
      try {
        inside(place, false).stream().filter(folder -> !folders.contains(folder)).forEach(folders::add);
      } catch (Problem gone) {
        unreadable.add(RunSummary.none(place, Standing.BROKEN, gone, List.of()));
      }
    }
    folders.sort(Comparator.comparing((Path folder) -> folder.getFileName().toString()).reversed());
    return folders;
  }

  /**
   * The content of {@code place}: itself if it is a run, else the runs in it, and all other folders if {@code
   * tooWithout}.
   */
  private static List<Path> inside(Path place, boolean tooWithout) {
    if (RunFolder.isIn(place)) {
      return List.of(place);
    }
    try (Stream<Path> all = Files.list(place)) {
      return all.filter(Files::isDirectory).filter(folder -> !folder.getFileName().toString().startsWith("."))
          .filter(folder -> tooWithout || RunFolder.isIn(folder)).toList();
    } catch (IOException unreadable) {
      throw Problem.because(unreadable, Library.class, "folder.unreadable", place.toString(),
          FailureReason.of(unreadable));
    }
  }
}
