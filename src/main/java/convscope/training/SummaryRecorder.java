package convscope.training;

import convscope.data.Batch;
import convscope.engine.StepCopy;
import convscope.engine.TowerStep;
import convscope.foundation.Problem;
import convscope.foundation.Threads;
import convscope.model.Network;
import convscope.runs.EvaluationRow;
import convscope.runs.RunFolder;
import convscope.summaries.Event;
import convscope.summaries.EventFile;
import convscope.summaries.Summary;
import convscope.summaries.Tags;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a run's summaries in an event file of the run's folder. The training thread only records a step's scalars and
 * copies what is to be counted; counting, drawing and writing happen on {@code convscope-summaries}. There is one
 * buffer for the copy: if summaries are requested faster than they can be written, training waits for them. A failure,
 * or a write that takes over a minute, as on a disk that does not respond, is reported once, and training continues
 * without summaries.
 */
final class SummaryRecorder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SummaryRecorder.class);
  private static final int WAITING = 64;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);
  private static final Supplier<Event> END = () -> Event.of(0, List.of());

  private final Network network;
  private final int examplesPerStep;
  private final Path folder;
  private final Supplier<EventFile> opening;
  private final Duration longestWait;
  private final Duration longestClose;
  private final TrainingListener listener;
  private final TutorialSummaries summaries;
  private final BlockingQueue<Supplier<Event>> waiting = new ArrayBlockingQueue<>(WAITING);
  private final Semaphore free = new Semaphore(1);
  private final Thread thread = Threads.daemon("convscope-summaries", this::record);
  private @Nullable StepCopy copy;
  private volatile boolean over;

  /**
   * @param batch the examples per step of each tower
   * @param examples the size of the training set
   */
  SummaryRecorder(Network network, int batch, int towers, int examples, RunFolder folder, TrainingListener listener) {
    this(network, batch, towers, examples, folder, listener,
        () -> EventFile.create(folder.path(), System.currentTimeMillis() / 1000), LONGEST_WAIT, LONGEST_CLOSE);
  }

  /**
   * @param opening opens the file, on {@code convscope-summaries}
   * @param longestWait how long the training thread waits for the buffer before it continues without summaries
   * @param longestClose how long {@link #close} waits for what is still to be written
   */
  SummaryRecorder(Network network, int batch, int towers, int examples, RunFolder folder, TrainingListener listener,
      Supplier<EventFile> opening, Duration longestWait, Duration longestClose) {
    this.network = network;
    examplesPerStep = batch * towers;
    this.folder = folder.path();
    this.opening = opening;
    this.longestWait = longestWait;
    this.longestClose = longestClose;
    this.listener = listener;
    summaries = new TutorialSummaries(network, examples, batch);
  }

  /**
   * Starts a file that continues at step {@code first}. Entries of earlier files for that step and later ones are
   * invalidated, so {@code known}, evaluations after earlier steps, are written again.
   */
  void begin(long first, List<EvaluationRow> known) throws InterruptedException {
    thread.start();
    add(() -> Event.restart(first));
    for (EvaluationRow row : known) {
      evaluated(row);
    }
  }

  /**
   * Records the scalars of the last step.
   *
   * @param towers what each tower did in it, where there are several
   * @param fullness how full the queue of batches is, 0 … 1
   */
  void figures(LiveNetwork.Step step, List<TowerStep> towers, double fullness) throws InterruptedException {
    add(() -> Event.of(step.number(), summaries.figures(step, towers, fullness)));
  }

  /** Records everything of the last step, made on {@code fed}. */
  void everything(LiveNetwork live, LiveNetwork.Step step, Batch fed, double fullness) throws InterruptedException {
    if (over) {
      return;
    }
    if (!free.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
      giveUp(tooSlow());
      return;
    }
    if (copy == null) {
      copy = StepCopy.room(network, examplesPerStep);
    }
    StepCopy own = copy;
    live.copyStep(own);
    Map<String, LiveNetwork.WeightLoss> weightLosses = live.weightLosses();
    float[] crops = Arrays.copyOf(fed.images(), Math.min(TutorialSummaries.PICTURES, fed.size()) * fed.imageValues());
    List<TowerStep> towers = live.towers();
    add(() -> {
      List<Summary> all = new ArrayList<>(summaries.figures(step, towers, fullness));
      try {
        all.addAll(summaries.layers(own, weightLosses));
        all.addAll(summaries.towers(own, towers));
      } finally {
        free.release();
      }
      all.addAll(TutorialSummaries.pictures(crops, fed.side()));
      return Event.of(step.number(), all);
    });
  }

  /** Records an evaluation. Any thread. */
  void evaluated(EvaluationRow row) throws InterruptedException {
    add(() -> Event.of(row.step(), List.of(new Summary.Scalar(Tags.PRECISION, (float) row.precision()))));
  }

  private void add(Supplier<Event> event) throws InterruptedException {
    if (!over && !waiting.offer(event, longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
      giveUp(tooSlow());
    }
  }

  private Problem tooSlow() {
    return Problem.of(SummaryRecorder.class, "summaries.slow", folder.toString(), longestWait.toSeconds());
  }

  private void record() {
    try (EventFile file = opening.get()) {
      for (Supplier<Event> next = waiting.take(); next != END; next = waiting.take()) {
        file.append(next.get());
      }
    } catch (Problem problem) {
      giveUp(problem);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error unexpected) {
      giveUp(Problem.because(unexpected, SummaryRecorder.class, "summaries.unexpected", folder.toString(),
          unexpected.toString()));
    }
  }

  /** Wakes a thread waiting for the buffer. Only the first failure is reported. */
  private synchronized void giveUp(Problem problem) {
    if (over) {
      return;
    }
    over = true;
    waiting.clear();
    free.release();
    LOG.error("Summaries failed", problem);
    listener.troubled(problem);
  }

  /** Closes the file when all pending entries have been written, or abandons it if that takes too long. */
  @Override
  public void close() {
    if (!thread.isAlive()) {
      return;
    }
    try {
      long end = System.nanoTime() + longestClose.toNanos();
      if (!over) {
        waiting.offer(END, longestClose.toNanos(), TimeUnit.NANOSECONDS);
        over = true;
      }
      thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.warn("The summaries were not written within {} s and were abandoned", longestClose.toSeconds());
    }
  }
}
