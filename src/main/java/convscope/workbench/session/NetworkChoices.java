package convscope.workbench.session;

import convscope.foundation.Problem;
import convscope.library.Library;
import convscope.library.RunSummary;
import convscope.runs.Change;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.training.StepPoint;
import convscope.training.TrainedModel;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.LatestRequest;
import convscope.workbench.session.NetworkChoice.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The networks that can be selected: the built-in one, the current run, the runs of the library with a checkpoint,
 * newest first, and what was opened from elsewhere. The folders are read in the background when {@link #refresh} asks
 * for it; the current run is kept up to date. JavaFX thread.
 */
public final class NetworkChoices implements RunListener {
  private static final long UNKNOWN = -1;

  private final ObservableList<NetworkChoice> all = FXCollections.observableArrayList();
  private final ObservableList<NetworkChoice> shown = FXCollections.unmodifiableObservableList(all);
  private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final Set<Path> opened = new LinkedHashSet<>();
  private final SelectedNetwork selected;
  private final CurrentRun training;
  private final Library library;
  private final UnusedRun unused;
  private final LatestRequest reading;
  private List<RunSummary> runs = List.of();
  private long builtInStep = UNKNOWN;
  private double bestOfCurrent = Double.NaN;

  private record Read(List<RunSummary> runs, List<Path> gone, Map<Path, String> names, long builtInStep) {}

  /** The choices for {@code selected}, with the runs of {@code library}; {@code training} knows the current run. */
  public NetworkChoices(SelectedNetwork selected, CurrentRun training, Library library, Background background) {
    this.selected = selected;
    this.training = training;
    this.library = library;
    unused = new UnusedRun(selected, training);
    reading = LatestRequest.finishing(background);
    training.watch(this);
    training.stateProperty().addListener((property, was, is) -> arrange());
    selected.modelProperty().addListener((property, was, is) -> {
      // A network in training changes every second, and its place does not.
      if (selected.place() != null && opened.add(selected.place())) {
        refresh();
      }
    });
    arrange();
  }

  /** The choices in their order. */
  public ObservableList<NetworkChoice> all() {
    return shown;
  }

  /** The run of this window that has ended without being selected. */
  public UnusedRun unused() {
    return unused;
  }

  /** Whether the folders are being read. */
  public ReadOnlyBooleanProperty readingProperty() {
    return reading.runningProperty();
  }

  /** Why the folders could not be read; null if they could. */
  public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Reads the folders again; until they are read the earlier choices stay. */
  public void refresh() {
    arrange();
    List<RunSummary> before = runs;
    long step = builtInStep;
    List<Path> known = List.copyOf(opened);
    reading.run(() -> read(before, known, step), read -> {
      problem.set(null);
      runs = read.runs();
      opened.removeAll(read.gone());
      builtInStep = read.builtInStep();
      selected.names().set(read.names());
      arrange();
    }, problem::set);
  }

  /** Reads the runs of the library and the names of those among {@code known}; not on the JavaFX thread. */
  private Read read(List<RunSummary> before, List<Path> known, long step) throws InterruptedException {
    List<RunSummary> all = library.read(before, some -> { });
    Map<Path, String> found = new HashMap<>();
    known.stream().filter(RunFolder::isIn).forEach(run -> found.put(run, RunSummary.of(run, null).name()));
    all.forEach(run -> found.put(run.path(), run.name()));
    return new Read(all, known.stream().filter(Files::notExists).toList(), Map.copyOf(found),
        step == UNKNOWN && TrainedModel.hasBuiltIn() ? TrainedModel.open(TrainedModel.BUILT_IN).step() : step);
  }

  /**
   * The selected network, for an export: one in training as it was last saved. Empty if there is none, or none saved.
   *
   * @param builtIn what the built-in network is called
   */
  public Optional<Exportable> exportable(String builtIn) {
    LoadedNetwork now = selected.modelProperty().get();
    if (now == null) {
      return Optional.empty();
    }
    if (now.origin() == LoadedNetwork.Origin.BUILT_IN) {
      return Optional.of(Exportable.network(builtIn, TrainedModel.BUILT_IN, now.step()));
    }
    String name = selected.names().of(now);
    return now.file() != null ? Optional.of(Exportable.network(name, now.file().toString(), now.step()))
        : selected.moments().stream().filter(moment -> !moment.now()).reduce((earlier, later) -> later)
            .map(saved -> Exportable.network(name, saved.file().toString(), saved.step()));
  }

  /** Selects {@code choice}. */
  public void select(NetworkChoice choice) {
    switch (choice.kind()) {
      case BUILT_IN -> selected.openBuiltIn();
      case CURRENT_RUN -> selected.follow();
      case RUN, FILE -> selected.open(choice.place());
    }
  }

  /** Selects the run or the checkpoint at {@code place}, which is one of the choices once it is open. */
  public void open(Path place) {
    selected.open(place);
  }

  /** Whether {@code choice} is what is selected now. */
  public boolean isSelected(NetworkChoice choice) {
    return switch (choice.kind()) {
      case BUILT_IN -> selected.isBuiltIn();
      case CURRENT_RUN -> selected.followingProperty().get() || choice.place().equals(selected.place());
      case RUN, FILE -> !selected.followingProperty().get() && choice.place().equals(selected.place());
    };
  }

  private void arrange() {
    List<NetworkChoice> found = new ArrayList<>();
    if (TrainedModel.hasBuiltIn()) {
      found.add(new NetworkChoice(Kind.BUILT_IN, null, "", builtInStep, TrainedModel.BUILT_IN_PRECISION, false));
    }
    Path current = current();
    if (current != null) {
      StepPoint latest = training.latestProperty().get();
      long step = latest == null ? UNKNOWN : latest.step() + 1;
      found.add(new NetworkChoice(Kind.CURRENT_RUN, current, selected.names().of(current), step, bestOfCurrent,
          !training.free()));
    }
    runs.stream().filter(run -> run.readable() && run.saved() && !run.path().equals(current))
        .sorted(Comparator.comparing(RunSummary::created).thenComparing(RunSummary::name).reversed())
        .forEach(run -> found.add(new NetworkChoice(Kind.RUN, run.path(), run.name(), run.steps(), run.bestPrecision(),
            false)));
    Set<Path> others = new LinkedHashSet<>(opened);
    found.forEach(choice -> others.remove(choice.place()));
    others.forEach(place -> found.add(new NetworkChoice(isFile(place) ? Kind.FILE : Kind.RUN, place,
        selected.names().of(place), UNKNOWN, Double.NaN, false)));
    if (!found.equals(all)) {
      all.setAll(found);
    }
  }

  private static boolean isFile(Path place) {
    return place.toString().endsWith(".safetensors");
  }

  private @Nullable Path current() {
    return training.folderProperty().get() == null ? null : training.folderProperty().get().path();
  }

  @Override
  public void began(Manifest manifest, List<MetricsRow> rows, List<EvaluationRow> evaluations, List<Change> changes) {
    bestOfCurrent = Double.NaN;
    evaluations.forEach(this::count);
    // The run may have been given a name before it began.
    refresh();
  }

  @Override
  public void saved(long step, Path file) {
    arrange();
  }

  @Override
  public void evaluated(EvaluationRow row) {
    count(row);
    arrange();
  }

  private void count(EvaluationRow row) {
    if (row.averaged() && !(bestOfCurrent >= row.precision())) {
      bestOfCurrent = row.precision();
    }
  }
}
