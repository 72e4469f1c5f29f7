package convscope.cli;

import convscope.data.Dataset;
import convscope.data.Datasets;
import convscope.engine.Engine;
import convscope.foundation.Home;
import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.training.Branch;
import convscope.training.ExperimentPlan;
import convscope.training.NamedRecipe;
import convscope.training.Restart;
import convscope.training.RunImages;
import convscope.training.RunPlan;
import convscope.training.RunState;
import convscope.training.StartingValues;
import convscope.training.TotalSteps;
import convscope.training.TrainedModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code convscope train}. */
@Command(name = "train", mixinStandardHelpOptions = true, modelTransformer = SettingOptions.class)
final class TrainCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private DataOption data;

  @Mixin
  private NetworkOption network;

  @Option(names = "--recipe", paramLabel = "NAME")
  private @Nullable String recipe;

  @Mixin
  private EngineOption engine;

  @Option(names = "--run", paramLabel = "DIR")
  private @Nullable Path run;

  @Option(names = "--resume")
  private boolean resume;

  @Option(names = "--branch", paramLabel = "RUN")
  private @Nullable Path branch;

  @Option(names = "--from", paramLabel = "STEP|built-in|RUN|CHECKPOINT", converter = TypedPath.OrName.class)
  private @Nullable String source;

  /** The number in {@link #source}, where a run goes on. */
  private @Nullable Long from;

  @Option(names = "--freeze", paramLabel = "LAYER", split = ",")
  private @Nullable Set<String> frozen;

  @Option(names = "--vary", paramLabel = "NAME=VALUES")
  private @Nullable String vary;

  @Override
  public Integer call() throws InterruptedException {
    Map<Setting, Object> given = SettingOptions.given(spec);
    checkOptions(given);
    if (recipe != null) {
      complete(given, recipe);
    }
    if (vary != null) {
      vary(vary, given);
      return 0;
    }
    Path earlier = resume ? run : branch;
    RunFolder folder = earlier == null ? null : RunFolder.open(earlier);
    Dataset images = folder == null ? data.open(Datasets.CIFAR10) : data.open(folder.manifest().data());
    OpeningLines.first(images, System.out, console());
    Engine computer;
    if (folder == null) {
      RunPlan plan = plan(images, given);
      computer = engine.open();
      if (given.containsKey(Setting.TOWERS)) {
        computer = computer.withTowers(plan.settings().towers());
      }
      folder = begin(plan, images, computer);
    } else if (resume) {
      computer = engine.openFor(folder);
      check(folder, images);
      if (from != null && given.containsKey(Setting.STEPS)) {
        new TotalSteps((Long) given.get(Setting.STEPS)).requireMoreThan(from);
      }
      restart(folder, given);
      settle(folder, given);
    } else {
      check(folder, images);
      folder = branch(folder, given);
      computer = engine.openFor(folder);
    }
    NetworkTable.print(NetworkJson.fromTree(folder.manifest().network(), folder.path().toString()), System.out,
        console());
    console().print("train.run", folder.path().toString());
    train(computer, images, folder);
    return 0;
  }

  private void checkOptions(Map<Setting, Object> given) {
    if (branch != null && resume) {
      throw Console.wrong(spec, "train.branch.resume");
    }
    boolean goesOn = resume || branch != null;
    from = goesOn && source != null ? step(source) : null;
    if (vary != null && (goesOn || run != null)) {
      throw Console.wrong(spec, "train.vary.new");
    }
    if (!goesOn && source != null && source.matches("-?\\d+")) {
      throw Console.wrong(spec, "train.from.resume");
    }
    if (recipe != null && goesOn) {
      throw Console.wrong(spec, "train.recipe.new");
    }
    if (frozen != null && goesOn) {
      throw Console.wrong(spec, "train.freeze.new");
    }
    if (frozen != null && source == null) {
      throw Console.wrong(spec, "train.freeze.from");
    }
    if (resume && run == null) {
      throw Console.wrong(spec, "train.resume.run");
    }
    if (goesOn && (network.given() || !given.keySet().stream().allMatch(Setting::changesWhenResumed))) {
      throw Console.wrong(spec, resume ? "train.resume.settled" : "train.branch.settled", SettingOptions.settled());
    }
  }

  /** Adds what the recipe {@code name} sets and no option has set. Runs to compare have a length of their own. */
  private void complete(Map<Setting, Object> given, String name) {
    Map<Setting, Object> values = NamedRecipe.of(name).orElseThrow(() -> Console.wrong(spec, "train.recipe", name,
        Arrays.stream(NamedRecipe.values()).map(NamedRecipe::id).collect(Collectors.joining(", ")))).settings();
    if (vary != null) {
      values.remove(Setting.STEPS);
    }
    values.forEach(given::putIfAbsent);
  }

  private long step(String typed) {
    try {
      long step = Long.parseLong(typed);
      if (step >= 0) {
        return step;
      }
    } catch (NumberFormatException none) {
      // Refused below.
    }
    throw Console.wrong(spec, "train.from.least");
  }

  /** The plan of a new run, from the network to start from if one was given. */
  private RunPlan plan(Dataset images, Map<Setting, Object> given) {
    Optional<TrainedModel> start = Optional.ofNullable(source).map(TrainedModel::open);
    Network described = network.network(images.classNames().size());
    return new RunPlan(frozen == null ? described : described.withFrozen(frozen),
        Manifest.Settings.tutorial().with(given), start);
  }

  private RunFolder begin(RunPlan plan, Dataset images, Engine computer) {
    RunFolder begun = run == null ? plan.beginIn(Home.runs(), images, computer) : plan.begin(run, images, computer);
    begun.manifest().start()
        .ifPresent(start -> System.out.println(console().text(StartingValues.said(start, plan.network()))));
    return begun;
  }

  /** A new run that continues {@code parent}, with the settings {@code given} from there on. */
  private RunFolder branch(RunFolder parent, Map<Setting, Object> given) {
    Branch wanted = from == null ? Branch.fromTheNewest(parent) : new Branch(parent.path(), from);
    wanted.requireStepsLeft(parent.manifest().settings().with(given).steps());
    RunFolder folder = run == null ? wanted.beginIn(Home.runs()) : wanted.begin(run);
    settle(folder, given);
    Map<Setting, Double> changes = changes(given);
    if (!changes.isEmpty()) {
      Restart.from(wanted.step()).make(folder, changes);
    }
    System.out.println(console().text(wanted.said()));
    return folder;
  }

  private static void check(RunFolder folder, Dataset images) {
    if (!RunImages.are(folder.manifest(), images)) {
      throw Problem.of(TrainCommand.class, "train.other.images", folder.path().toString(), images.source());
    }
  }

  /** Keeps in the manifest what was given of the settings that change only between two sessions. */
  private static void settle(RunFolder folder, Map<Setting, Object> given) {
    if (given.containsKey(Setting.STEPS)) {
      new TotalSteps((Long) given.get(Setting.STEPS)).make(folder);
    }
    Map<Setting, Object> lasting = new EnumMap<>(Setting.class);
    lasting.putAll(given);
    lasting.keySet().removeIf(Setting::changesUnderWay);
    Manifest.Settings wanted = folder.manifest().settings().with(lasting);
    if (!wanted.equals(folder.manifest().settings())) {
      folder.rewrite(folder.manifest().with(wanted));
    }
  }

  /** A setting that may change during a run changes at the step that the run resumes from. */
  private void restart(RunFolder folder, Map<Setting, Object> given) {
    Map<Setting, Double> changes = changes(given);
    if (from == null && changes.isEmpty()) {
      return;
    }
    Restart restart = from != null ? Restart.from(from)
        : changes.containsKey(Setting.RATE) ? Restart.beforeTheRise(folder) : Restart.fromTheNewest(folder);
    restart.make(folder, changes);
    System.out.println(console().text(restart.said()));
  }

  private static Map<Setting, Double> changes(Map<Setting, Object> given) {
    Map<Setting, Double> changes = new EnumMap<>(Setting.class);
    given.forEach((setting, value) -> {
      if (setting.changesUnderWay()) {
        changes.put(setting, ((Number) value).doubleValue());
      }
    });
    return changes;
  }

  private void train(Engine computer, Dataset images, RunFolder folder) throws InterruptedException {
    ConsoleRun training = new ConsoleRun(computer, images, folder, console());
    Optional<RunState> end = training.train();
    if (end.isPresent()) {
      if (end.get() instanceof RunState.Failed failed) {
        throw failed.why();
      }
      System.out.println(training.saved());
    }
  }

  private void vary(String wanted, Map<Setting, Object> given) throws InterruptedException {
    ExperimentPlan plan = varied(wanted, given);
    Dataset images = data.open(Datasets.CIFAR10);
    OpeningLines.first(images, System.out, console());
    int classes = images.classNames().size();
    RunPlan base = plan(images, given);
    Engine computer = engine.open();
    new VariedRuns(plan, base, name -> network.named(name, classes),
        given.containsKey(Setting.TOWERS) ? computer.withTowers(base.settings().towers()) : computer, images, console())
        .train();
  }

  private ExperimentPlan varied(String wanted, Map<Setting, Object> given) {
    try {
      return ExperimentPlan.of(wanted, (Long) given.getOrDefault(Setting.STEPS, ExperimentPlan.USUAL_STEPS));
    } catch (Problem wrong) {
      throw Console.wrong(spec, "train.vary", wrong);
    }
  }

  private Console console() {
    return Console.of(spec);
  }
}
