package convscope.training;

import convscope.data.Batch;
import convscope.data.Dataset;
import convscope.data.TrainingBatches;
import convscope.engine.Engine;
import convscope.foundation.Problem;
import convscope.foundation.Threads;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.runs.Checkpoint;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.runs.RunLock;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains one run on a thread of its own, {@code convscope-training}, which alone touches the live network. Requests may
 * come from any thread and are answered between two steps. One run a service.
 */
public final class TrainingService {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingService.class);

  private final Engine engine;
  private final Dataset data;
  private final RunFolder folder;
  private final TrainingListener listener;
  private final Object monitor = new Object();
  private RunState state = new RunState.Idle();
  private Thread thread;

  /** A service for the run in {@code folder}, which goes on from its newest checkpoint if it has one. */
  public TrainingService(Engine engine, Dataset data, RunFolder folder, TrainingListener listener) {
    this.engine = engine;
    this.data = data;
    this.folder = folder;
    this.listener = listener;
  }

  /** Where the run stands. */
  public RunState state() {
    synchronized (monitor) {
      return state;
    }
  }

  /** Starts the training thread. */
  public void start() {
    move(RunState::prepare);
    thread = Threads.daemon("convscope-training", this::train);
    thread.start();
  }

  /** Holds the run before its next step. */
  public void pause() {
    move(RunState::pause);
  }

  /** Lets a held run go on. */
  public void resume() {
    move(RunState::resume);
  }

  /** Ends the run after the step in hand, with a checkpoint; does nothing to one that is over. */
  public void stop() {
    move(now -> now.over() ? now : now.stop());
  }

  /** Waits until the run is over, and returns how it ended. */
  public RunState await() throws InterruptedException {
    synchronized (monitor) {
      while (!state.over()) {
        monitor.wait();
      }
      return state;
    }
  }

  private void move(UnaryOperator<RunState> transition) {
    RunState next;
    synchronized (monitor) {
      next = transition.apply(state);
      state = next;
      monitor.notifyAll();
    }
    listener.moved(next);
  }

  /** Waits while the run is paused, and tells whether another step is wanted. */
  private boolean goesOn() throws InterruptedException {
    synchronized (monitor) {
      while (state instanceof RunState.Paused) {
        monitor.wait();
      }
      return state instanceof RunState.Running;
    }
  }

  private void train() {
    try (RunLock lock = folder.lock()) {
      Manifest manifest = folder.manifest();
      Network network = NetworkJson.fromTree(manifest.network(), folder.path().toString());
      Optional<Checkpoint> from = folder.checkpoints().latest().map(Checkpoint::read);
      try (LiveNetwork live = new LiveNetwork(engine, network, manifest.settings(), from)) {
        learn(live, manifest.settings());
      }
      move(RunState::finish);
    } catch (Problem problem) {
      move(now -> now.fail(problem));
    } catch (InterruptedException stopped) {
      move(now -> now.fail(new Problem("Training was interrupted; resume from the last checkpoint.", stopped)));
    } catch (RuntimeException | Error unexpected) {
      LOG.error("Training failed", unexpected);
      move(now -> now.fail(new Problem("Training failed unexpectedly (" + unexpected
          + "): resume from the last checkpoint.", unexpected)));
    }
  }

  private void learn(LiveNetwork live, Manifest.Settings settings) throws InterruptedException {
    long first = live.step();
    folder.metrics().retain(row -> row.step() < first);
    try (TrainingBatches batches = new TrainingBatches(data.train(), settings.batch(), settings.seed(), first,
        settings.prefetch(), settings.distort())) {
      move(now -> now instanceof RunState.Preparing ? now.start() : now);
      Pace pace = new Pace(settings.batch());
      long saved = folder.checkpoints().latest().isPresent() ? first : -1;
      while (live.step() < settings.steps() && goesOn()) {
        Batch batch = batches.next();
        LiveNetwork.Step step = live.learn(batch.images(), batch.labels());
        batches.recycle(batch);
        pace.step();
        if (step.number() % settings.logEvery() == 0) {
          log(step, pace);
        }
        if (live.step() % settings.checkpointEvery() == 0) {
          save(live);
          saved = live.step();
        }
      }
      if (saved != live.step()) {
        save(live);
      }
    }
  }

  private void log(LiveNetwork.Step step, Pace pace) {
    double seconds = pace.secondsPerStep();
    MetricsRow row = new MetricsRow(step.number(), step.loss().total(), step.lossAverage(), step.loss().crossEntropy(),
        step.crossEntropyAverage(), step.loss().decay(), step.rate(), pace.examplesPerSecond(seconds), seconds,
        LocalDateTime.now().toString());
    folder.metrics().append(row);
    listener.logged(row);
  }

  private void save(LiveNetwork live) {
    listener.saved(live.step(), folder.checkpoints().save(live.checkpoint()));
  }
}
