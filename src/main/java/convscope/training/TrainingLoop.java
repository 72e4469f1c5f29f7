package convscope.training;

import convscope.data.Batch;
import convscope.data.Dataset;
import convscope.data.TrainingBatches;
import convscope.engine.Engine;
import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.runs.Change;
import convscope.runs.Checkpoint;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The steps of one run, and what is done between them. All but {@link #settings} belongs to the training thread. */
final class TrainingLoop {
  private static final long LONGEST_EVALUATION_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final long LOOK_MILLIS = 20;

  private final Engine engine;
  private final Dataset data;
  private final RunFolder folder;
  private final TrainingListener listener;
  private final RunControl control;
  private final Telemetry telemetry;
  private final Probing probing;
  private volatile Manifest.Settings settings;
  private final TowerPaces towers = new TowerPaces();
  /** The step of the newest checkpoint; -1 before the first. */
  private long saved = -1;
  /** Null where there are no summaries. */
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

  /** Goes from the newest checkpoint to the last step, or until the run is stopped; {@code held} before the first. */
  void run(boolean held) throws InterruptedException {
    Network network = NetworkJson.fromTree(folder.manifest().network(), folder.path().toString());
    Optional<Checkpoint> from = folder.checkpoints().latest().map(Checkpoint::read);
    try (LiveNetwork live = new LiveNetwork(engine, network, settings, from);
        SummaryRecorder summaries = settings.summariesEvery() == 0 ? null
            : new SummaryRecorder(network, settings.batch(), settings.towers(), data.train().size(), folder, listener);
        BackgroundEvaluation evaluation = new BackgroundEvaluation(engine, data, folder, listener, summaries)) {
      goBackTo(live.step());
      recorder = summaries;
      if (recorder != null) {
        recorder.begin(live.step(),
            folder.evaluations().rows().stream().filter(row -> row.step() == live.step()).toList());
      }
      live.follow(settings);
      try (TrainingBatches batches = new TrainingBatches(data.train(), settings.examplesPerStep(), settings.seed(), live.step(),
          settings.prefetch(), settings.distort())) {
        saved = from.isPresent() ? live.step() : -1;
        control.move(now -> now instanceof RunState.Preparing ? held ? now.hold() : now.start() : now);
        learn(live, batches, evaluation);
      }
      await(evaluation);
    }
  }

  /** Forgets what was told of steps from {@code first} on, and takes the settings as they were changed before. */
  private void goBackTo(long first) {
    folder.metrics().retain(row -> row.step() < first);
    folder.evaluations().retain(row -> row.step() <= first);
    folder.changes().retain(change -> change.step() <= first);
    for (Change change : folder.changes().rows()) {
      settings = change.applyTo(settings);
    }
  }

  private void learn(LiveNetwork live, TrainingBatches batches, BackgroundEvaluation evaluation)
      throws InterruptedException {
    Pace pace = new Pace(settings.examplesPerStep());
    while (live.step() < settings.steps() && goesOn(live, pace)) {
      LiveNetwork.Step step = step(live, batches);
      pace.step();
      if (step.number() % settings.logEvery() == 0) {
        log(step, pace);
      }
      if (live.step() % settings.checkpointEvery() == 0) {
        save(live);
      }
      if (settings.evaluateEvery() > 0 && live.step() % settings.evaluateEvery() == 0) {
        evaluation.begin(live::checkpoint);
      }
      if (live.step() < settings.steps()) {
        control.move(now -> now instanceof RunState.Stepping ? now.stepped() : now);
      }
    }
    control.close(wish -> answer(live, wish));
    if (saved != live.step()) {
      save(live);
    }
  }

  private boolean goesOn(LiveNetwork live, Pace pace) throws InterruptedException {
    long before = System.nanoTime();
    boolean on = control.goesOn(wish -> answer(live, wish));
    pace.held(System.nanoTime() - before);
    return on;
  }

  private void answer(LiveNetwork live, RunControl.Wish wish) {
    if (wish instanceof RunControl.NewSetting wanted) {
      change(live, wanted);
    } else if (wish instanceof RunControl.Copy copy) {
      copy.then().accept(live.snapshot());
    }
  }

  private void change(LiveNetwork live, RunControl.NewSetting wish) {
    Change change = new Change(live.step(), wish.setting(), wish.value(), LocalDateTime.now().toString());
    folder.changes().append(change);
    settings = change.applyTo(settings);
    live.follow(settings);
    listener.changed(change);
  }

  private LiveNetwork.Step step(LiveNetwork live, TrainingBatches batches) throws InterruptedException {
    Batch batch = batches.next();
    LiveNetwork.Step step = learn(live, batch);
    telemetry.add(step.point(batch.size()));
    if (probing.on() && (probing.due() || !step.finite() || !(control.state() instanceof RunState.Running))) {
      telemetry.add(new ProbePoint(step.number(), live.probe(), BatchView.of(batch, data.classNames().size())));
      probing.done();
    }
    summarize(live, step, batch, batches);
    batches.recycle(batch);
    step.requireFinite();
    return step;
  }

  /** One step; where a device fails the run ends, but what was learnt before is kept. */
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
      // Whoever is told of the failure resumes from the checkpoint before.
      failed.addSuppressed(lost);
    }
  }

  /** Everything at the cadence of summaries, and at that of the log the figures alone, so that both tell of one step. */
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

  private void log(LiveNetwork.Step step, Pace pace) {
    double seconds = pace.secondsPerStep();
    MetricsRow row = new MetricsRow(step.number(), step.loss().total(), step.lossAverage(), step.loss().crossEntropy(),
        step.crossEntropyAverage(), step.loss().decay(), step.rate(), pace.examplesPerSecond(seconds), seconds,
        LocalDateTime.now().toString());
    folder.metrics().append(row);
    listener.logged(row);
    if (!towers.now().isEmpty()) {
      listener.towers(step.number(), towers.now());
    }
  }

  private void save(LiveNetwork live) {
    Path file = folder.checkpoints().save(live.checkpoint());
    saved = live.step();
    listener.saved(saved, file);
  }

  /** Gives the evaluation of the last steps time to end, unless somebody wants the run stopped. */
  private void await(BackgroundEvaluation evaluation) throws InterruptedException {
    long end = System.nanoTime() + LONGEST_EVALUATION_NANOS;
    while (evaluation.busy() && !(control.state() instanceof RunState.Stopping) && System.nanoTime() < end) {
      evaluation.await(LOOK_MILLIS);
    }
  }
}
