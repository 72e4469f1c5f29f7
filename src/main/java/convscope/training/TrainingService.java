package convscope.training;

import convscope.data.Dataset;
import convscope.engine.Engine;
import convscope.foundation.Problem;
import convscope.foundation.Threads;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import convscope.runs.RunLock;
import convscope.runs.Setting;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains one run on its own thread, {@code convscope-training}, the only one that uses the live network. Requests may
 * come from any thread and are handled between two steps. One run per service.
 *
 * <p>Events are reported in two ways: the {@link TrainingListener} is notified of rare events as they happen; {@link
 * #telemetry} holds every step, to be fetched.
 */
public final class TrainingService {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingService.class);
  private static final int LONGEST_STOP_MINUTES = 2;

  private final RunFolder folder;
  private final RunControl control;
  private final Telemetry telemetry = new Telemetry();
  private final Probing probing = new Probing();
  private final TrainingLoop loop;

  /** A service for the run in {@code folder}, which continues from its latest checkpoint if it has one. */
  public TrainingService(Engine engine, Dataset data, RunFolder folder, TrainingListener listener) {
    this.folder = folder;
    control = new RunControl(listener);
    loop = new TrainingLoop(engine, data, folder, listener, control, telemetry, probing);
  }

  /** The state of the run. */
  public RunState state() {
    return control.state();
  }

  /**
   * The settings in force: those of the manifest with the changes made since. Those of a resumed run are valid once it
   * has left {@link RunState.Preparing}.
   */
  public Manifest.Settings settings() {
    return loop.settings();
  }

  /** Whether the run is over because its values were no longer numbers, as with too high a learning rate. */
  public boolean diverged() {
    return state().over() && loop.diverged();
  }

  /** Every step made, and every probe. */
  public Telemetry telemetry() {
    return telemetry;
  }

  /** Starts the training thread. */
  public void start() {
    start(false);
  }

  /** Starts the training thread, and pauses the run before its first step. */
  public void startPaused() {
    start(true);
  }

  private void start(boolean held) {
    control.move(RunState::prepare);
    Threads.daemon("convscope-training", () -> train(held)).start();
  }

  /** Pauses the run before its next step. */
  public void pause() {
    control.move(RunState::pause);
  }

  /** Resumes a paused run. */
  public void resume() {
    control.move(RunState::resume);
  }

  /** Makes a paused run do one step, after which it is paused again, or finished if that was the last. */
  public void step() {
    control.move(RunState::step);
  }

  /** Ends the run after the current step, with a checkpoint; does nothing if it is over. */
  public void stop() {
    control.move(now -> now.over() ? now : now.stop());
  }

  /** Waits until the run is over, and returns how it ended. */
  public RunState await() throws InterruptedException {
    return control.await();
  }

  /**
   * Ends the run as {@link #stop} does, and waits for that, but not for longer than {@value #LONGEST_STOP_MINUTES}
   * minutes: a step that never ends would block the caller forever. Returns the state of the run then.
   */
  public RunState end() throws InterruptedException {
    stop();
    RunState end = control.await(Duration.ofMinutes(LONGEST_STOP_MINUTES));
    if (!end.over()) {
      LOG.error("The run in {} did not stop within {} minutes: resume it from its latest checkpoint",
          folder.path(), LONGEST_STOP_MINUTES);
    }
    return end;
  }

  /**
   * Changes {@code setting} from the next step, at once if the run is paused. The change is stored with the run, so
   * that it applies when the run is resumed, and reported to the listener.
   *
   * @param value a learning rate, or a number of steps
   * @throws Problem if the value is invalid, or the run is over
   */
  public void change(Setting setting, double value) {
    setting.checkChange(value);
    control.ask(new RunControl.NewSetting(setting, value));
  }

  /**
   * Makes the run continue with {@code engine} when the current step is done, or at once if the run is paused: from the
   * same step, in the same folder, with its complete state. This is reported to the listener and stored with the run.
   * If the engine cannot train the run's network, that is reported to the listener, and the run stays as it is. A run
   * that is over, or about to be, is not moved.
   */
  public void goOnWith(Engine engine) {
    control.offer(new RunControl.OtherEngine(engine));
  }

  /**
   * Makes the training thread pass a copy of the network to {@code then} when the current step is done, or at once if
   * the run is paused. {@code then} must be fast; if the run is over, or fails before, it is not called.
   */
  public void snapshot(Consumer<Snapshot> then) {
    control.offer(new RunControl.Copy(then));
  }

  /**
   * Makes the training thread put a probe of the network's layers and the batch into the {@link #telemetry} when {@code
   * millis} milliseconds have passed since the last probe, and after the last step before the run pauses; 0, the
   * default, for none. Logged steps are probed for the run's record whatever is set here, as often as takes at most a
   * hundredth of the time; while somebody watches, those probes are in the telemetry too.
   */
  public void probeEvery(long millis) {
    probing.every(millis);
  }

  private void train(boolean held) {
    try {
      trainLocked(held);
      control.move(RunState::finish);
    } catch (Problem problem) {
      control.move(now -> now.fail(problem));
    } catch (InterruptedException stopped) {
      control.move(now -> now.fail(Problem.because(stopped, TrainingService.class, "interrupted")));
    } catch (RuntimeException | Error unexpected) {
      LOG.error("Training failed", unexpected);
      control.move(now -> now.fail(Problem.because(unexpected, TrainingService.class, "unexpected",
          unexpected.toString())));
    }
  }

  /** The run is released before its end is reported, so that a listener may continue it. */
  private void trainLocked(boolean held) throws InterruptedException {
    try (RunLock lock = folder.lock()) {
      loop.run(held);
    }
  }
}
