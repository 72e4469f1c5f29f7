package convscope.workbench.runs;

import convscope.foundation.Problem;
import convscope.library.Bin;
import convscope.library.Library;
import convscope.library.Notes;
import convscope.library.RunSummary;
import convscope.library.LibraryTable;
import convscope.library.SettingsComparison;
import convscope.library.SettingsTable;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Pulse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/**
 * The runs, which of them are chosen, and what can be done with their folders. While the view shows, the folders are looked
 * at again every two seconds in the background; only what has changed is read. It outlives the view's nodes. JavaFX thread.
 */
public final class RunsModel {
  private static final long BETWEEN_MILLIS = 2_000;

  private final ObservableList<RunItem> items = FXCollections.observableArrayList();
  private final FilteredList<RunItem> shown = new FilteredList<>(items);
  private final ObservableList<RunItem> chosen = FXCollections.observableArrayList();
  private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
  private final IntegerProperty page = new SimpleIntegerProperty(this, "page");
  private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper(this, "known");
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final ReadOnlyObjectWrapper<List<Bin.Thrown>> undoable = new ReadOnlyObjectWrapper<>(this, "undoable", List.of());
  private final ReadOnlyObjectWrapper<List<Bin.Thrown>> binned = new ReadOnlyObjectWrapper<>(this, "binned", List.of());
  private final ReadOnlyObjectWrapper<List<Path>> places = new ReadOnlyObjectWrapper<>(this, "places", List.of());
  private final Map<Path, RunItem> byPath = new HashMap<>();
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::refresh);
  private final Library library;
  private final Bin bin;
  private final Background background;
  private final CurvesModel curves;
  private @Nullable Future<?> reading;
  private @Nullable Problem unread;
  private @Nullable RunWords words;
  private int round;

  private record Looked(List<RunSummary> runs, List<Bin.Thrown> binned, List<Path> places) {}

  /** The state for the runs of {@code library}; what is deleted goes to {@code bin}. */
  public RunsModel(Library library, Bin bin, Background background) {
    this.library = library;
    this.bin = bin;
    this.background = background;
    curves = new CurvesModel(chosen, background);
    filter.addListener((property, was, is) -> shown.setPredicate(item -> Search.match(item.now(), words, is)));
  }

  /** From now on runs are found by what {@code words} call them, too. */
  void speak(RunWords words) {
    this.words = words;
    List.copyOf(items).forEach(this::sift);
  }

  /**
   * Shows or leaves out {@code item}, of which something else is known now. The others stay as they are: a list filtered
   * again would lose what is chosen in the table.
   */
  private void sift(RunItem item) {
    String wanted = filter.get();
    if (!wanted.isBlank() && Search.match(item.now(), words, wanted) != shown.contains(item)) {
      items.set(items.indexOf(item), item);
    }
  }

  /** All runs, and what else lies among them. */
  ObservableList<RunItem> items() {
    return items;
  }

  /** Those that {@link #filterProperty} leaves. */
  FilteredList<RunItem> shown() {
    return shown;
  }

  /** Those that a person has chosen, in the order of the table. */
  ObservableList<RunItem> chosen() {
    return chosen;
  }

  /** Which of curves, settings and notes is looked at, by its place. */
  IntegerProperty pageProperty() {
    return page;
  }

  /** Words that a run's name, network, data, state, tags or notes must all have, in any case. */
  StringProperty filterProperty() {
    return filter;
  }

  CurvesModel curves() {
    return curves;
  }

  /** Whether the folders have been looked at, so that no runs means that there are none. */
  ReadOnlyBooleanProperty knownProperty() {
    return known.getReadOnlyProperty();
  }

  /** Why the last wish came to nothing; null where it did not. */
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What was deleted last and can be brought back at once; empty for nothing. */
  ReadOnlyObjectProperty<List<Bin.Thrown>> undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  /** What lies in the bin, last deleted first. */
  ReadOnlyObjectProperty<List<Bin.Thrown>> binnedProperty() {
    return binned.getReadOnlyProperty();
  }

  /** The folders that a person added. */
  ReadOnlyObjectProperty<List<Path>> placesProperty() {
    return places.getReadOnlyProperty();
  }

  /** Whether the view shows. */
  void show(boolean now) {
    if (now) {
      pulse.start();
    } else {
      pulse.stop();
      cancel();
    }
    curves.show(now);
  }

  /** Reads nothing more; for the end of the program. */
  public void close() {
    show(false);
  }

  private void cancel() {
    if (reading != null) {
      reading.cancel(true);
      reading = null;
      round++;
    }
  }

  private void refresh() {
    if (reading == null) {
      int own = ++round;
      List<RunSummary> before = items.stream().map(RunItem::now).toList();
      reading = background.run(() -> {
        try {
          List<RunSummary> all = library.read(before, some -> {
            if (before.isEmpty()) {
              Platform.runLater(() -> arrived(own, some));
            }
          });
          return new Looked(all, bin.contents(), library.added());
        } catch (InterruptedException hidden) {
          // Out of sight: nobody waits for it.
          return null;
        }
      }, looked -> looked(own, looked), why -> failed(own, why));
    }
  }

  private void arrived(int own, List<RunSummary> some) {
    if (own == round) {
      merge(some);
    }
  }

  private void looked(int own, Looked looked) {
    if (own == round) {
      reading = null;
      if (problem.get() == unread) {
        problem.set(null);
      }
      merge(looked.runs());
      Set<Path> there = new HashSet<>();
      looked.runs().forEach(run -> there.add(run.path()));
      List<RunItem> gone = items.stream().filter(item -> !there.contains(item.path())).toList();
      if (!gone.isEmpty()) {
        gone.forEach(item -> byPath.remove(item.path()));
        chosen.removeAll(gone);
        items.removeAll(gone);
      }
      binned.set(looked.binned());
      places.set(looked.places());
      known.set(true);
    }
  }

  private void failed(int own, Problem why) {
    if (own == round) {
      reading = null;
      unread = why;
      problem.set(why);
    }
  }

  private void merge(List<RunSummary> runs) {
    List<RunItem> added = new ArrayList<>();
    List<RunItem> newer = new ArrayList<>();
    boolean changed = false;
    for (RunSummary run : runs) {
      RunItem item = byPath.get(run.path());
      if (item == null) {
        item = new RunItem(run);
        byPath.put(run.path(), item);
        added.add(item);
      } else if (item.now() != run) {
        item.found(run);
        changed |= chosen.contains(item);
        newer.add(item);
      }
    }
    if (!added.isEmpty()) {
      items.addAll(added);
    }
    newer.forEach(this::sift);
    if (changed) {
      curves.load();
    }
  }

  /** Looks again at once, also where a look is under way that may have passed by what has changed. */
  private void lookAgain() {
    cancel();
    refresh();
  }

  /** Moves the runs of {@code some} to the bin; those that cannot be moved stay, and the first reason is told. */
  void delete(List<RunItem> some) {
    List<Path> paths = some.stream().map(RunItem::path).toList();
    List<Bin.Thrown> thrown = new ArrayList<>();
    act(() -> each(paths, path -> thrown.add(bin.add(path))), all -> {
      if (!thrown.isEmpty()) {
        undoable.set(List.copyOf(thrown));
      }
    });
  }

  /** Brings back what was deleted last. */
  void undo() {
    restore(undoable.get());
  }

  /** Brings {@code thrown} back to where they came from; those that cannot be moved stay, and the first reason is told. */
  void restore(List<Bin.Thrown> thrown) {
    List<Bin.Thrown> back = new ArrayList<>();
    act(() -> each(thrown, one -> {
      bin.restore(one);
      back.add(one);
    }), all -> undoable.set(undoable.get().stream().filter(one -> !back.contains(one)).toList()));
  }

  /** Deletes for good what lies in the bin. */
  void emptyBin() {
    act(bin::empty, all -> undoable.set(List.of()));
  }

  /** No longer offers to undo. */
  void settle() {
    undoable.set(List.of());
  }

  /** Shows the run, or the runs, in {@code folder} too. */
  void addPlace(Path folder) {
    act(() -> library.add(folder), all -> { });
  }

  /** No longer shows what is in {@code folder}, where nothing changes. */
  void forgetPlace(Path folder) {
    act(() -> library.forget(folder), all -> { });
  }

  /** Writes {@code notes} to the run of {@code item}. */
  void note(RunItem item, Notes notes) {
    Path path = item.path();
    act(() -> notes.write(path), all -> { });
  }

  /** Writes the runs shown, in the order {@code inOrder}, to {@code file} as CSV. */
  void saveTable(List<RunItem> inOrder, Path file, Consumer<Path> done) {
    List<RunSummary> runs = inOrder.stream().map(RunItem::now).toList();
    act(() -> LibraryTable.write(runs, file), all -> {
      if (all) {
        done.accept(file);
      }
    });
  }

  /** Writes {@code lines}, settings of the runs called {@code names}, to {@code file} as CSV. */
  void saveSettings(List<String> names, List<SettingsComparison.Line> lines, Path file, Consumer<Path> done) {
    act(() -> SettingsTable.write(names, lines, file), all -> {
      if (all) {
        done.accept(file);
      }
    });
  }

  /** Does {@code work} to each of {@code all}, also after one to which it cannot be done; throws the first reason at the end. */
  private static <T> void each(List<T> all, Consumer<T> work) {
    Problem first = null;
    for (T one : all) {
      try {
        work.accept(one);
      } catch (Problem undone) {
        first = first == null ? undone : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** Has {@code work} done in the background; then {@code then} is told whether all of it was, and the folders looked at. */
  private void act(Runnable work, Consumer<Boolean> then) {
    problem.set(null);
    background.keep(() -> {
      try {
        work.run();
        return new Problem[1];
      } catch (Problem why) {
        return new Problem[] {why};
      }
    }, why -> {
      problem.set(why[0]);
      then.accept(why[0] == null);
      lookAgain();
    }, problem::set);
  }
}
