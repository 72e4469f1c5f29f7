package convscope.summaries;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The histograms of a run over its steps, from its event files, in bounded memory: of a long run every second step is
 * kept, then every fourth, and so on. Steps repeated after an interruption count once, with their last values. One
 * thread.
 */
public final class Past {
  /** The most steps kept per tag: about as many as there are pixels to show them. */
  static final int MOST = 320;

  private final Path folder;
  private final Map<Path, EventReader> readers = new TreeMap<>();
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private @Nullable Problem problem;

  /** The histogram at step {@code step}. */
  public record Moment(long step, Distribution distribution) {}

  /** The history of the run in {@code folder}; nothing is read yet. */
  public Past(Path folder) {
    this.folder = folder;
  }

  /** The run's folder. */
  public Path folder() {
    return folder;
  }

  /**
   * Reads what has been written since the last call.
   *
   * @return whether there was anything new
   */
  public boolean refresh() {
    boolean[] more = {false};
    problem = null;
    for (Path file : files()) {
      EventReader reader = readers.computeIfAbsent(file, EventReader::new);
      try {
        reader.read(event -> {
          add(event);
          more[0] = true;
        });
      } catch (Problem why) {
        problem = why;
      }
    }
    return more[0];
  }

  private List<Path> files() {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(file -> file.getFileName().toString().contains(EventFile.MARK)).sorted().toList();
    } catch (NoSuchFileException | NotDirectoryException none) {
      return List.of();
    } catch (IOException unreadable) {
      problem = FailureReason.cannotList(folder, unreadable);
      return List.of();
    }
  }

  private void add(Event event) {
    if (event.restart()) {
      lines.values().forEach(line -> line.forgetFrom(event.step()));
    }
    for (Summary one : event.summaries()) {
      if (one instanceof Summary.Histogram histogram) {
        lines.computeIfAbsent(one.tag(), tag -> new Line()).add(new Moment(event.step(), histogram.distribution()));
      }
    }
  }

  /** Why not everything could be read; null if it could. */
  public @Nullable Problem problem() {
    return problem;
  }

  /** Whether it contains {@code tag}. */
  public boolean knows(String tag) {
    Line line = lines.get(tag);
    return line != null && !line.moments.isEmpty();
  }

  /** The histograms of {@code tag}, oldest first; empty if there is no such tag. */
  public List<Moment> moments(String tag) {
    Line line = lines.get(tag);
    return line == null ? List.of() : List.copyOf(line.moments);
  }

  /** The histograms of one tag; thinned when there are too many. */
  private static final class Line {
    private final List<Moment> moments = new ArrayList<>();
    private int every = 1;
    private int passed;

    void add(Moment moment) {
      forgetFrom(moment.step());
      if (passed % every == 0) {
        moments.add(moment);
      }
      passed++;
      if (moments.size() > MOST) {
        List<Moment> kept = new ArrayList<>();
        for (int i = 0; i < moments.size(); i += 2) {
          kept.add(moments.get(i));
        }
        moments.clear();
        moments.addAll(kept);
        every *= 2;
        passed = 1;
      }
    }

    void forgetFrom(long step) {
      moments.removeIf(moment -> moment.step() >= step);
    }
  }
}
