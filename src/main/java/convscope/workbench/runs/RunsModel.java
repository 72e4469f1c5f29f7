package convscope.workbench.runs;

import convscope.classroom.ClassCollection;
import convscope.foundation.Problem;
import convscope.library.Bin;
import convscope.library.Library;
import convscope.library.RunSummary;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.LatestRequest;
import convscope.workbench.fx.Pulse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/**
 * The runs and the selection. While the view is visible, the folders are checked every two seconds in the background;
 * only what has changed is read. It outlives the view's nodes. JavaFX thread.
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
  private final ReadOnlyObjectWrapper<List<Path>> places = new ReadOnlyObjectWrapper<>(this, "places", List.of());
  private final ReadOnlyObjectWrapper<RunNames> names = new ReadOnlyObjectWrapper<>(this, "names", RunNames.NONE);
  private final ReadOnlyObjectWrapper<List<RunItem>> wanted =
      new ReadOnlyObjectWrapper<>(this, "wanted", List.of());
  private final Map<Path, RunItem> byPath = new HashMap<>();
  private final Map<Path, RunSummary> thrown = new HashMap<>();
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::refresh);
  private final Library library;
  private final ClassModel classroom;
  private final Bin bin;
  private final LatestRequest reading;
  private final CurvesModel curves;
  private final LibraryActions actions;
  private List<SortedBy> order = List.of(new SortedBy(RunColumns.CREATED_ID, true));
  private List<Path> sought = List.of();
  private @Nullable Problem unread;
  private @Nullable RunWords words;
  private Runnable changed = () -> { };

  /** A column by which the table is sorted. */
  record SortedBy(String column, boolean descending) {}

  private record Looked(List<RunSummary> runs, List<Bin.Thrown> binned, List<Path> places,
      ClassCollection.Collected collected) {}

  /** The state for the runs of {@code library} and {@code collection}; deleted runs go to {@code bin}. */
  public RunsModel(Library library, ClassCollection collection, Bin bin, Background background) {
    this.library = library;
    this.bin = bin;
    reading = LatestRequest.interrupting(background);
    curves = new CurvesModel(chosen, background);
    actions = new LibraryActions(library, bin, background, new Heard());
    classroom = new ClassModel(collection, actions);
    filter.addListener((property, was, is) -> shown.setPredicate(this::passes));
    classroom.onlyProperty().addListener((property, was, is) -> shown.setPredicate(this::passes));
  }

  /** From now on the search also matches the names in {@code words}. */
  void speak(RunWords words) {
    this.words = words;
    List.copyOf(items).forEach(this::sift);
  }

  private boolean passes(RunItem item) {
    return Search.match(item.now(), words, filter.get())
        && (!classroom.onlyProperty().get() || item.now().handedIn().isSo());
  }

  /**
   * Shows or hides {@code item}, which has changed. The others are unchanged: filtering the list again would lose the
   * table's selection.
   */
  private void sift(RunItem item) {
    if (passes(item) != shown.contains(item)) {
      items.set(items.indexOf(item), item);
    }
  }

  /** Has {@code then} run after each action on the runs, such as a new name. */
  public void whenChanged(Runnable then) {
    changed = then;
  }

  /**
   * Gives {@code told} the names of the runs that are listed from now on, and of who handed them in; and what is typed
   * into the forms of the class.
   */
  public void tellNames(Consumer<List<String>> told) {
    for (StringProperty typed : List.of(classroom.studentProperty(), classroom.answersProperty(),
        classroom.kitTitleProperty())) {
      typed.subscribe(text -> told.accept(List.of(text)));
    }
    items.addListener((ListChangeListener<RunItem>) change -> {
      while (change.next()) {
        told.accept(change.getAddedSubList().stream().map(RunItem::now)
            .flatMap(run -> Stream.of(run.name(), run.handedIn().student())).toList());
      }
    });
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

  /** Selects the runs at {@code paths} and shows their curves, as soon as they have been read. */
  public void select(List<Path> paths) {
    filter.set("");
    page.set(0);
    sought = List.copyOf(paths);
    seek();
  }

  private void seek() {
    if (!sought.isEmpty() && byPath.keySet().containsAll(sought)) {
      wanted.set(sought.stream().map(byPath::get).toList());
      sought = List.of();
    }
  }

  /** The runs that the table is to select; empty for no change. */
  ReadOnlyObjectProperty<List<RunItem>> wantedProperty() {
    return wanted.getReadOnlyProperty();
  }

  /** The table has selected what was wanted. */
  void selected() {
    wanted.set(List.of());
  }

  /** What the table is sorted by, the most important first; at first the time of the start, newest on top. */
  List<SortedBy> order() {
    return order;
  }

  /** Keeps the order that the user has given the table. */
  void order(List<SortedBy> wanted) {
    order = List.copyOf(wanted);
  }

  /** Which of curves, layers, settings and notes is displayed, by its index. */
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

  /** Collects {@code works}, files that were handed in. */
  public void collect(List<Path> works) {
    classroom.collect(works);
  }

  /** What a class has handed in. */
  ClassModel classroom() {
    return classroom;
  }

  /** Whether the folders have been read, so that an empty list means that there are no runs. */
  ReadOnlyBooleanProperty knownProperty() {
    return known.getReadOnlyProperty();
  }

  /** Why the last request failed; null if it did not. */
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What the runs are called. */
  ReadOnlyObjectProperty<RunNames> namesProperty() {
    return names.getReadOnlyProperty();
  }

  /** What can be done to the folders. */
  LibraryActions actions() {
    return actions;
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
      reading.cancel();
    }
    curves.show(now);
  }

  /** Stops reading, when the program exits. */
  public void close() {
    show(false);
  }

  private void refresh() {
    if (!reading.runningProperty().get() && actions.idle()) {
      List<RunSummary> before = items.stream().map(RunItem::now).toList();
      reading.run(() -> {
        try {
          ClassCollection.Collected collected = classroom.collection().collect();
          List<RunSummary> all = library.read(before, collected.runs(), some -> {
            if (before.isEmpty()) {
              Platform.runLater(() -> arrived(some));
            }
          });
          return new Looked(all, bin.contents(), library.added(), collected);
        } catch (InterruptedException hidden) {
          // Hidden: the result is not needed.
          return null;
        }
      }, this::looked, this::failed);
    }
  }

  /** The first runs of the first reading, which may take a while. */
  private void arrived(List<RunSummary> some) {
    if (reading.runningProperty().get() && !known.get()) {
      merge(some);
    }
  }

  private void looked(Looked looked) {
    if (problem.get() == unread) {
      problem.set(null);
    }
    merge(looked.runs());
    Set<Path> there = new HashSet<>();
    looked.runs().forEach(run -> there.add(run.path()));
    remove(items.stream().map(RunItem::path).filter(path -> !there.contains(path)).toList());
    actions.found(looked.binned());
    places.set(looked.places());
    known.set(true);
    classroom.found(looked.collected(), looked.runs());
  }

  private void failed(Problem why) {
    unread = why;
    problem.set(why);
  }

  /** Takes the runs at {@code paths} out of the selection first, so that the table selects no other in their place. */
  private void remove(Collection<Path> paths) {
    List<RunItem> gone = paths.stream().map(byPath::remove).filter(item -> item != null).toList();
    if (!gone.isEmpty()) {
      chosen.removeAll(gone);
      items.removeAll(gone);
      name();
    }
  }

  private void name() {
    RunNames now = RunNames.of(items.stream().map(RunItem::now).toList());
    if (!now.equals(names.get())) {
      names.set(now);
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
        boolean becomesARun = run.readable() && !item.now().readable();
        item.found(run);
        changed |= chosen.contains(item);
        newer.add(item);
        if (becomesARun) {
          // Only now is known when it started, and so its place in the table.
          items.set(items.indexOf(item), item);
        }
      }
    }
    if (!added.isEmpty()) {
      items.addAll(added);
    }
    newer.forEach(this::sift);
    name();
    if (changed) {
      curves.load();
    }
    seek();
  }

  /** Shows at once what an action has done, then checks the folders again. */
  private final class Heard implements LibraryActions.Listener {
    @Override
    public void begins() {
      problem.set(null);
      reading.cancel();
    }

    @Override
    public void gone(List<Path> paths) {
      paths.stream().map(byPath::get).filter(item -> item != null)
          .forEach(item -> thrown.put(item.path(), item.now()));
      remove(paths);
    }

    @Override
    public void back(List<Path> paths) {
      merge(paths.stream().map(thrown::remove).filter(run -> run != null).toList());
    }

    @Override
    public void ended(Problem why) {
      problem.set(why);
      refresh();
      changed.run();
    }
  }
}
