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
 * The runs, the selection, and the actions on their folders. While the view is visible, the folders are checked every two
 * seconds in the background; only what has changed is read. It outlives the view's nodes. JavaFX thread.
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

  /** The state for the runs of {@code library}; deleted runs go to {@code bin}. */
  public RunsModel(Library library, Bin bin, Background background) {
    this.library = library;
    this.bin = bin;
    this.background = background;
    curves = new CurvesModel(chosen, background);
    filter.addListener((property, was, is) -> shown.setPredicate(item -> Search.match(item.now(), words, is)));
  }

  /** From now on the search also matches the names in {@code words}. */
  void speak(RunWords words) {
    this.words = words;
    List.copyOf(items).forEach(this::sift);
  }

  /**
   * Shows or hides {@code item}, which has changed. The others are unchanged: filtering the list again would lose the
   * table's selection.
   */
  private void sift(RunItem item) {
    String wanted = filter.get();
    if (!wanted.isBlank() && Search.match(item.now(), words, wanted) != shown.contains(item)) {
      items.set(items.indexOf(item), item);
    }
  }

  /** All runs, and other folders among them. */
  ObservableList<RunItem> items() {
    return items;
  }

  /** The runs that pass {@link #filterProperty}. */
  FilteredList<RunItem> shown() {
    return shown;
  }

  /** The selected runs, in the order of the table. */
  ObservableList<RunItem> chosen() {
    return chosen;
  }

  /** Which of curves, settings and notes is displayed, by its index. */
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

  /** Whether the folders have been read, so that an empty list means that there are no runs. */
  ReadOnlyBooleanProperty knownProperty() {
    return known.getReadOnlyProperty();
  }

  /** Why the last request failed; null if it did not. */
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The last deletion, which can be undone at once; empty for none. */
  ReadOnlyObjectProperty<List<Bin.Thrown>> undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  /** The runs in the trash, last deleted first. */
  ReadOnlyObjectProperty<List<Bin.Thrown>> binnedProperty() {
    return binned.getReadOnlyProperty();
  }

  /** The folders that the user added. */
  ReadOnlyObjectProperty<List<Path>> placesProperty() {
    return places.getReadOnlyProperty();
  }

  /** Whether the view is visible. */
  void show(boolean now) {
    if (now) {
      pulse.start();
    } else {
      pulse.stop();
      cancel();
    }
    curves.show(now);
  }

  /** Stops reading, when the program exits. */
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
          // Hidden: the result is not needed.
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

  /** Checks again at once, even if a check is under way that may have missed the change. */
  private void lookAgain() {
    cancel();
    refresh();
  }

  /** Moves the runs of {@code some} to the trash; those that cannot be moved stay, and the first reason is reported. */
  void delete(List<RunItem> some) {
    List<Path> paths = some.stream().map(RunItem::path).toList();
    List<Bin.Thrown> thrown = new ArrayList<>();
    act(() -> each(paths, path -> thrown.add(bin.add(path))), all -> {
      if (!thrown.isEmpty()) {
        undoable.set(List.copyOf(thrown));
      }
    });
  }

  /** Restores the last deletion. */
  void undo() {
    restore(undoable.get());
  }

  /**
   * Restores {@code thrown} to their original folders; those that cannot be moved stay, and the first reason is reported.
   */
  void restore(List<Bin.Thrown> thrown) {
    List<Bin.Thrown> back = new ArrayList<>();
    act(() -> each(thrown, one -> {
      bin.restore(one);
      back.add(one);
    }), all -> undoable.set(undoable.get().stream().filter(one -> !back.contains(one)).toList()));
  }

  /** Permanently deletes the runs in the trash. */
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

  /** No longer shows the runs in {@code folder}, which is unchanged. */
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

  /** Does {@code work} for each of {@code all}, continuing after failures; throws the first failure at the end. */
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

  /** Does {@code work} in the background; then passes its success to {@code then}, and checks the folders. */
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
