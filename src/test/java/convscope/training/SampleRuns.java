package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.Fingerprint;
import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.data.SampleScenes;
import convscope.engine.Engine;
import convscope.foundation.Problem;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.model.Presets;
import convscope.runs.Change;
import convscope.runs.ComputedBy;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Short runs of the tutorial's network on the sample, and what they told. */
final class SampleRuns {
  static final Dataset SAMPLE = SampleScenes.dataset(1, 200, 60);
  static final Network TUTORIAL = Presets.tutorial(InitializerEdition.FROM_2017, 10);
  static final int STEPS = 35;
  static final int BATCH = 16;
  private static final long PATIENCE_SECONDS = 120;

  private SampleRuns() {}

  static Engine engine(String kernels) {
    return AnEngine.of(kernels);
  }

  /** A row of metrics for every step, a checkpoint for every ten, a tenth of the rate after every twenty. */
  static Manifest.Settings settings(int steps, int evaluateEvery) {
    return new Manifest.Settings(BATCH, steps, 0.1, 0.1, 20, 3, 0, 4, true, 0.9999, 1, 10, evaluateEvery);
  }

  static RunFolder create(Path folder, Manifest.Settings settings) {
    return RunFolder.create(folder, new Manifest(Manifest.FORMAT, "2026-01-01T00:00:00", NetworkJson.toTree(TUTORIAL),
        new Manifest.Data("sample", "sample", SAMPLE.checksum(), 200, 60, SAMPLE.classNames()), settings, Map.of(),
        Map.of()));
  }

  /** The sample with other test images. */
  static Dataset testedOn(ImageSet test) {
    return new Dataset("sample", "sample", SAMPLE.classNames(), SAMPLE.train(), test);
  }

  static String last(RunFolder run) throws IOException {
    return Fingerprint.of(run.checkpoints().latest().orElseThrow());
  }

  /** Trains {@code run} to its end, doing {@code then} after every logged step, on the training thread. */
  static Told train(String kernels, RunFolder run, Consumer<Told> then) throws InterruptedException {
    Told told = new Told(kernels, SAMPLE, run, then);
    told.service.start();
    told.service.await();
    return told;
  }

  /** A service with all that it told. */
  static final class Told implements TrainingListener {
    final TrainingService service;
    final BlockingQueue<RunState> states = new LinkedBlockingQueue<>();
    final BlockingQueue<Change> changes = new LinkedBlockingQueue<>();
    final BlockingQueue<ComputedBy> moves = new LinkedBlockingQueue<>();
    final List<EvaluationRow> evaluations = new CopyOnWriteArrayList<>();
    final List<Problem> problems = new CopyOnWriteArrayList<>();
    private final Consumer<Told> then;
    volatile long step = -1;

    Told(String kernels, Dataset data, RunFolder run, Consumer<Told> then) {
      this.then = then;
      service = new TrainingService(engine(kernels), data, run, this);
    }

    @Override
    public void logged(MetricsRow row) {
      step = row.step();
      then.accept(this);
    }

    @Override
    public void moved(RunState state) {
      states.add(state);
    }

    @Override
    public void changed(Change change) {
      changes.add(change);
    }

    @Override
    public void computedBy(ComputedBy row) {
      moves.add(row);
    }

    @Override
    public void evaluated(EvaluationRow row) {
      evaluations.add(row);
    }

    @Override
    public void troubled(Problem problem) {
      problems.add(problem);
    }

    /** Takes the next of what is told; fails where nothing comes. */
    static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
      T one = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(one).as("what comes next").isNotNull();
      return one;
    }

    void expect(RunState... wanted) throws InterruptedException {
      for (RunState one : wanted) {
        assertThat(next(states)).isEqualTo(one);
      }
    }
  }
}
