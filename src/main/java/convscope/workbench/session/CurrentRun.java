package convscope.workbench.session;

import convscope.data.Dataset;
import convscope.engine.Engine;
import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.training.RunPlan;
import convscope.training.RunState;
import convscope.training.Snapshot;
import convscope.training.StepPoint;
import convscope.training.TowerPace;
import convscope.training.TrainingService;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Pulse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The current run: starts it, controls it, and pulls its telemetry. The training thread never waits for this; a pulse
 * of the window fetches what has accumulated since the last one. JavaFX thread.
 */
public final class CurrentRun {
  private static final long BETWEEN_MILLIS = 250;

  private final ReadOnlyObjectWrapper<RunState> state =
      new ReadOnlyObjectWrapper<>(this, "state", new RunState.Idle());
  private final ReadOnlyObjectWrapper<RunFolder> folder = new ReadOnlyObjectWrapper<>(this, "folder");
  private final ReadOnlyObjectWrapper<StepPoint> latest = new ReadOnlyObjectWrapper<>(this, "latest");
  private final List<RunListener> watchers = new CopyOnWriteArrayList<>();
  private final Queue<Consumer<RunListener>> news = new ConcurrentLinkedQueue<>();
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::pull);
  private final Background background;
  private final SharedEngine engines;
  private final OpenDataset data;
  private final PlanForm form;
  private final Notices notices;
  private final Path runs;
  private final Recovery recovery;
  private TrainingService service;
  private Consumer<Problem> failed;
  private boolean stepWanted;
  private boolean oneOfSeveral;
  private long probeEvery;

  /** Stores its runs in {@code runs}. */
  public CurrentRun(Background background, SharedEngine engines, OpenDataset data, PlanForm form, Notices notices,
      Path runs) {
    this.background = background;
    this.engines = engines;
    this.data = data;
    this.form = form;
    this.notices = notices;
    this.runs = runs;
    failed = notices::tell;
    recovery = new Recovery(this, background, notices);
    watchers.add(recovery);
    engines.engineProperty().addListener((property, was, is) -> goOnWith(is));
  }

  /** An active run continues with {@code engine}; one that is being prepared does so once it has started. */
  private void goOnWith(Engine engine) {
    if (service != null && !free()) {
      service.goOnWith(engine);
    }
  }

  /** The state of the current run; {@code Idle} if there is none. */
  public ReadOnlyObjectProperty<RunState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The current run, or the last one; null before the first. */
  public ReadOnlyObjectProperty<RunFolder> folderProperty() {
    return folder.getReadOnlyProperty();
  }

  /** The latest step; null before the first. */
  public ReadOnlyObjectProperty<StepPoint> latestProperty() {
    return latest.getReadOnlyProperty();
  }

  /** The settings in force of the current run, or of the last one; none before the first. */
  public Optional<Manifest.Settings> settings() {
    return Optional.ofNullable(service).map(TrainingService::settings);
  }

  /** Adds a watcher of the current run. */
  public void watch(RunListener watcher) {
    watchers.add(watcher);
  }

  /** Removes a watcher. */
  public void forget(RunListener watcher) {
    watchers.remove(watcher);
  }

  /** Whether nothing is training, so that a run may start. */
  public boolean free() {
    return state.get() instanceof RunState.Idle || state.get().over();
  }

  /** Whether the current run is over because its values were no longer numbers. */
  public boolean diverged() {
    return service != null && service.diverged();
  }

  public BooleanBinding canStart() {
    return Bindings.createBooleanBinding(
        () -> state.get() instanceof RunState.Paused
            || free() && form.validProperty().get() && data.datasetProperty().get() != null,
        state, form.validProperty(), data.datasetProperty());
  }

  public BooleanBinding canPause() {
    return Bindings.createBooleanBinding(() -> state.get() instanceof RunState.Running, state);
  }

  public BooleanBinding canStep() {
    return Bindings.createBooleanBinding(() -> !(state.get() instanceof RunState.Running) && canStart().get(), state,
        form.validProperty(), data.datasetProperty());
  }

  public BooleanBinding canStop() {
    return Bindings.createBooleanBinding(() -> !free() && !(state.get() instanceof RunState.Stopping), state);
  }

  /** Starts a run with the settings of the form, or resumes a paused one. */
  public void start() {
    if (state.get() instanceof RunState.Paused) {
      service.resume();
      pull();
    } else if (canStart().get()) {
      begin(false);
    }
  }

  /** Pauses the run before its next step. */
  public void pause() {
    if (canPause().get()) {
      service.pause();
      pull();
    }
  }

  /** Pauses an active run, and resumes a paused one. */
  public void pauseOrGoOn() {
    if (state.get() instanceof RunState.Paused) {
      start();
    } else {
      pause();
    }
  }

  /** Makes one step and pauses; starts a run for it if there is none. */
  public void step() {
    if (state.get() instanceof RunState.Paused) {
      service.step();
      pull();
    } else if (canStep().get()) {
      stepWanted = true;
      begin(true);
    }
  }

  /** Ends the run after the current step, with a checkpoint. */
  public void stop() {
    if (canStop().get() && service != null) {
      service.stop();
      pull();
    }
  }

  /** Continues with the run in {@code place}, from its latest checkpoint. */
  public void resume(Path place) {
    goOn(images -> Continuation.opened(place, images));
  }

  /**
   * Trains the run that {@code open} finds or makes in the background for the open dataset, unless something is
   * training.
   */
  void goOn(Function<Dataset, RunFolder> open) {
    Dataset images = data.datasetProperty().get();
    if (free() && images != null) {
      prepare(() -> open.apply(images), images, false, notices::tell);
    }
  }

  /**
   * Trains the run on {@code images} that {@code open} makes in the background; nothing may be training. If it fails,
   * {@code why} is told instead of the user. An experiment's is {@code ofSeveral}.
   */
  void begin(Callable<RunFolder> open, Dataset images, boolean ofSeveral, Consumer<Problem> why) {
    prepare(open, images, false, why);
    oneOfSeveral = ofSeveral;
  }

  /** Whether the current run is one of an experiment, which nobody started by itself. */
  boolean isOneOfSeveral() {
    return oneOfSeveral;
  }

  /** What can be done about the current run where it has diverged. */
  public Recovery recovery() {
    return recovery;
  }

  /** Changes a setting of the current run from its next step on; does nothing if the value is the same. */
  public void change(Setting setting, double value) {
    if (service == null || free()) {
      return;
    }
    // Read once: the training thread may be applying another change at this moment.
    Manifest.Settings now = service.settings();
    if (!now.with(setting, value).equals(now)) {
      try {
        service.change(setting, value);
        form.changed(setting, now.get(setting));
      } catch (Problem problem) {
        notices.tell(problem);
      }
    }
  }

  /** The state of each tower of the current run; empty if there is none, or only one tower. */
  public List<TowerPace> towers() {
    return service == null || free() ? List.of() : service.telemetry().towers();
  }

  /** Probes the network's layers at this interval in milliseconds; 0 for never. */
  public void probeEvery(long millis) {
    probeEvery = millis;
    if (service != null) {
      service.probeEvery(millis);
    }
  }

  /**
   * Requests a copy of the current network; the watchers are notified when it is available. Has no effect after the
   * run.
   */
  public void copy() {
    if (service != null) {
      service.snapshot(taken -> news.add(watcher -> watcher.copied(taken)));
    }
  }

  /**
   * Requests a copy of the current network for {@code then} alone, which is called on the JavaFX thread; not after the
   * run.
   */
  public void copy(Consumer<Snapshot> then) {
    if (service != null) {
      service.snapshot(taken -> Platform.runLater(() -> then.accept(taken)));
    }
  }

  /** Tells of {@code row}, an evaluation of {@code run} that was made and stored after its end. */
  public void evaluated(RunFolder run, EvaluationRow row) {
    if (run == folder.get()) {
      watchers.forEach(watcher -> watcher.evaluated(row));
    }
  }

  /** Starts or ends pulling; entries wait in bounded buffers meanwhile. */
  public void show(boolean shown) {
    if (shown) {
      pulse.start();
    } else {
      pulse.stop();
    }
  }

  /** Ends the current run with a checkpoint and waits for both: when the program exits. */
  public void finish() throws InterruptedException {
    TrainingService own = service;
    if (own != null && !own.state().over()) {
      own.end();
    }
  }

  private void begin(boolean paused) {
    Dataset images = data.datasetProperty().get();
    Network network = form.network(images.classNames().size());
    RunPlan plan = form.plan(network);
    RunStart start = form.startProperty().get();
    prepare(() -> start.in(plan).beginIn(runs, images, engines.awaitTowers(plan.settings().towers())), images, paused,
        notices::tell);
  }

  private void prepare(Callable<RunFolder> open, Dataset images, boolean paused, Consumer<Problem> then) {
    failed = then;
    oneOfSeveral = false;
    state.set(new RunState.Preparing());
    service = null;
    background.run(() -> {
      RunFolder opened = open.call();
      Engine chosen = engines.await();
      return new Ready(opened, chosen, engines.awaitFor(opened), History.of(opened));
    }, ready -> launch(ready, images, paused), this::fail);
  }

  private void fail(Problem problem) {
    stepWanted = false;
    state.set(new RunState.Failed(problem));
    failed.accept(problem);
  }

  /** @param chosen the devices chosen when this was prepared */
  private record Ready(RunFolder folder, Engine chosen, Engine engine, History history) {}

  /** On any failure, the state must leave {@code Preparing}, in which nothing can be started. */
  private void launch(Ready ready, Dataset images, boolean paused) {
    try {
      begin(ready, images, paused);
    } catch (RuntimeException unable) {
      letGo();
      fail(unable instanceof Problem problem ? problem : Problem.because(unable, CurrentRun.class, "begin.unexpected",
          ready.folder().path().toString(), unable.toString()));
    }
  }

  /** A run that is not current cannot be controlled: if its thread is running already, it ends with a checkpoint. */
  private void letGo() {
    if (service != null && !(service.state() instanceof RunState.Idle)) {
      service.stop();
    }
    service = null;
  }

  private void begin(Ready ready, Dataset images, boolean paused) {
    folder.set(ready.folder());
    latest.set(null);
    History history = ready.history();
    watchers.forEach(watcher -> watcher.began(ready.folder().manifest(), history.rows(), history.evaluations(),
        history.changes()));
    watchers.forEach(watcher -> watcher.measured(history.probes()));
    news.clear();
    service = new TrainingService(ready.engine(), images, ready.folder(), new News(news));
    service.probeEvery(probeEvery);
    if (paused) {
      service.startPaused();
    } else {
      service.start();
    }
    if (engines.engineProperty().get() != ready.chosen()) {
      goOnWith(engines.engineProperty().get());
    }
    pull();
  }

  private void pull() {
    if (service == null) {
      return;
    }
    RunState now = service.state();
    service.telemetry().drainSteps(point -> {
      latest.set(point);
      watchers.forEach(watcher -> watcher.stepped(point));
    });
    service.telemetry().drainProbes(point -> watchers.forEach(watcher -> watcher.probed(point)));
    for (Consumer<RunListener> one = news.poll(); one != null; one = news.poll()) {
      watchers.forEach(one);
    }
    if (!now.equals(state.get())) {
      if (state.get() instanceof RunState.Preparing) {
        form.follow(folder.get().manifest(), service.settings());
      }
      state.set(now);
      if (now instanceof RunState.Failed why) {
        failed.accept(why.why());
        if (diverged()) {
          watchers.forEach(RunListener::diverged);
        }
      }
    }
    if (stepWanted && now instanceof RunState.Paused) {
      stepWanted = false;
      service.step();
    }
  }
}
