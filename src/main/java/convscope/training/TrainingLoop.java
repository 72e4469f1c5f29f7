package convscope.training;

import convscope.data.Batch;
import convscope.data.Dataset;
import convscope.data.TrainingBatches;
import convscope.engine.Engine;
import convscope.engine.Probe;
import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.runs.Change;
import convscope.runs.Checkpoint;
import convscope.runs.Checkpoints;
import convscope.runs.ComputedBy;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.ProbeRow;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of one run, and the work between them. All but {@link #settings} belongs to the training thread. */
final class TrainingLoop {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingLoop.class);
  private static final long LONGEST_EVALUATION_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final long LOOK_MILLIS = 20;

  private Engine engine;
  private final Dataset data;
  private final RunFolder folder;
  private final TrainingListener listener;
  private final RunControl control;
  private final Telemetry telemetry;
  private final Probing probing;
  private volatile Manifest.Settings settings;
  private final TowerPaces towers = new TowerPaces();
  private final LossCourse course = new LossCourse();
  private volatile boolean diverged;
  /** The step of the latest checkpoint; -1 before the first. */
  private long saved = -1;
  /** Null if there are no summaries. */
  private @Nullable SummaryRecorder recorder;

  TrainingLoop(Engine engine, Dataset data, RunFolder folder, TrainingListener listener, RunControl control,
      Telemetry telemetry, Probing probing) {
    this.engine = engine;
    this.data = data;
    this.folder = folder;
    this.listener = listener;
    this.control = control;
    this.telemetry = telemetry;
    this.probing = probing;
    settings = folder.manifest().settings();
  }

  /** The settings in force, changes made while running included. Any thread. */
  Manifest.Settings settings() {
    return settings;
  }

  /** Whether the run has ended because its values were no longer numbers. Any thread, once it is over. */
  boolean diverged() {
    return diverged;
  }

  /**
   * Runs from the latest checkpoint to the last step, or until the run is stopped; paused before the first step if
   * {@code held}.
   */
  void run(boolean held) throws InterruptedException {
    Network network = NetworkJson.fromTree(folder.manifest().network(), folder.path().toString());
    Optional<Checkpoint> from = newest();
    try (LiveNetwork live = new LiveNetwork(engine, network, folder.manifest().data().classNames(), settings,
            from.isPresent() ? Optional.empty() : folder.start(), from);
        SummaryRecorder summaries = settings.summariesEvery() == 0 ? null
            : new SummaryRecorder(network, settings.batch(), settings.towers(), data.train().size(), folder, listener);
        BackgroundEvaluation evaluation = new BackgroundEvaluation(engine, data, folder, listener, summaries)) {
      goBackTo(live.step());
      keepWhoComputes(live.step());
      recorder = summaries;
      if (recorder != null) {
        recorder.begin(live.step(),
            folder.evaluations().rows().stream().filter(row -> row.step() == live.step()).toList());
      }
      live.follow(settings);
      try (TrainingBatches batches =
          new TrainingBatches(data.train(), settings.examplesPerStep(), network.input().height(),
          settings.seed(), live.step(), settings.prefetch(), Recipe.of(settings).augmentation())) {
        saved = from.isPresent() ? live.step() : -1;
        control.move(now -> now instanceof RunState.Preparing ? held ? now.hold() : now.start() : now);
        learn(live, batches, evaluation);
      } finally {
        diverged = live.diverged();
      }
      await(evaluation);
    }
  }

  /** The newest checkpoint that can be read; a newer one that cannot is renamed, kept, and told of. */
  private Optional<Checkpoint> newest() {
    Optional<Checkpoints.Newest> found = folder.checkpoints().newest();
    found.ifPresent(newest -> newest.skipped().forEach(damaged -> listener.troubled(Problem.because(damaged.why(),
        TrainingLoop.class, "checkpoint.setAside", damaged.why(),
        folder.checkpoints().setAside(damaged.file()).toString(),
        newest.checkpoint().step()))));
    return found.map(Checkpoints.Newest::checkpoint);
  }

  /** Drops what was recorded of steps from {@code first}, and applies the earlier changes of settings. */
  private void goBackTo(long first) {
    folder.forgetFrom(first);
    for (Change change : folder.changes().rows()) {
      // Of a setting that changes only between two sessions, the manifest has the value that counts.
      if (change.setting().changesUnderWay()) {
        settings = change.applyTo(settings);
      }
    }
    folder.metrics().forEach(course::add);
  }

  /** Records what computes from step {@code first}, unless it is unchanged, and returns it. */
  private ComputedBy keepWhoComputes(long first) {
    ComputedBy now = ComputedBefore.by(engine, first);
    if (ComputedBefore.last(folder).filter(before -> before.sameAs(now)).isEmpty()) {
      folder.devices().append(now);
    }
    return now;
  }

  private void learn(LiveNetwork live, TrainingBatches batches, BackgroundEvaluation evaluation)
      throws InterruptedException {
    Pace pace = new Pace(settings.examplesPerStep());
    RunControl.Answers answers = new Answers(live, evaluation);
    while (live.step() < settings.steps() && goesOn(answers, pace)) {
      LiveNetwork.Step step = step(live, batches);
      pace.step();
      if (!step.finite()) {
        // The row by which everybody knows later that this run has diverged, and when.
        folder.metrics().append(row(step, pace));
      }
      live.requireFinite(step);
      if (step.number() % settings.logEvery() == 0) {
        log(step, pace);
      }
      if (live.step() % settings.checkpointEvery() == 0) {
        save(live);
      }
      if (settings.evaluateEvery() > 0 && live.step() % settings.evaluateEvery() == 0) {
        if (live.step() == settings.steps()) {
          // Of the last step there is no later evaluation to make up for one that was left out.
          await(evaluation);
        }
        evaluation.begin(live::checkpoint);
      }
      if (live.step() < settings.steps()) {
        control.move(now -> now instanceof RunState.Stepping ? now.stepped() : now);
      }
    }
    control.close(wish -> wish.to(answers));
    if (saved != live.step()) {
      save(live);
    }
  }

  private boolean goesOn(RunControl.Answers answers, Pace pace) throws InterruptedException {
    long before = System.nanoTime();
    boolean on = control.goesOn(wish -> wish.to(answers));
    pace.held(System.nanoTime() - before);
    return on;
  }

  /** Handles requests, between two steps. */
  private final class Answers implements RunControl.Answers {
    private final LiveNetwork live;
    private final BackgroundEvaluation evaluation;

    Answers(LiveNetwork live, BackgroundEvaluation evaluation) {
      this.live = live;
      this.evaluation = evaluation;
    }

    @Override
    public void change(Setting setting, double value) {
      Change change = new Change(live.step(), setting, value, LocalDateTime.now().toString());
      folder.changes().append(change);
      settings = change.applyTo(settings);
      live.follow(settings);
      listener.changed(change);
    }

    @Override
    public void copy(Consumer<Snapshot> then) {
      then.accept(live.snapshot());
    }

    @Override
    public void moveTo(Engine other) {
      Engine towers;
      try {
        towers = other.withTowers(settings.towers());
        live.moveTo(towers);
      } catch (Problem unable) {
        listener.troubled(Problem.because(unable, TrainingLoop.class, "stays", engine.device().name(), unable));
        return;
      } catch (RuntimeException | LinkageError | OutOfMemoryError unexpected) {
        LOG.error("{} cannot continue the run", other.device().name(), unexpected);
        listener.troubled(Problem.because(unexpected, TrainingLoop.class, "stays.unexpected", engine.device().name(),
            other.device().name(), unexpected.toString()));
        return;
      }
      engine = towers;
      evaluation.moveTo(towers);
      listener.computedBy(keepWhoComputes(live.step()));
    }
  }

  private LiveNetwork.Step step(LiveNetwork live, TrainingBatches batches) throws InterruptedException {
    Batch batch = batches.next();
    LiveNetwork.Step step = learn(live, batch);
    telemetry.add(step.point(batch.size()));
    probe(live, step, batch);
    summarize(live, step, batch, batches);
    batches.recycle(batch);
    return step;
  }

  /** Every probe is recorded, whoever it is for; the batch is copied only for those who watch. */
  private void probe(LiveNetwork live, LiveNetwork.Step step, Batch batch) {
    boolean special = !step.finite() || !(control.state() instanceof RunState.Running);
    boolean watched = probing.due() || probing.on() && special;
    boolean logged = step.number() % settings.logEvery() == 0;
    if (watched || logged && probing.affordable() || !step.finite()) {
      long begun = System.nanoTime();
      Probe probe = live.probe();
      Map<String, Double> updateNorms = live.updateNorms(step, probe);
      List<ProbeRow> rows = ProbePoint.rows(step.number(), probe, updateNorms);
      if (!rows.isEmpty()) {
        folder.probes().append(rows);
        listener.probed(rows);
      }
      if (probing.on()) {
        telemetry.add(new ProbePoint(step.number(), probe, updateNorms, BatchView.of(batch, data.classNames().size())));
      }
      probing.done(begun);
    }
  }

  /** One step; if a device fails, the run ends, but what was learned before is kept. */
  private LiveNetwork.Step learn(LiveNetwork live, Batch batch) {
    try {
      LiveNetwork.Step step = live.learn(batch.images(), batch.labels());
      towers.add(live.towers());
      telemetry.tell(towers.now());
      return step;
    } catch (Problem failed) {
      keep(live, failed);
      throw failed;
    }
  }

  private void keep(LiveNetwork live, Problem failed) {
    try {
      if (saved != live.step()) {
        save(live);
      }
    } catch (RuntimeException lost) {
      // The run can be resumed from the previous checkpoint.
      failed.addSuppressed(lost);
    }
  }

  /**
   * Everything at the cadence of summaries, and only the scalars at that of the log, so that both describe the same
   * steps.
   */
  private void summarize(LiveNetwork live, LiveNetwork.Step step, Batch batch, TrainingBatches batches)
      throws InterruptedException {
    if (recorder != null && step.finite()) {
      if (step.number() % settings.summariesEvery() == 0) {
        recorder.everything(live, step, batch, batches.fullness());
      } else if (step.number() % settings.logEvery() == 0) {
        recorder.figures(step, live.towers(), batches.fullness());
      }
    }
  }

  private MetricsRow row(LiveNetwork.Step step, Pace pace) {
    double seconds = pace.secondsPerStep();
    return new MetricsRow(step.number(), step.loss().total(), step.lossAverage(), step.loss().crossEntropy(),
        step.crossEntropyAverage(), step.loss().decay(), step.rate(), pace.examplesPerSecond(seconds), seconds,
        LocalDateTime.now().toString(), step.precision(settings.examplesPerStep()));
  }

  private void log(LiveNetwork.Step step, Pace pace) {
    MetricsRow row = row(step, pace);
    folder.metrics().append(row);
    course.add(row);
    listener.logged(row);
    if (!towers.now().isEmpty()) {
      listener.towers(step.number(), towers.now());
    }
  }

  private void save(LiveNetwork live) {
    Path file = folder.checkpoints().save(live.checkpoint(), course.good());
    saved = live.step();
    listener.saved(saved, file);
  }

  /** Waits for the evaluation of the last steps to end, unless the run is to be stopped. */
  private void await(BackgroundEvaluation evaluation) throws InterruptedException {
    long end = System.nanoTime() + LONGEST_EVALUATION_NANOS;
    while (evaluation.busy() && !(control.state() instanceof RunState.Stopping) && System.nanoTime() < end) {
      evaluation.await(LOOK_MILLIS);
    }
  }
}
