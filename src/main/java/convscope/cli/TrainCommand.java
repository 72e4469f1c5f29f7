package convscope.cli;

import convscope.data.Dataset;
import convscope.data.Datasets;
import convscope.engine.Engine;
import convscope.foundation.Home;
import convscope.foundation.Problem;
import convscope.foundation.Threads;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.runs.Checkpoint;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.training.ConsoleLine;
import convscope.training.RunPlan;
import convscope.training.RunState;
import convscope.training.TrainingListener;
import convscope.training.TrainingService;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code convscope train}. */
@Command(name = "train", mixinStandardHelpOptions = true, description = "Trains a network, or goes on with a run.",
    footer = {"", "Examples:",
        "  convscope train --data sample --steps 300",
        "  convscope train --steps 100000 --run my-run",
        "  convscope train --run my-run --resume --steps 200000",
        "  convscope train --model locally-connected --init mid-2016",
        "  convscope train --checkpoint-every 50 --keep all --steps 2500   (a film of 50 moments)", "",
        "Ctrl-C ends it after the step in hand, with a checkpoint to go on from."})
final class TrainCommand implements Callable<Integer> {
  private static final String ALL = "all";

  @Spec
  private CommandSpec spec;

  @Mixin
  private DataOption data;

  @Mixin
  private NetworkOption network;

  @Mixin
  private EngineOption engine;

  @Option(names = "--steps", paramLabel = "N", description = "Steps the run is to have in the end (default: 100000).")
  private @Nullable Long steps;

  @Option(names = "--batch", paramLabel = "N", description = "Examples a step (default: 128).")
  private @Nullable Integer batch;

  @Option(names = "--rate", paramLabel = "X",
      description = "Learning rate at first; a tenth of it after every 350 epochs (default: 0.1).")
  private @Nullable Double rate;

  @Option(names = "--seed", paramLabel = "N", description = "Of everything that is drawn (default: 1).")
  private @Nullable Long seed;

  @Option(names = "--prefetch", paramLabel = "N", defaultValue = "16",
      description = "Threads that make batches ahead (default: 16).")
  private int prefetch;

  @Option(names = "--no-distortions", description = "Feed the plain middle of each image.")
  private boolean plain;

  @Option(names = "--evaluate-every", paramLabel = "N",
      description = "Steps between evaluations on the test images, beside the training (default: 0, none).")
  private @Nullable Integer evaluateEvery;

  @Option(names = "--checkpoint-every", paramLabel = "N", description = "Steps between checkpoints (default: 1000).")
  private @Nullable Integer checkpointEvery;

  @Option(names = "--keep", paramLabel = "N", description = "How many checkpoints stay, the newest, beside the best; \"all\""
      + " for every one (default: 5).")
  private @Nullable String keep;

  @Option(names = "--summaries-every", paramLabel = "N", description = "Steps between summaries for TensorBoard and for"
      + " distributions through time, in the run's folder (default: 100; 0 for none).")
  private @Nullable Integer summariesEvery;

  @Option(names = "--run", paramLabel = "DIR", description = "The run's folder (default: a new one in ~/.convscope/runs).")
  private @Nullable Path run;

  @Option(names = "--resume", description = "Go on with the run in --run from its newest checkpoint.")
  private boolean resume;

  @Override
  public Integer call() throws InterruptedException {
    checkOptions();
    RunFolder folder = resume ? RunFolder.open(run) : null;
    Dataset images = data.open(folder == null ? Datasets.CIFAR10 : folder.manifest().data().source());
    Engine computer;
    if (folder == null) {
      Network described = network.network(images.classNames().size());
      computer = engine.open();
      folder = begin(described, images, computer);
    } else {
      computer = engine.open();
      check(folder, images);
    }
    NetworkTable.print(NetworkJson.fromTree(folder.manifest().network(), folder.path().toString()), System.out);
    System.out.println("Run: " + folder.path());
    train(computer, images, folder);
    return 0;
  }

