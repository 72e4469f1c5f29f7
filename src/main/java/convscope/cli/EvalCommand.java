package convscope.cli;

import convscope.data.Dataset;
import convscope.data.Datasets;
import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.evaluation.Evaluation;
import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.runs.Checkpoint;
import convscope.runs.EvaluationRow;
import convscope.runs.RunFolder;
import convscope.training.ConsoleLine;
import convscope.training.SavedNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code convscope eval}. */
@Command(name = "eval", mixinStandardHelpOptions = true,
    description = "Gives the precision @ 1 of a run's newest checkpoint, or of one checkpoint, on the test images.",
    footer = {"", "Examples:", "  convscope eval RUN", "  convscope eval RUN --every 300",
        "  convscope eval RUN/checkpoints/best.safetensors --data DIR --raw"})
final class EvalCommand implements Callable<Integer> {
  private static final int BATCH = 128;

  @Parameters(paramLabel = "RUN|CHECKPOINT", description = "The folder of a run, or a checkpoint's .safetensors file.")
  private Path what;

  @Mixin
  private DataOption data;

  @Mixin
  private EngineOption engine;

  /** When to evaluate. */
  static final class When {
    @Option(names = "--once", description = "Evaluate the newest checkpoint and end (the default).")
    private boolean once;

    @Option(names = "--every", paramLabel = "SECONDS",
        description = "Look for a new checkpoint every so many seconds, until Ctrl-C.")
    private int every;
  }

  @ArgGroup
  private When when = new When();

  @Option(names = "--raw", description = "Use the parameters themselves, not their averages.")
  private boolean raw;

  @Override
  public Integer call() throws InterruptedException {
    Optional<RunFolder> run = Files.isDirectory(what) ? Optional.of(RunFolder.open(what)) : Optional.empty();
    Checkpoint first = Checkpoint.read(newest(run));
    SavedNetwork saved = SavedNetwork.of(first, what.toString());
    Dataset images = data.open(run.map(found -> found.manifest().data().source()).orElse(Datasets.CIFAR10));
    if (images.classNames().size() != saved.network().classes()) {
      throw new Problem(what + " tells " + saved.network().classes() + " classes apart and the data have "
          + images.classNames().size() + ": give the --data it was trained on.");
    }
    Engine computer = engine.open();
    try (Classifier classifier = computer.classifier(saved.network(), BATCH)) {
      evaluate(classifier, first, images, saved.network(), run);
      long done = first.step();
      while (when.every > 0) {
        TimeUnit.SECONDS.sleep(when.every);
        Checkpoint next = Checkpoint.read(newest(run));
        if (next.step() != done) {
          evaluate(classifier, next, images, saved.network(), run);
          done = next.step();
        }
      }
    }
    return 0;
  }

  private Path newest(Optional<RunFolder> run) {
    return run.isEmpty() ? what : run.get().checkpoints().latest()
        .orElseThrow(() -> new Problem("The run in " + what + " has no checkpoint yet: train it first."));
  }

  private void evaluate(Classifier classifier, Checkpoint checkpoint, Dataset images, Network network,
      Optional<RunFolder> run) {
    SavedNetwork saved = SavedNetwork.of(checkpoint, what.toString());
    classifier.setParameters(raw ? saved.parameters() : saved.averages());
    Evaluation evaluation = Evaluation.of(classifier, images.test(), network.classes());
    LocalDateTime now = LocalDateTime.now();
    System.out.println(ConsoleLine.precision(now, evaluation.precision()));
    run.filter(found -> found.manifest().data().checksum().equals(images.checksum())).ifPresent(found -> {
      found.evaluations().append(new EvaluationRow(checkpoint.step(), raw ? "raw" : "averaged", evaluation.examples(),
          evaluation.precision(), now.toString()));
      if (!raw) {
        found.checkpoints().keepIfBest(checkpoint, evaluation.precision());
      }
    });
  }
}
