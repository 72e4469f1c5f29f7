package convscope.workbench.runs;

import convscope.foundation.Problem;
import convscope.library.Bin;
import convscope.library.Library;
import convscope.library.LibraryTable;
import convscope.library.Notes;
import convscope.library.RunLabel;
import convscope.library.RunSummary;
import convscope.library.SettingsComparison;
import convscope.library.SettingsTable;
import convscope.workbench.fx.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What a user does to the runs' folders: delete and restore, notes, names, colors, tables. Each is done in the
 * background, reported if it fails, and visible at once when it is done. JavaFX thread.
 */
final class LibraryActions {
  private final ReadOnlyObjectWrapper<List<Bin.Thrown>> undoable =
      new ReadOnlyObjectWrapper<>(this, "undoable", List.of());
  private final ReadOnlyObjectWrapper<List<Bin.Thrown>> binned = new ReadOnlyObjectWrapper<>(this, "binned", List.of());
  private final Map<Path, Notes> newestNotes = new ConcurrentHashMap<>();
  private final Map<Path, RunLabel> newestLabels = new ConcurrentHashMap<>();
  private final Object writing = new Object();
  private final Library library;
  private final Bin bin;
  private final Background background;
  private final Listener listener;
  private int underWay;

  /** Hears of what is done. */
  interface Listener {
    /** An action begins: what is being read now may be of the time before it. */
    void begins();

    /** The runs at {@code paths} are no longer there. */
    void gone(List<Path> paths);

    /** The runs at {@code paths} are there again. */
    void back(List<Path> paths);

    /** The last action ended; {@code problem} says why it failed, null if it did not. */
    void ended(Problem problem);
  }

  LibraryActions(Library library, Bin bin, Background background, Listener listener) {
    this.library = library;
    this.bin = bin;
    this.background = background;
    this.listener = listener;
  }

  /** Whether nothing is being done, so that the folders can be read. */
  boolean idle() {
    return underWay == 0;
  }

  /** The last deletion, which can be undone at once; empty for none. */
  ReadOnlyObjectProperty<List<Bin.Thrown>> undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  /** The runs in the trash, last deleted first. */
  ReadOnlyObjectProperty<List<Bin.Thrown>> binnedProperty() {
    return binned.getReadOnlyProperty();
  }

  /** The trash contains {@code now}. */
  void found(List<Bin.Thrown> now) {
    binned.set(now);
  }

  /** Moves the runs of {@code some} to the trash; those that cannot be moved stay, and the first reason is reported. */
  void delete(List<RunItem> some) {
    List<Path> paths = some.stream().map(RunItem::path).toList();
    List<Bin.Thrown> thrown = new ArrayList<>();
    act(() -> each(paths, path -> thrown.add(bin.add(path))), all -> {
      if (!thrown.isEmpty()) {
        undoable.set(List.copyOf(thrown));
        List<Bin.Thrown> now = new ArrayList<>(thrown);
        now.addAll(binned.get());
        binned.set(List.copyOf(now));
        List<Path> gone = thrown.stream().map(Bin.Thrown::origin).toList();
        listener.gone(paths.stream().filter(path -> gone.contains(path.toAbsolutePath().normalize())).toList());
      }
    });
  }

  /** Restores the last deletion. */
  void undo() {
    restore(undoable.get());
  }

  /**
   * Restores {@code thrown} to their original folders; those that cannot be moved stay, and the first reason is
   * reported.
   */
  void restore(List<Bin.Thrown> thrown) {
    List<Bin.Thrown> back = new ArrayList<>();
    act(() -> each(thrown, one -> {
      bin.restore(one);
      back.add(one);
    }), all -> {
      undoable.set(without(undoable.get(), back));
      binned.set(without(binned.get(), back));
      listener.back(back.stream().map(Bin.Thrown::origin).toList());
    });
  }

  private static List<Bin.Thrown> without(List<Bin.Thrown> all, List<Bin.Thrown> some) {
    return all.stream().filter(one -> !some.contains(one)).toList();
  }

  /** Permanently deletes the runs in the trash. */
  void emptyBin() {
    act(bin::empty, all -> {
      undoable.set(List.of());
      if (all) {
        binned.set(List.of());
      }
    });
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

  /** Does {@code work} on the collection of what a class has handed in, and then {@code done}. */
  void collect(Runnable work, Runnable done) {
    act(work, all -> {
      if (all) {
        done.run();
      }
    });
  }

  /** Writes {@code notes} to the run of {@code item}. */
  void note(RunItem item, Notes notes) {
    write(item.path(), notes, newestNotes, notes::write);
  }

  /** Gives the run of {@code item} the name and color of {@code label}. */
  void label(RunItem item, RunLabel label) {
    write(item.path(), label, newestLabels, label::write);
  }

  /** Of two that overlap, the one requested last stands, whichever thread comes first. */
  private <T> void write(Path run, T content, Map<Path, T> newest, Consumer<Path> work) {
    newest.put(run, content);
    act(() -> {
      synchronized (writing) {
        if (newest.get(run) == content) {
          work.accept(run);
        }
      }
    }, all -> newest.remove(run, content));
  }

  /** Writes the runs of {@code inOrder} to {@code file} as CSV. */
  void saveTable(List<RunItem> inOrder, Path file, Consumer<Path> done) {
    List<RunSummary> runs = inOrder.stream().map(RunItem::now).toList();
    save(() -> LibraryTable.write(runs, file), file, done);
  }

  /** Writes {@code lines}, settings of the runs called {@code names}, to {@code file} as CSV. */
  void saveSettings(List<String> names, List<SettingsComparison.Line> lines, Path file, Consumer<Path> done) {
    save(() -> SettingsTable.write(names, lines, file), file, done);
  }

  private void save(Runnable work, Path file, Consumer<Path> done) {
    act(work, all -> {
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

  /** Does {@code work} in the background; then passes its success to {@code then}. */
  private void act(Runnable work, Consumer<Boolean> then) {
    underWay++;
    listener.begins();
    background.keep(() -> {
      try {
        work.run();
        return new Problem[1];
      } catch (Problem why) {
        return new Problem[] {why};
      }
    }, why -> {
      underWay--;
      then.accept(why[0] == null);
      listener.ended(why[0]);
    }, unexpected -> {
      underWay--;
      listener.ended(unexpected);
    });
  }
}
