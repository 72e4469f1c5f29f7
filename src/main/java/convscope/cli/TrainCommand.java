package convscope.cli;

import convscope.data.Dataset;
import convscope.data.Datasets;
import convscope.engine.Engine;
import convscope.foundation.Face;
import convscope.foundation.Home;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.foundation.Threads;
import convscope.model.NetworkJson;
import convscope.runs.Checkpoint;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.training.ConsoleLine;
import convscope.training.Restart;
import convscope.training.RunPlan;
import convscope.training.RunState;
import convscope.training.TowerPace;
import convscope.training.TrainingListener;
import convscope.training.TrainingService;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code convscope train}. */
@Command(name = "train", mixinStandardHelpOptions = true, modelTransformer = SettingOptions.class,
    description = "Trains a network, or goes on with a run.",
    footer = {"", "Examples:",
        "  convscope train --data sample --steps 300",
        "  convscope train --steps 100000 --run my-run",
        "  convscope train --run my-run --resume --steps 200000",
        "  convscope train --run my-run --resume --rate 0.01   (after it diverged)",
        "  convscope train --batch 64 --towers 2   (the cores shared out, 128 images a step)",
        "  convscope train --device gpu:0,1   (two towers, one a card, 256 images a step)",
        "  convscope train --model locally-connected --init mid-2016",
        "  convscope train --checkpoint-every 50 --keep all --steps 2500   (a film of 50 moments)", "",
        "Ctrl-C ends it after the step in hand, with a checkpoint to go on from."})
final class TrainCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private DataOption data;

  @Mixin
  private NetworkOption network;

  @Mixin
  private EngineOption engine;

  @Option(names = "--run", paramLabel = "DIR", description = "The run's folder (default: a new one in ~/.convscope/runs).")
  private @Nullable Path run;

  @Option(names = "--resume", description = "Resume the run in --run from its latest checkpoint. With a --rate other than"
      + " before, a run whose loss has risen goes back to the last checkpoint before that.")
  private boolean resume;

  @Option(names = "--from", paramLabel = "STEP",
      description = "With --resume: the step whose checkpoint to resume from; 0 for the start.")
  private @Nullable Long from;

  @Override
  public Integer call() throws InterruptedException {
    Map<Setting, Object> given = SettingOptions.given(spec);
    checkOptions(given);
    RunFolder folder = resume ? RunFolder.open(run) : null;
    Dataset images = folder == null ? data.open(Datasets.CIFAR10) : data.open(folder.manifest().data());
    OpeningLines.first(images, System.out);
    Engine computer;
    if (folder == null) {
      RunPlan plan = new RunPlan(network.network(images.classNames().size()), Manifest.Settings.tutorial().with(given));
      computer = engine.open();
      if (given.containsKey(Setting.TOWERS)) {
        computer = computer.withTowers(plan.settings().towers());
      }
      folder = begin(plan, images, computer);
    } else {
      computer = engine.openFor(folder);
      check(folder, given, images);
      restart(folder, given);
    }
    NetworkTable.print(NetworkJson.fromTree(folder.manifest().network(), folder.path().toString()), System.out);
    System.out.println("Run: " + folder.path());
    train(computer, images, folder);
    return 0;
  }

  private void checkOptions(Map<Setting, Object> given) {
    if (from != null && (!resume || from < 0)) {
      throw new ParameterException(spec.commandLine(), resume ? "--from must be at least 0"
          : "--from needs --resume: it says which step to resume from");
    }
    if (resume && run == null) {
      throw new ParameterException(spec.commandLine(), "--resume needs --run DIR: say which run to go on with");
    }
    if (resume && (network.given() || !given.keySet().stream().allMatch(Setting::changesWhenResumed))) {
      throw new ParameterException(spec.commandLine(), "--resume takes the network and its settings from the run: leave"
          + " out --model, --init, " + SettingOptions.settled());
    }
  }

  private RunFolder begin(RunPlan plan, Dataset images, Engine computer) {
    return run == null ? plan.beginIn(Home.runs(), images, computer) : plan.begin(run, images, computer);
  }

  private void check(RunFolder folder, Map<Setting, Object> given, Dataset images) {
    Manifest manifest = folder.manifest();
    if (!manifest.data().checksum().equals(images.checksum())) {
      throw new Problem("The run in " + folder.path() + " learnt from other images than those of " + images.source()
          + ": give the same --data as at its start.");
    }
    Map<Setting, Object> lasting = new EnumMap<>(Setting.class);
    lasting.putAll(given);
    lasting.keySet().removeIf(Setting::changesUnderWay);
    Manifest.Settings wanted = manifest.settings().with(lasting);
    if (!wanted.equals(manifest.settings())) {
      folder.rewrite(manifest.with(wanted));
    }
  }

  /** What may change during a run changes at the step that the run resumes from, as if it had been changed then. */
  private void restart(RunFolder folder, Map<Setting, Object> given) {
    Map<Setting, Double> changes = new EnumMap<>(Setting.class);
    given.forEach((setting, value) -> {
      if (setting.changesUnderWay()) {
        changes.put(setting, ((Number) value).doubleValue());
      }
    });
    if (from == null && changes.isEmpty()) {
      return;
    }
    Restart restart = from != null ? Restart.from(from)
        : changes.containsKey(Setting.RATE) ? Restart.beforeTheRise(folder) : Restart.fromTheNewest(folder);
    restart.make(folder, changes);
    System.out.println(restart.said().in(Language.ENGLISH, Face.CONSOLE));
  }

  private static void train(Engine computer, Dataset images, RunFolder folder) throws InterruptedException {
    TrainingService service = new TrainingService(computer, images, folder, new TrainingListener() {
      @Override
      public void logged(MetricsRow row) {
        System.out.println(ConsoleLine.step(row));
      }

      @Override
      public void towers(long step, List<TowerPace> paces) {
        System.out.println(ConsoleLine.towers(paces));
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
