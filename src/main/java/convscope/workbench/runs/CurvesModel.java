package convscope.workbench.runs;

import convscope.foundation.Problem;
import convscope.library.Across;
import convscope.library.RunColours;
import convscope.library.RunCurves;
import convscope.library.RunSummary;
import convscope.runs.RunFolder;
import convscope.workbench.fx.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The curves of the selected runs, each in its color; more than ten are a crowd, of which one run is highlighted and
 * the others are pale. Tables are read in the background. JavaFX thread.
 */
final class CurvesModel {
  /** The number of distinguishable colors. */
  static final int MOST = 10;

  /** The most runs of a crowd. */
  static final int CROWD = 100;

  private static final int POINTS = 50_000;
  private static final int POINTS_IN_CROWD = 1_500;

  private final ObjectProperty<Across> across = new SimpleObjectProperty<>(this, "across", Across.STEP);
  private final ReadOnlyObjectWrapper<List<Drawn>> drawn = new ReadOnlyObjectWrapper<>(this, "drawn", List.of());
  private final ObjectProperty<@Nullable Path> pointed = new SimpleObjectProperty<>(this, "pointed");
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final ObservableList<RunItem> chosen;
  private final Background background;
  private Map<Key, RunCurves> read = new HashMap<>();
  private boolean shown;
  private boolean wanted;
  private boolean reading;

  private record Key(Path run, Across across, int points, List<Long> stamp) {}

  private record Outcome(Map<Key, RunCurves> curves, Problem problem) {}

  /**
   * A run as it is drawn.
   *
   * @param number its place among those drawn, from 1
   * @param colour which of the ten data colors, 1 to 10; has no meaning in a crowd
   */
  record Drawn(RunSummary run, int number, int colour, RunCurves curves) {}

  CurvesModel(ObservableList<RunItem> chosen, Background background) {
    this.chosen = chosen;
    this.background = background;
    InvalidationListener changed = what -> load();
    chosen.addListener(changed);
    across.addListener(changed);
  }

  /** The x axis. */
  ObjectProperty<Across> acrossProperty() {
    return across;
  }

  /** What is drawn, in the order of the selection. */
  ReadOnlyObjectProperty<List<Drawn>> drawnProperty() {
    return drawn.getReadOnlyProperty();
  }

  /** Whether there are too many to be told apart by their colors. */
  boolean crowded() {
    return drawn.get().size() > MOST;
  }

  /** The folder of the run at which the user points; null for none. */
  ObjectProperty<@Nullable Path> pointedProperty() {
    return pointed;
  }

  /** Which run of a crowd is highlighted: the one that the user points at, else the best one. */
  Optional<Drawn> highlighted() {
    List<Drawn> all = drawn.get();
    return all.stream().filter(one -> one.run().path().equals(pointed.get())).findFirst()
        .or(() -> all.stream().max(Comparator.comparingDouble(
            one -> Double.isNaN(one.run().bestPrecision()) ? -1 : one.run().bestPrecision())));
  }

  /** Why the curves of a run cannot be read; null if all can. */
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether the view is visible: nothing is read while it is not. */
  void show(boolean now) {
    shown = now;
    if (now) {
      load();
    }
  }

  /** Reads selected runs that have not been read yet, or have changed since. */
  void load() {
    wanted = true;
    if (shown && !reading) {
      wanted = false;
      reading = true;
      List<RunSummary> runs = runs();
      Across by = across.get();
      Map<Key, RunCurves> before = read;
      background.run(() -> read(runs, by, before), outcome -> arrived(runs, by, outcome), why -> {
        reading = false;
        problem.set(why);
      });
    }
  }

  private List<RunSummary> runs() {
    return chosen.stream().map(RunItem::now).filter(RunSummary::readable).limit(CROWD).toList();
  }

  private static int points(List<RunSummary> runs) {
    return runs.size() > MOST ? POINTS_IN_CROWD : POINTS;
  }

  private static Outcome read(List<RunSummary> runs, Across by, Map<Key, RunCurves> before) {
    Map<Key, RunCurves> now = new HashMap<>();
    Problem first = null;
    for (RunSummary run : runs) {
      Key key = new Key(run.path(), by, points(runs), run.stamp());
      try {
        now.put(key, before.containsKey(key) ? before.get(key)
            : RunCurves.read(RunFolder.open(run.path()), by, points(runs)));
      } catch (Problem unreadable) {
        first = first == null ? unreadable : first;
      }
    }
    return new Outcome(now, first);
  }

  private void arrived(List<RunSummary> runs, Across by, Outcome outcome) {
    reading = false;
    read = outcome.curves();
    problem.set(outcome.problem());
    List<Drawn> all = new ArrayList<>();
    Map<Path, Integer> colours = RunColours.together(runs);
    for (RunSummary run : runs) {
      RunCurves curves = read.get(new Key(run.path(), by, points(runs), run.stamp()));
      if (curves != null) {
        all.add(new Drawn(run, all.size() + 1, colours.get(run.path()), curves));
      }
    }
    drawn.set(List.copyOf(all));
    if (wanted) {
      load();
    }
  }
}
