package convscope.workbench.session;

import convscope.data.Dataset;
import convscope.engine.Engine;
import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.training.Restart;
import convscope.training.RunPlan;
import convscope.training.RunState;
import convscope.training.StepPoint;
import convscope.training.TowerPace;
import convscope.training.TrainingService;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Pulse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The run in hand: begins it, steers it, and pulls what it tells. The training thread never waits for this; a pulse of
 * the window fetches what has gathered since the last one. JavaFX thread.
 */
public final class TrainingDesk {
  private static final long BETWEEN_MILLIS = 200;

  private final ReadOnlyObjectWrapper<RunState> state =
      new ReadOnlyObjectWrapper<>(this, "state", new RunState.Idle());
  private final ReadOnlyObjectWrapper<RunFolder> folder = new ReadOnlyObjectWrapper<>(this, "folder");
  private final ReadOnlyObjectWrapper<StepPoint> latest = new ReadOnlyObjectWrapper<>(this, "latest");
  private final ReadOnlyObjectWrapper<@Nullable Advice> advice = new ReadOnlyObjectWrapper<>(this, "advice");
  private final List<RunWatcher> watchers = new CopyOnWriteArrayList<>();
  private final Queue<Consumer<RunWatcher>> news = new ConcurrentLinkedQueue<>();
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::pull);
  private final Background background;
  private final EngineDesk engines;
  private final DataDesk data;
  private final PlanForm form;
  private final Notices notices;
  private final Path runs;
  private TrainingService service;
  private boolean stepWanted;
  private long probeEvery;

  /** A desk whose runs go into {@code runs}. */
  public TrainingDesk(Background background, EngineDesk engines, DataDesk data, PlanForm form, Notices notices,
      Path runs) {
    this.background = background;
    this.engines = engines;
    this.data = data;
    this.form = form;
    this.notices = notices;
    this.runs = runs;
    engines.engineProperty().addListener((property, was, is) -> goOnWith(is));
  }

  /** A run under way goes on with {@code engine}; one that is being prepared does so once it has begun. */
  private void goOnWith(Engine engine) {
    if (service != null && !free()) {
      service.goOnWith(engine);
    }
  }

  /** Where the run in hand stands; {@code Idle} where there is none. */
  public ReadOnlyObjectProperty<RunState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The run in hand, or the last one; null before the first. */
  public ReadOnlyObjectProperty<RunFolder> folderProperty() {
    return folder.getReadOnlyProperty();
  }

  /** The newest step; null before the first. */
  public ReadOnlyObjectProperty<StepPoint> latestProperty() {
    return latest.getReadOnlyProperty();
  }

  /** The settings in force of the run in hand, or of the last one; none before the first. */
  public Optional<Manifest.Settings> settings() {
    return Optional.ofNullable(service).map(TrainingService::settings);
  }

  /** Told, from now on, what the run in hand tells. */
  public void watch(RunWatcher watcher) {
    watchers.add(watcher);
  }

  /** No longer told. */
  public void forget(RunWatcher watcher) {
    watchers.remove(watcher);
  }

  /** Whether nothing is being trained, so that a run may begin. */
  public boolean free() {
    return state.get() instanceof RunState.Idle || state.get().over();
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

  /** Begins a run with the settings of the form, or lets a paused one go on. */
  public void start() {
    if (state.get() instanceof RunState.Paused) {
      service.resume();
      pull();
    } else if (canStart().get()) {
      begin(false);
    }
  }

  /** Holds the run before its next step. */
  public void pause() {
    if (canPause().get()) {
      service.pause();
      pull();
    }
  }

  /** Holds a run that goes, and lets one that is held go on. */
  public void pauseOrGoOn() {
    if (state.get() instanceof RunState.Paused) {
      start();
    } else {
      pause();
    }
  }

  /** Makes one step and holds; begins a run for it where there is none. */
  public void step() {
    if (state.get() instanceof RunState.Paused) {
      service.step();
      pull();
    } else if (canStep().get()) {
      stepWanted = true;
      begin(true);
    }
  }

  /** Ends the run after the step in hand, with a checkpoint. */
  public void stop() {
    if (canStop().get() && service != null) {
      service.stop();
      pull();
    }
  }

  /** Goes on with the run in {@code place}, from its newest checkpoint. */
  public void resume(Path place) {
    Dataset images = data.datasetProperty().get();
    if (free() && images != null) {
      prepare(() -> opened(place, images), images, false);
    }
  }

  private static RunFolder opened(Path place, Dataset images) {
    RunFolder found = RunFolder.open(place);
    if (!found.manifest().data().checksum().equals(images.checksum())) {
      throw new Problem("The run in " + place + " learnt from other images than those that are open: open "
          + found.manifest().data().source() + " first.");
    }
    return found;
  }

  /** Where the run that has just diverged is best resumed from, and with which learning rate. */
  public record Advice(Path run, Restart restart, double rate) {}

  /** What can be done about the run in hand, which has diverged; null where it has not. */
  public ReadOnlyObjectProperty<@Nullable Advice> adviceProperty() {
    return advice.getReadOnlyProperty();
  }

  /** Resumes the run that has diverged as {@link #adviceProperty} has it. */
  public void followAdvice() {
    Advice taken = advice.get();
    Dataset images = data.datasetProperty().get();
    if (free() && taken != null && images != null) {
      prepare(() -> {
        RunFolder found = opened(taken.run(), images);
        taken.restart().make(found, Map.of(Setting.RATE, taken.rate()));
        return found;
      }, images, false);
    }
  }

  private void advise(RunFolder diverged) {
    background.run(() -> new Advice(diverged.path(), Restart.beforeTheRise(diverged), Restart.lower(Restart.rate(diverged))),
        found -> {
          // Another run may have been begun meanwhile.
          if (free() && diverged == folder.get()) {
            advice.set(found);
          }
        }, notices::tell);
  }

  /** Changes a setting of the run in hand from its next step on; one that is so already is left alone. */
  public void change(Setting setting, double value) {
    if (service == null || free()) {
      return;
    }
    // Read once: the training thread may be taking over another change just now.
    Manifest.Settings now = service.settings();
    if (!now.with(setting, value).equals(now)) {
      try {
        service.change(setting, value);
      } catch (Problem problem) {
        notices.tell(problem);
      }
    }
  }

  /** How each tower of the run in hand does; empty where there is none, or one tower alone. */
  public List<TowerPace> towers() {
    return service == null || free() ? List.of() : service.telemetry().towers();
  }

  /** Has the network's insides looked at every so many milliseconds; 0 for not at all. */
  public void probeEvery(long millis) {
    probeEvery = millis;
    if (service != null) {
      service.probeEvery(millis);
    }
  }

  /** Asks for a copy of the network in hand; the watchers are told when it is there. Nothing comes of it after the run. */
  public void copy() {
    if (service != null) {
      service.snapshot(taken -> news.add(watcher -> watcher.copied(taken)));
    }
  }

  /** Begins or ends pulling; what gathers meanwhile waits in bounded buffers. */
  public void show(boolean shown) {
    if (shown) {
      pulse.start();
    } else {
      pulse.stop();
    }
  }

  /** Ends the run in hand with a checkpoint and waits for both: on the way out of the program. */
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
    prepare(() -> plan.beginIn(runs, images, engines.awaitTowers(plan.settings().towers())), images, paused);
  }

  private void prepare(Callable<RunFolder> open, Dataset images, boolean paused) {
    state.set(new RunState.Preparing());
    advice.set(null);
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
    notices.tell(problem);
  }

  /** @param chosen what was chosen for everything when this was prepared */
  private record Ready(RunFolder folder, Engine chosen, Engine engine, History history) {}

  /** Whatever goes wrong, the desk does not stay {@code Preparing}, in which nothing can be begun any more. */
  private void launch(Ready ready, Dataset images, boolean paused) {
    try {
      begin(ready, images, paused);
    } catch (Problem problem) {
      letGo();
      fail(problem);
    } catch (RuntimeException unexpected) {
      letGo();
      fail(new Problem("The run in " + ready.folder().path() + " could not be begun (" + unexpected
          + "): please report it, with the details.", unexpected));
    }
  }

  /** Nobody steers a run that is not in hand: where its thread goes already, it ends with a checkpoint. */
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
    for (Consumer<RunWatcher> one = news.poll(); one != null; one = news.poll()) {
      watchers.forEach(one);
    }
    if (!now.equals(state.get())) {
      if (state.get() instanceof RunState.Preparing) {
        form.follow(folder.get().manifest(), service.settings());
      }
      state.set(now);
      if (now instanceof RunState.Failed failed) {
        notices.tell(failed.why());
        if (service.diverged()) {
          advise(folder.get());
        }
      }
    }
    if (stepWanted && now instanceof RunState.Paused) {
      stepWanted = false;
      service.step();
    }
  }
}
