package convscope.workbench.session;

import convscope.foundation.Problem;
import convscope.runs.Change;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.training.RunState;
import convscope.training.Snapshot;
import convscope.training.TrainedModel;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.LatestRequest;
import convscope.workbench.fx.Pulse;
import convscope.workbench.session.LoadedNetwork.Origin;
import convscope.workbench.session.StoredNetworks.Opened;
import convscope.workbench.session.StoredNetworks.RunCheckpoints;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The selected network, which Inspect, Evaluate and Classify use: the built-in one, one of a stored run's checkpoints,
 * a single checkpoint, or the current run as it learns. Only a person's choice changes which one it is: the start of a
 * run does not, unless the current run is what was chosen and is shown as it is now; an experiment's runs never do.
 * Files are read in the background, and the latest request wins; until then the previous network stays. The most
 * recently viewed checkpoints of a run are kept decoded while a view displays one. JavaFX thread.
 */
public final class SelectedNetwork implements RunListener {
  private static final long BETWEEN_MILLIS = 1_000;

  private final ReadOnlyObjectWrapper<LoadedNetwork> model = new ReadOnlyObjectWrapper<>(this, "model");
  private final ReadOnlyObjectWrapper<Moment> moment = new ReadOnlyObjectWrapper<>(this, "moment");
  private final ReadOnlyObjectWrapper<Moment> best = new ReadOnlyObjectWrapper<>(this, "best");
  private final RecordedAccuracy accuracy = new RecordedAccuracy();
  private final ReadOnlyObjectWrapper<Path> run = new ReadOnlyObjectWrapper<>(this, "run");
  private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(this, "following");
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final ObservableList<Moment> moments = FXCollections.observableArrayList();
  private final ObservableList<Moment> momentsShown = FXCollections.unmodifiableObservableList(moments);
  private final DecodedNetworks decoded = new DecodedNetworks();
  private final GivenNames names = new GivenNames();
  private final ClassMatches matches = new ClassMatches();
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::ask);
  private final LatestRequest reading;
  private final LatestRequest listing;
  private final CurrentRun training;
  private @Nullable Origin source;
  private @Nullable LoadedNetwork lastCopy;
  private @Nullable Path proposed;
  private @Nullable Problem unlisted;
  private boolean looking;

  /** None is selected yet; {@code training} knows the current run. */
  public SelectedNetwork(Background background, CurrentRun training) {
    this.training = training;
    reading = LatestRequest.finishing(background);
    listing = LatestRequest.finishing(background);
    training.watch(this);
    model.addListener((property, was, is) -> findAccuracy());
    training.stateProperty().addListener((property, was, is) -> {
      if (following.get() && is.over()) {
        list(null);
      }
    });
  }

  /** The selected network as loaded; null while there is none. */
  public ReadOnlyObjectProperty<LoadedNetwork> modelProperty() {
    return model.getReadOnlyProperty();
  }

  /** The checkpoints at which the selected network is available, oldest first; empty if there is only one. */
  public ObservableList<Moment> moments() {
    return momentsShown;
  }

  /** Which of {@link #moments} is displayed; its network may still be loading. Null for none. */
  public ReadOnlyObjectProperty<Moment> momentProperty() {
    return moment.getReadOnlyProperty();
  }

  /** Which of {@link #moments} had the best precision on the test set; null unless two have been evaluated. */
  public ReadOnlyObjectProperty<Moment> bestProperty() {
    return best.getReadOnlyProperty();
  }

  /**
   * The recorded test accuracy of the loaded network; while the network is in training, that of its latest evaluation.
   * Null if there is none.
   */
  public ReadOnlyObjectProperty<@Nullable KnownAccuracy> accuracyProperty() {
    return accuracy.property();
  }

  /** The folder of the selected network's run; null if it has none. */
  public ReadOnlyObjectProperty<Path> runProperty() {
    return run.getReadOnlyProperty();
  }

  /** Whether the current run was chosen: then it is followed as it learns, and so is the next run. */
  public ReadOnlyBooleanProperty followingProperty() {
    return following.getReadOnlyProperty();
  }

  /** Whether a network is being read. */
  public ReadOnlyBooleanProperty openingProperty() {
    return reading.runningProperty();
  }

  /** Why the last request failed, or a remark on the network that it found; null for neither. */
  public ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether a run was started in this window, so that {@link #follow} has something to show. */
  public BooleanBinding canFollow() {
    return training.folderProperty().isNotNull();
  }

  /** Whether a run is in training in this window, and another network is selected. To be kept by who observes it. */
  public BooleanBinding learnsElsewhere() {
    return Bindings.createBooleanBinding(() -> !training.free() && !following.get(), training.stateProperty(),
        following);
  }

  /** Whether nothing is being trained, so that the processor is free to be measured. */
  public boolean idle() {
    return training.free();
  }

  /** What the runs are called. */
  public GivenNames names() {
    return names;
  }

  /** Which class of a network is which of the data, where a person has said so. */
  public ClassMatches matches() {
    return matches;
  }

  /** Whether the built-in network is the selected one. */
  public boolean isBuiltIn() {
    return source == Origin.BUILT_IN;
  }

  /** The folder of the run, or the checkpoint, that is selected; null for the built-in network and for none. */
  public @Nullable Path place() {
    return source == Origin.FILE ? moment.get().file() : run.get();
  }

  /** Selects the current run: as it is now while it learns, else at its latest checkpoint. */
  public void follow() {
    if (training.folderProperty().get() != null) {
      reading.cancel();
      begin(Origin.TRAINING);
      lastCopy = null;
      run.set(training.folderProperty().get().path());
      if (!training.free()) {
        moments.setAll(Moment.NOW);
        moment.set(Moment.NOW);
      }
      list(training.free() ? Problem.of(StoredNetworks.class, "no.checkpoint", run.get().toString()) : null);
      ask();
    }
  }

  /** Selects the run or the checkpoint at {@code place}; a run that is in training in this window is followed. */
  public void open(Path place) {
    RunFolder current = training.folderProperty().get();
    if (current != null && !training.free() && current.path().equals(place)) {
      follow();
    } else {
      find(() -> StoredNetworks.open(place), why -> { }, null);
    }
  }

  /** Selects the built-in network, which must exist. */
  public void openBuiltIn() {
    find(StoredNetworks::builtIn, why -> { }, null);
  }

  /** Shows moment {@code index} of {@link #moments}. */
  public void show(int index) {
    Moment wanted = moments.get(index);
    if (!wanted.equals(moment.get())) {
      reading.cancel();
      problem.set(null);
      moment.set(wanted);
      if (wanted.now()) {
        if (lastCopy != null) {
          model.set(lastCopy);
        }
        ask();
      } else if (decoded.of(wanted) != null) {
        model.set(decoded.of(wanted));
      } else {
        read(wanted);
      }
    }
  }

  /**
   * Selects the run or the checkpoint at {@code place}, or the built-in network for null, unless something has been
   * selected; where it cannot be opened, the built-in network, with the failure as a remark.
   */
  public void propose(@Nullable Path place) {
    proposed = place;
    openProposed();
  }

  /** Whether a view displays it: only then is the network in training copied, once per second. */
  public void look(boolean wanted) {
    looking = wanted;
    if (wanted) {
      openProposed();
      pulse.start();
    } else {
      pulse.stop();
      // Out of sight, a hundred megabytes for going through them faster are of no use.
      decoded.keepOnly(moment.get());
    }
  }

  /** Whether a view displays it, so that a network in training is as it was at most a second ago. */
  public boolean isLookedAt() {
    return looking;
  }

  private void openProposed() {
    if (source == null && !reading.runningProperty().get()) {
      if (proposed != null) {
        Path place = proposed;
        proposed = null;
        find(() -> StoredNetworks.open(place), why -> find(StoredNetworks::builtIn, never -> { }, why), null);
      } else if (TrainedModel.hasBuiltIn()) {
        openBuiltIn();
      }
    }
  }

  private void begin(Origin from) {
    listing.cancel();
    source = from;
    following.set(from == Origin.TRAINING);
    problem.set(null);
    decoded.keepOnly(null);
    accuracy.record(Collections.emptySortedMap());
    best.set(null);
    moments.clear();
    moment.set(null);
  }

  /** @param remark shown with what is found, unless that has a remark of its own */
  private void find(Callable<Opened> search, Consumer<Problem> failed, @Nullable Problem remark) {
    problem.set(null);
    reading.run(search, found -> {
      begin(found.network().origin());
      best.set(found.checkpoints().best());
      accuracy.record(found.checkpoints().accuracies());
      moments.setAll(found.checkpoints().moments());
      if (found.moment() != null) {
        moment.set(found.moment());
        decoded.keep(moment.get(), found.network());
      }
      problem.set(found.remark() == null ? remark : found.remark());
      run.set(found.network().origin() == Origin.RUN ? StoredNetworks.run(moment.get().file()) : null);
      model.set(found.network());
    }, why -> {
      problem.set(why);
      failed.accept(why);
    });
  }

  private void read(Moment wanted) {
    Origin origin = source == Origin.FILE ? Origin.FILE : Origin.RUN;
    reading.run(() -> StoredNetworks.read(wanted.file(), origin), read -> {
      decoded.keep(wanted, read);
      model.set(read);
    }, problem::set);
  }

  /** Reads the checkpoints of the current run; where it has ended without one, {@code none} is told. */
  private void list(@Nullable Problem none) {
    RunFolder folder = training.folderProperty().get();
    listing.run(() -> StoredNetworks.checkpoints(folder), found -> listed(found, none), why -> {
      unlisted = why;
      problem.set(why);
    });
  }

  private void listed(RunCheckpoints found, @Nullable Problem none) {
    if (problem.get() == unlisted) {
      problem.set(null);
    }
    Moment before = moment.get();
    best.set(found.best());
    accuracy.record(found.accuracies());
    moments.setAll(found.moments());
    if (following.get() && !training.free()) {
      moments.add(Moment.NOW);
    }
    findAccuracy();
    // A deleted checkpoint may remain displayed until the user selects another.
    boolean gone = before == null || before.now() && !moments.contains(before);
    if (gone && moments.isEmpty()) {
      moment.set(null);
      goBack(none);
    } else if (gone) {
      show(moments.size() - 1);
    }
  }

  /** If the current run has left no network, the one that is displayed is selected again, at its step. */
  private void goBack(@Nullable Problem none) {
    LoadedNetwork shown = model.get();
    if (!following.get() || !training.free() || shown == null || isOfRun(shown)) {
      return;
    }
    Path place = shown.origin() == Origin.FILE ? shown.file() : shown.run();
    find(shown.origin() == Origin.BUILT_IN ? StoredNetworks::builtIn : () -> StoredNetworks.open(place, shown.step()),
        why -> { }, none);
  }

  /** Whether {@code network} is of the selected run; if not, it is displayed until that has a network. */
  public boolean isOfRun(LoadedNetwork network) {
    return run.get() != null && network.run() != null && StoredNetworks.same(run.get(), network.run());
  }

  private void findAccuracy() {
    LoadedNetwork now = model.get();
    accuracy.find(now != null && following.get() && !isOfRun(now) ? null : now);
  }

  private void ask() {
    boolean now = following.get() && moment.get() != null && moment.get().now();
    long done = training.latestProperty().get() == null ? 0 : training.latestProperty().get().step() + 1;
    if (now && (lastCopy == null || lastCopy.step() < done)) {
      training.copy();
    }
  }

  @Override
  public void began(Manifest manifest, List<MetricsRow> rows, List<EvaluationRow> evaluations, List<Change> changes) {
    boolean another = !training.folderProperty().get().path().equals(run.get());
    // An earlier checkpoint than the latest is one that somebody has chosen.
    boolean chosen = moment.get() != null && moments.indexOf(moment.get()) < moments.size() - 1;
    if (following.get() && another && (chosen || training.isOneOfSeveral()) && model.get() != null
        && isOfRun(model.get())) {
      source = Origin.RUN;
      following.set(false);
    } else if (following.get()) {
      follow();
    }
  }

  @Override
  public void saved(long step, Path file) {
    if (following.get()) {
      decoded.drop(file);
      list(null);
    }
  }

  @Override
  public void evaluated(EvaluationRow row) {
    if (following.get() || training.free() && training.folderProperty().get().path().equals(run.get())) {
      list(null);
    }
  }

  @Override
  public void copied(Snapshot snapshot) {
    if (following.get() && training.folderProperty().get() != null
        && !(training.stateProperty().get() instanceof RunState.Idle)) {
      Path folder = training.folderProperty().get().path();
      Manifest.Data data = training.folderProperty().get().manifest().data();
      lastCopy = new LoadedNetwork(Origin.TRAINING, folder.getFileName().toString(), snapshot.step(),
          snapshot.network(), snapshot.averages(), null, data.classNames(), data.name(), folder);
      if (moment.get() != null && moment.get().now()) {
        model.set(lastCopy);
      }
    }
  }
}
