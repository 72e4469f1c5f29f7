package convscope.library;

import convscope.data.Dataset;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.model.Presets;
import convscope.runs.Checkpoint;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.ProbeRow;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.runs.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs as training would have left them, without training. */
public final class MadeRuns {
  private static final Network TUTORIAL = Presets.tutorial(InitializerEdition.MID_2016, 10);

  private MadeRuns() {}

  /** A run in {@code folder} that is to make {@code steps} steps at {@code rate}, and has made none. */
  public static RunFolder begun(Path folder, long steps, double rate) {
    return begun(folder, new Manifest.Settings(50, steps, rate, 0.1, 7_000, 3, 1, 4, true, 0.9999, 10, 100, 100));
  }

  /** A run in {@code folder} that keeps summaries, and has made no steps. */
  public static RunFolder summarized(Path folder, int summariesEvery) {
    return begun(folder, new Manifest.Settings(50, 1_000, 0.1, 0.1, 7_000, 3, 1, 4, true, 0.9999, 10, 100, 100)
        .with(Setting.SUMMARIES_EVERY, summariesEvery));
  }

  private static RunFolder begun(Path folder, Manifest.Settings settings) {
    return RunFolder.create(folder, new Manifest(Manifest.FORMAT, "2026-03-01T09:30:00", NetworkJson.toTree(TUTORIAL),
        new Manifest.Data("sample", "sample", "", 1_000, 200, Dataset.CIFAR_CLASSES), settings, Map.of("java", "17"),
        Map.of("os", "any")));
  }

  /** The same run with rows of metrics for steps 0, 10, 20 … below {@code made}; the loss falls from 4 towards 1. */
  public static RunFolder trained(Path folder, long steps, double rate, long made) {
    RunFolder run = begun(folder, steps, rate);
    for (long step = 0; step < made; step += 10) {
      double loss = 1 + 3 * Math.exp(-step * rate / 20);
      run.metrics().append(new MetricsRow(step, loss, loss * (1 - Math.pow(0.9, step + 1)), loss - 0.5, loss - 0.5, 0.5,
          rate, 1_000, 0.06, "2026-03-01T09:31:00", Double.NaN));
    }
    return run;
  }

  /** Adds an evaluation. */
  public static void evaluated(RunFolder run, long step, double precision) {
    run.evaluations().append(new EvaluationRow(step, "averaged", 200, precision, "2026-03-01T09:32:00"));
  }

  /** Adds a probe of three layers: one with ReLU and weights, one without either, and one with weights only. */
  public static void probed(RunFolder run, long step) {
    run.probes().append(probe(step, "conv1", true, 0.25, 2));
    run.probes().append(probe(step, "pool1", false, 0, 0));
    run.probes().append(probe(step, "softmax_linear", false, 0, 1));
  }

  private static ProbeRow probe(long step, String layer, boolean activated, double sparsity, double weightNorm) {
    return new ProbeRow(step, layer, activated, sparsity, 64, 0, 0.5, 0.5, weightNorm, 1, weightNorm / 1_000,
        "2026-03-01T09:31:00");
  }

  /** Adds a checkpoint of step {@code step}, with values drawn at random. */
  public static void saved(RunFolder run, long step) {
    run.checkpoints().save(checkpoint(step, step));
  }

  /** Keeps a checkpoint of step {@code step} as the best; its averages are other values than its parameters. */
  public static void keptAsBest(RunFolder run, long step) {
    run.checkpoints().keepIfBest(checkpoint(step, step + 1), 0.9);
  }

  private static Checkpoint checkpoint(long step, long averagesSeed) {
    return new Checkpoint(step, tensors(step), tensors(averagesSeed),
        Map.of("network", NetworkJson.toTree(TUTORIAL).toString()));
  }

  private static List<Tensor> tensors(long seed) {
    Map<String, float[]> values = InitialValues.of(TUTORIAL, seed);
    return TUTORIAL.parameters().stream()
        .map(parameter -> new Tensor(parameter.name(), parameter.shape(), values.get(parameter.name()))).toList();
  }
}
