package convscope.workbench.ownclasses;

import convscope.data.Dataset;
import convscope.foundation.Problem;
import convscope.training.RunPlan;
import convscope.training.RunState;
import convscope.workbench.fx.Background;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.PlannedRun;
import convscope.workbench.session.SharedEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * The page from the first image to the trained network. Outlives the view's nodes, and with its files the program. JavaFX
 * thread.
 */
public final class OwnClassesModel {
  private static final String FOLDER = "own-classes";

  private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final ReadOnlyObjectWrapper<@Nullable LoadedNetwork> trained = new ReadOnlyObjectWrapper<>(this, "trained");
  private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper(this, "outdated");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private final OwnCollection collection;
  private final TrialRoom trials;
  private final PlannedRun run;
  private final LastRun last;
  private final Background background;

  private boolean loaded;

  /**
   * The page whose files are in {@code home}.
   *
   * @param data where decoded images are cached
   */
  public OwnClassesModel(Path home, Path data, PlannedRun run, SharedEngine engines, Background background) {
    this.run = run;
    this.background = background;
    last = new LastRun(home.resolve(FOLDER + ".run"));
    collection = new OwnCollection(new CollectionFolder(home.resolve(FOLDER), home.resolve(FOLDER + "-removed"), data),
        background, problem::set);
    trials = new TrialRoom(engines, background);
    run.standingProperty().addListener((property, was, is) -> followed(was, is));
    collection.changesProperty().addListener(now -> outdated.set(true));
    run.possibleProperty().subscribe(possible -> busy.set(!possible));
  }

  /** Gives {@code told} the names of the classes from now on. */
  public void tellNames(Consumer<List<String>> told) {
    collection.classes().addListener((ListChangeListener<OwnClass>) change ->
        told.accept(collection.classes().stream().map(OwnClass::name).toList()));
    collection.changesProperty().addListener(now ->
        told.accept(collection.classes().stream().map(OwnClass::name).toList()));
  }

  OwnCollection collection() {
    return collection;
  }

  TrialRoom trials() {
    return trials;
  }

  /** How the latest run stands; null before the first. */
  ReadOnlyObjectProperty<PlannedRun.@Nullable Standing> standingProperty() {
    return run.standingProperty();
  }

  /** What could not be done last; null for nothing. */
  ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The network that was trained last; null until there is one. */
  ReadOnlyObjectProperty<@Nullable LoadedNetwork> trainedProperty() {
    return trained.getReadOnlyProperty();
  }

  /** Whether classes or images have changed since the last training was started. */
  ReadOnlyBooleanProperty outdatedProperty() {
    return outdated.getReadOnlyProperty();
  }

  /** Whether some run is being prepared or trains. */
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Whether a run of this page is being prepared or trains. */
  boolean running() {
    PlannedRun.Standing now = run.standingProperty().get();
    return now != null && !now.state().over();
  }

  /** Why no run can start now; empty if one can. */
  Optional<Problem> missing() {
    try {
      collection.check();
    } catch (Problem why) {
      return Optional.of(why);
    }
    return !busy.get() ? Optional.empty() : Optional.of(Problem.of(OwnClassesModel.class, "training.busy"));
  }

  /** Trains on the images as they are now; people read {@code name} in the list of runs. */
  void train(String name) {
    train(name, OwnRunPlan::of);
  }

  /** The plan of a run. */
  interface Planning {
    /** @throws Problem if no network comes with the program */
    RunPlan of(int classes);
  }

  /** The same with another plan. */
  void train(String name, Planning planning) {
    problem.set(missing().orElse(null));
    if (problem.get() == null) {
      outdated.set(false);
      collection.open(images -> plan(images, name, planning));
    }
  }

  private void plan(Dataset images, String name, Planning planning) {
    background.run(() -> planning.of(images.classNames().size()), plan -> {
      if (busy.get()) {
        problem.set(Problem.of(OwnClassesModel.class, "training.busy"));
      } else {
        run.start(plan, images, name);
      }
    }, problem::set);
  }

  /** Stops the run; its network is as good as it is by then. */
  void stop() {
    run.stop();
  }

  private void followed(PlannedRun.@Nullable Standing was, PlannedRun.Standing is) {
    boolean ended = is.state().over() && (was == null || !was.state().over());
    if (ended && is.state() instanceof RunState.Failed failed) {
      problem.set(failed.why());
    } else if (ended && is.run() != null) {
      load(is.run());
    }
  }

  private void load(Path place) {
    background.run(() -> {
      LoadedNetwork network = LoadedNetwork.ofRun(place);
      last.write(place);
      return network;
    }, this::take, problem::set);
  }

  /**
   * Reads what is stored, at the first call, with the network of the run before; where no classes are stored, there are
   * classes {@code names} to start with.
   */
  void load(List<String> names) {
    if (!loaded) {
      loaded = true;
      collection.load(names, () -> {
        outdated.set(false);
        background.run(() -> last.read().map(LoadedNetwork::ofRun), found -> found.ifPresent(this::takeStored),
            problem::set);
      });
    }
  }

  /** Another may have been trained meanwhile. */
  private void takeStored(LoadedNetwork network) {
    if (trained.get() == null) {
      take(network);
    }
  }

  private void take(LoadedNetwork network) {
    trained.set(network);
    trials.use(network);
  }

  /** Sets whether the view is visible: memory for inference is taken only then. */
  void show(boolean now) {
    if (!now) {
      trials.rest();
    }
  }

  /** Ends all work, at the end of the program. */
  public void close() throws InterruptedException {
    collection.close();
    trials.close();
  }
}
