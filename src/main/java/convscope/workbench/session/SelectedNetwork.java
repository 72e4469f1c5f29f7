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
import convscope.workbench.fx.Pulse;
import convscope.workbench.session.LoadedNetwork.Origin;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The displayed network: the one in training, one of a stored run's checkpoints, a single checkpoint, or the built-in
 * one. Files are read in the background, and the latest request wins; until then the previous network stays. The most
 * recently viewed checkpoints of a run are kept decoded. JavaFX thread.
 */
public final class SelectedNetwork implements RunListener {
  private static final long BETWEEN_MILLIS = 1_000;
  private static final int LEAST_KEPT = 8;
  /** 240 MB of them: more than fifty checkpoints of the tutorial's network, enough for a lesson. */
  private static final int MOST_VALUES_KEPT = 60_000_000;

  private final ReadOnlyObjectWrapper<LoadedNetwork> model = new ReadOnlyObjectWrapper<>(this, "model");
  private final ReadOnlyObjectWrapper<Moment> moment = new ReadOnlyObjectWrapper<>(this, "moment");
  private final ReadOnlyObjectWrapper<Moment> best = new ReadOnlyObjectWrapper<>(this, "best");
  private final ReadOnlyObjectWrapper<Path> run = new ReadOnlyObjectWrapper<>(this, "run");
  private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper(this, "opening");
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final ObservableList<Moment> moments = FXCollections.observableArrayList();
  private final ObservableList<Moment> momentsShown = FXCollections.unmodifiableObservableList(moments);
  private final Map<Moment, LoadedNetwork> decoded = new LinkedHashMap<>(LEAST_KEPT, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Moment, LoadedNetwork> eldest) {
      return size() > Math.max(LEAST_KEPT, MOST_VALUES_KEPT / eldest.getValue().network().parameterCount());
    }
  };
  private final ClassMatches matches = new ClassMatches();
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::ask);
  private final Background background;
  private final CurrentRun training;
  private @Nullable Origin source;
  private @Nullable LoadedNetwork lastCopy;
  private List<String> classNames = List.of();
  private @Nullable Path proposed;
  private @Nullable Problem unlisted;
  private boolean looking;
  private int wish;

  /** A desk that knows what {@code training} trains. */
  public SelectedNetwork(Background background, CurrentRun training) {
    this.background = background;
    this.training = training;
    training.watch(this);
    training.stateProperty().addListener((property, was, is) -> {
      if (source == Origin.TRAINING && is.over()) {
        list();
      }
    });
  }

  /** The displayed network; null while there is none. */
  public ReadOnlyObjectProperty<LoadedNetwork> modelProperty() {
    return model.getReadOnlyProperty();
  }

  /** The checkpoints at which the displayed network is available, oldest first; empty if there is only one. */
  public ObservableList<Moment> moments() {
    return momentsShown;
  }

  /** Which of {@link #moments} is displayed; its network may still be loading. Null for none. */
  public ReadOnlyObjectProperty<Moment> momentProperty() {
    return moment.getReadOnlyProperty();
  }

  /** Which of {@link #moments} had the best precision on the test set; null if none has been evaluated. */
  public ReadOnlyObjectProperty<Moment> bestProperty() {
    return best.getReadOnlyProperty();
  }

  /** The folder of the displayed network's run; null if it has none. */
  public ReadOnlyObjectProperty<Path> runProperty() {
    return run.getReadOnlyProperty();
  }

  /** Whether a network is being read. */
  public ReadOnlyBooleanProperty openingProperty() {
    return opening.getReadOnlyProperty();
  }

  /** Why the last request failed; null if it did not. */
  public ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether a run was started in this window, so that {@link #follow} has something to show. */
  public BooleanBinding canFollow() {
    return training.folderProperty().isNotNull();
  }

  /** Whether nothing is being trained, so that the processor is free to be measured. */
  public boolean idle() {
    return training.free();
  }

  /** Which class of a network is which of the data, where a person has said so. */
  public ClassMatches matches() {
    return matches;
  }

  /** Whether there is a built-in network. */
  public boolean hasBuiltIn() {
    return TrainedModel.hasBuiltIn();
  }

  /** Shows the current run: as it is now while it learns, else at its latest checkpoint. */
  public void follow() {
    if (training.folderProperty().get() != null) {
      begin(Origin.TRAINING);
      opening.set(false);
      lastCopy = null;
      run.set(training.folderProperty().get().path());
      classNames = training.folderProperty().get().manifest().data().classNames();
      if (!training.free()) {
        moments.setAll(Moment.NOW);
        moment.set(Moment.NOW);
      }
      list();
      ask();
    }
  }

  /** Opens the run or the checkpoint at {@code place}. */
  public void open(Path place) {
    find(() -> StoredNetworks.open(place));
  }

  /** Shows the built-in network, which must exist. */
  public void openBuiltIn() {
    find(StoredNetworks::builtIn);
  }

  /** Shows moment {@code index} of {@link #moments}. */
  public void show(int index) {
    Moment wanted = moments.get(index);
    if (!wanted.equals(moment.get())) {
      int own = ++wish;
      opening.set(false);
      problem.set(null);
      moment.set(wanted);
      if (wanted.now()) {
        if (lastCopy != null) {
          model.set(lastCopy);
        }
        ask();
      } else if (decoded.containsKey(wanted)) {
        model.set(decoded.get(wanted));
      } else {
        read(own, wanted);
      }
    }
  }

  /** Sets what to show if nothing has been chosen: the run or the checkpoint at {@code place}. */
  public void propose(Path place) {
    proposed = place;
    if (looking) {
      openProposed();
    }
  }

  /** Whether a view displays it: only then is the network in training copied, once per second. */
  public void look(boolean wanted) {
    looking = wanted;
    if (wanted) {
      openProposed();
      pulse.start();
    } else {
      pulse.stop();
    }
  }

  private void openProposed() {
    if (source == null && !opening.get()) {
      if (proposed != null) {
        open(proposed);
      } else if (hasBuiltIn()) {
        openBuiltIn();
      }
    }
  }

  private int begin(Origin from) {
    source = from;
    problem.set(null);
    opening.set(true);
    decoded.clear();
    best.set(null);
    moments.clear();
    moment.set(null);
    return ++wish;
  }

  private void find(Callable<StoredNetworks.Found> search) {
    opening.set(true);
    problem.set(null);
    int own = ++wish;
    run(own, search, found -> {
      begin(found.newest().origin());
      opening.set(false);
      best.set(found.life().best());
      moments.setAll(found.life().moments());
      if (found.moment() != null) {
        moment.set(found.moment());
        decoded.put(moment.get(), found.newest());
      }
      problem.set(found.remark());
      run.set(found.newest().origin() == Origin.RUN ? StoredNetworks.run(moment.get().file()) : null);
      model.set(found.newest());
    });
  }

  private void read(int own, Moment wanted) {
    Origin origin = source;
    opening.set(true);
    run(own, () -> StoredNetworks.read(wanted.file(), origin), read -> {
      opening.set(false);
      decoded.put(wanted, read);
      model.set(read);
    });
  }

  private <T> void run(int own, Callable<T> work, Consumer<T> then) {
    background.run(work, result -> {
      if (own == wish) {
        then.accept(result);
      }
    }, why -> {
      if (own == wish) {
        opening.set(false);
        problem.set(why);
      }
    });
  }

  /** Reads the checkpoints of the current run. */
  private void list() {
    RunFolder folder = training.folderProperty().get();
    background.run(() -> StoredNetworks.life(folder), found -> {
      if (source == Origin.TRAINING && folder == training.folderProperty().get()) {
        listed(found);
      }
    }, why -> {
      unlisted = why;
      problem.set(why);
    });
  }

  private void listed(StoredNetworks.Life found) {
    if (problem.get() == unlisted) {
      problem.set(null);
    }
    Moment before = moment.get();
    best.set(found.best());
    moments.setAll(found.moments());
    if (!training.free()) {
      moments.add(Moment.NOW);
    }
    // A deleted checkpoint may remain displayed until the user selects another.
    boolean gone = before == null || before.now() && !moments.contains(before);
    if (gone && moments.isEmpty()) {
      moment.set(null);
    } else if (gone) {
      show(moments.size() - 1);
    }
  }

  private void ask() {
    boolean now = source == Origin.TRAINING && moment.get() != null && moment.get().now();
    long done = training.latestProperty().get() == null ? 0 : training.latestProperty().get().step() + 1;
    if (now && (lastCopy == null || lastCopy.step() < done)) {
      training.copy();
    }
  }

  @Override
  public void began(Manifest manifest, List<MetricsRow> rows, List<EvaluationRow> evaluations, List<Change> changes) {
    // Another network chosen by the user stays displayed.
    if (source != Origin.RUN && source != Origin.FILE) {
      follow();
    }
  }

  @Override
  public void saved(long step, Path file) {
    if (source == Origin.TRAINING) {
      decoded.keySet().removeIf(moment -> file.equals(moment.file()));
      list();
    }
  }

  @Override
  public void evaluated(EvaluationRow row) {
    if (source == Origin.TRAINING) {
      list();
    }
  }

  @Override
  public void copied(Snapshot snapshot) {
    if (source == Origin.TRAINING && training.folderProperty().get() != null
        && !(training.stateProperty().get() instanceof RunState.Idle)) {
      lastCopy = new LoadedNetwork(Origin.TRAINING, training.folderProperty().get().path().getFileName().toString(),
          snapshot.step(), snapshot.network(), snapshot.averages(), null, classNames);
      if (moment.get() != null && moment.get().now()) {
        model.set(lastCopy);
      }
    }
  }
}