  private void checkOptions() {
    if (resume && run == null) {
      throw new ParameterException(spec.commandLine(), "--resume needs --run DIR: say which run to go on with");
    }
    if (resume && (network.given() || batch != null || rate != null || seed != null || plain
        || evaluateEvery != null || checkpointEvery != null || keep != null || summariesEvery != null)) {
      throw new ParameterException(spec.commandLine(), "--resume takes the network and its settings from the run: leave"
          + " out --model, --init, --batch, --rate, --seed, --no-distortions, --evaluate-every, --checkpoint-every, --keep"
          + " and --summaries-every");
    }
    require(steps == null || steps >= 1, "--steps must be at least 1");
    require(batch == null || batch >= 1 && batch <= 65_536, "--batch must be 1 to 65536");
    require(rate == null || rate >= 0 && Double.isFinite(rate), "--rate must be a finite number from 0 on");
    require(prefetch >= 1 && prefetch <= 256, "--prefetch must be 1 to 256");
    require(evaluateEvery == null || evaluateEvery >= 0, "--evaluate-every must be 0 or more");
    require(checkpointEvery == null || checkpointEvery >= 1, "--checkpoint-every must be at least 1");
    require(keep == null || keep.equals(ALL) || keep.matches("[1-9]\\d{0,8}"), "--keep must be at least 1, or all");
    require(summariesEvery == null || summariesEvery >= 0, "--summaries-every must be 0 or more");
  }

  private void require(boolean right, String otherwise) {
    if (!right) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private RunFolder begin(Network described, Dataset images, Engine computer) {
    RunPlan tutorial = RunPlan.tutorial(described);
    RunPlan plan = new RunPlan(described, batch == null ? tutorial.batch() : batch,
        steps == null ? tutorial.steps() : steps, rate == null ? tutorial.rate() : rate,
        seed == null ? tutorial.seed() : seed, prefetch, !plain, tutorial.logEvery(),
        checkpointEvery == null ? tutorial.checkpointEvery() : checkpointEvery,
        evaluateEvery == null ? 0 : evaluateEvery,
        summariesEvery == null ? tutorial.summariesEvery() : summariesEvery, kept(tutorial));
    Path place = run == null ? RunFolder.fresh(Home.runs(), described.name(), LocalDateTime.now()) : run;
    return plan.begin(place, images, computer);
  }

  private int kept(RunPlan tutorial) {
    if (keep == null) {
      return tutorial.keep();
    }
    return keep.equals(ALL) ? 0 : Integer.parseInt(keep);
  }

  private void check(RunFolder folder, Dataset images) {
    Manifest manifest = folder.manifest();
    if (!manifest.data().checksum().equals(images.checksum())) {
      throw new Problem("The run in " + folder.path() + " learnt from other images than those of " + images.source()
          + ": give the same --data as at its start.");
    }
    if (steps != null && steps != manifest.settings().steps()) {
      folder.rewrite(manifest.with(manifest.settings().withSteps(steps)));
    }
  }

  private static void train(Engine computer, Dataset images, RunFolder folder) throws InterruptedException {
    TrainingService service = new TrainingService(computer, images, folder, new TrainingListener() {
      @Override
      public void logged(MetricsRow row) {
        System.out.println(ConsoleLine.step(row));
      }

      @Override
      public void evaluated(EvaluationRow row) {
        System.out.println(ConsoleLine.precision(LocalDateTime.parse(row.time()), row.precision()));
      }

      @Override
      public void troubled(Problem problem) {
        System.err.println(problem.getMessage());
      }
    });
    Thread interrupted = Threads.daemon("convscope-interrupted", () -> endEarly(service, folder));
    Runtime.getRuntime().addShutdownHook(interrupted);
    service.start();
    RunState end = service.await();
    try {
      Runtime.getRuntime().removeShutdownHook(interrupted);
    } catch (IllegalStateException alreadyEnding) {
      // The other thread is telling how it ended, and ends the program.
      interrupted.join();
      return;
    }
    if (end instanceof RunState.Failed failed) {
      throw failed.why();
    }
    System.out.println(saved(folder));
  }

  private static void endEarly(TrainingService service, RunFolder folder) {
    try {
      RunState end = service.end();
      System.out.println(end instanceof RunState.Failed failed ? failed.why().getMessage()
          : saved(folder) + "; go on with: convscope train --run " + folder.path() + " --resume");
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  private static String saved(RunFolder folder) {
    return folder.checkpoints().latest()
        .map(file -> "Saved step " + Checkpoint.read(file).step() + " to " + file)
        .orElse("There was no step to save in " + folder.path());
  }
}
