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
 * Trains one run on a thread of its own, {@code convscope-training}, which alone touches the live network. Requests may
 * come from any thread and are answered between two steps. One run a service.
 *
 * <p>What happens is told in two ways: the {@link TrainingListener} hears of what is rare, as it happens; of every step
 * there is {@link #telemetry}, to be fetched.
 */
public final class TrainingService {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingService.class);
  private static final int LONGEST_STOP_MINUTES = 2;

  private final RunFolder folder;
  private final RunControl control;
  private final Telemetry telemetry = new Telemetry();
  private final Probing probing = new Probing();
  private final TrainingLoop loop;

  /** A service for the run in {@code folder}, which goes on from its newest checkpoint if it has one. */
  public TrainingService(Engine engine, Dataset data, RunFolder folder, TrainingListener listener) {
    this.folder = folder;
    control = new RunControl(listener);
    loop = new TrainingLoop(engine, data, folder, listener, control, telemetry, probing);
  }

  /** Where the run stands. */
  public RunState state() {
    return control.state();
  }

  /**
   * The settings in force: those of the manifest with the changes made since. Those of a resumed run count once it has
   * left {@link RunState.Preparing}.
   */
  public Manifest.Settings settings() {
    return loop.settings();
  }

  /** Whether the run is over because its values were no longer numbers, as with too high a learning rate. */
  public boolean diverged() {
    return state().over() && loop.diverged();
  }

  /** Every step made, and every look at the insides. */
  public Telemetry telemetry() {
    return telemetry;
  }

  /** Starts the training thread. */
  public void start() {
    start(false);
  }

  /** Starts the training thread, and holds the run before its first step. */
  public void startPaused() {
    start(true);
  }

  private void start(boolean held) {
    control.move(RunState::prepare);
    Threads.daemon("convscope-training", () -> train(held)).start();
  }

  /** Holds the run before its next step. */
  public void pause() {
    control.move(RunState::pause);
  }

  /** Lets a held run go on. */
  public void resume() {
    control.move(RunState::resume);
  }

  /** Lets a held run make one step, after which it is held again, or finished if that was the last. */
  public void step() {
    control.move(RunState::step);
  }

  /** Ends the run after the step in hand, with a checkpoint; does nothing to one that is over. */
  public void stop() {
    control.move(now -> now.over() ? now : now.stop());
  }

  /** Waits until the run is over, and returns how it ended. */
  public RunState await() throws InterruptedException {
    return control.await();
  }

  /**
   * Ends the run as {@link #stop} does, and waits for that, but not for longer than {@value #LONGEST_STOP_MINUTES} minutes: a
   * step that never comes to its end would hold whoever leaves for ever. Returns where the run stands then.
   */
  public RunState end() throws InterruptedException {
    stop();
    RunState end = control.await(Duration.ofMinutes(LONGEST_STOP_MINUTES));
    if (!end.over()) {
      LOG.error("The run in {} did not end in {} minutes and is left as it is: go on from its newest checkpoint",
          folder.path(), LONGEST_STOP_MINUTES);
    }
    return end;
  }

  /**
   * Changes {@code setting} from the next step on, at once where the run is held. The change is kept with the run, so
   * that it counts when the run is resumed, and told to the listener.
   *
   * @param value a learning rate, or a number of steps
   * @throws Problem if the value makes no sense, or the run is over
   */
  public void change(Setting setting, double value) {
    setting.checkChange(value);
    control.ask(new RunControl.NewSetting(setting, value));
  }

  /**
   * Has the run go on with {@code engine} when the step in hand is done, or at once where the run is held: from the same
   * step, in the same folder, with all that there is of it. The listener is told, and it is kept with the run. Where the
   * engine cannot train the run's network, the listener hears of that, and the run stays as it is. One that is over, or
   * about to be, is not moved any more.
   */
  public void goOnWith(Engine engine) {
    control.offer(new RunControl.OtherEngine(engine));
  }

  /**
   * Has the training thread hand a copy of the network to {@code then} when the step in hand is done, or at once where the
   * run is held. {@code then} must be quick; where the run is over, or fails before, it hears nothing.
   */
  public void snapshot(Consumer<Snapshot> then) {
    control.offer(new RunControl.Copy(then));
  }

  /**
   * Has the training thread look at the network's insides and at the batch when {@code millis} milliseconds have passed
   * since the last look, and after the last step before the run is held; 0, as at first, for no looks and no work at all.
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
      control.move(now -> now.fail(new Problem("Training was interrupted; resume from the last checkpoint.", stopped)));
    } catch (RuntimeException | Error unexpected) {
      LOG.error("Training failed", unexpected);
      control.move(now -> now.fail(new Problem("Training failed unexpectedly (" + unexpected
          + "): resume from the last checkpoint.", unexpected)));
    }
  }

  /** The run is let go of before anybody is told that it is over, and so may go on with it. */
  private void trainLocked(boolean held) throws InterruptedException {
    try (RunLock lock = folder.lock()) {
      loop.run(held);
    }
  }
}
