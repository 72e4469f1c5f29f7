package convscope.cli;

import convscope.data.Dataset;
import convscope.data.Datasets;
import convscope.data.TestCrops;
import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.evaluation.ClassMatch;
import convscope.evaluation.Evaluation;
import convscope.evaluation.PredictionTable;
import convscope.evaluation.Predictions;
import convscope.foundation.Problem;
import convscope.foundation.Sentence;
import convscope.runs.Checkpoint;
import convscope.runs.Checkpoints;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.training.ClassNames;
import convscope.training.EvaluationKeeping;
import convscope.training.RunImages;
import convscope.training.SavedNetwork;
import convscope.training.TrainedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convscope eval}. */
@Command(name = "eval", mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "RUN|CHECKPOINT|built-in", converter = TypedPath.OrName.class, descriptionKey = "what")
  private String what;

  @Mixin
  private DataOption data;

  @Mixin
  private ClassesOption classes;

  @Mixin
  private EngineOption engine;

  /** When to evaluate. */
  static final class When {
    @Option(names = "--once")
    private boolean once;

    @Option(names = "--every", paramLabel = "SECONDS")
    private @Nullable Integer every;

    /** The seconds between two evaluations; empty for one only. */
    OptionalInt interval() {
      return once || every == null ? OptionalInt.empty() : OptionalInt.of(every);
    }
  }

  @ArgGroup
  private When when = new When();

  @Option(names = "--test-crops", paramLabel = "N")
  private @Nullable String asked;

  @Option(names = "--raw")
  private boolean raw;

  @Option(names = "--details")
  private boolean details;

  @Option(names = "--confusion")
  private boolean confusion;

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--csv", paramLabel = "FILE")
  private @Nullable Path csv;

  private @Nullable Engine computer;
  private boolean remarked;

  /** A network to evaluate, with its class names if known; {@code checkpoint} is null for the built-in one. */
  private record Subject(long step, SavedNetwork saved, List<String> classNames, @Nullable Checkpoint checkpoint) {
    int classes() {
      return saved.network().classes();
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    boolean builtIn = what.equals(TrainedModel.BUILT_IN);
    Optional<TestCrops> crops = Optional.ofNullable(asked).map(this::crops);
    Optional<RunFolder> run = !builtIn && Files.isDirectory(Path.of(what)) ? Optional.of(RunFolder.open(Path.of(what)))
        : Optional.empty();
    OptionalInt interval = when.interval();
    if (interval.isPresent()) {
      RunFolder followed = run.orElseThrow(() -> Console.wrong(spec, "eval.every.run"));
      if (interval.getAsInt() < 1) {
        throw Console.wrong(spec, "eval.every.least");
      }
      follow(followed, interval.getAsInt(), crops);
    } else {
      Subject subject = builtIn ? builtIn()
          : run.isPresent() ? newest(run.get()) : subject(Checkpoint.read(Path.of(what)), Path.of(what));
      Dataset images = open(run);
      TestCrops usual = builtIn ? TestCrops.ONE
          : run.map(found -> RunImages.crops(found.manifest().settings()))
              .orElseGet(() -> RunImages.crops(Path.of(what)));
      evaluate(subject, images, crops.orElse(usual),
          run.filter(found -> crops.orElse(usual) == usual).map(found -> new EvaluationKeeping(found, images)));
    }
    return 0;
  }

  private TestCrops crops(String number) {
    return TestCrops.of((String) SettingOptions.value(spec, Setting.TEST_CROPS, number));
  }

  private Dataset open(Optional<RunFolder> run) {
    return run.map(found -> data.open(found.manifest().data())).orElseGet(() -> data.open(Datasets.CIFAR10));
  }

  private static Subject builtIn() {
    TrainedModel model = TrainedModel.open(TrainedModel.BUILT_IN);
    return new Subject(model.step(), new SavedNetwork(model.network(), model.parameters(), model.averages()),
        model.classNames(), null);
  }

  private Subject subject(Checkpoint checkpoint, Path file) {
    SavedNetwork saved = SavedNetwork.of(checkpoint, what);
    return new Subject(checkpoint.step(), saved, ClassNames.of(checkpoint, saved.network().classes(), file),
        checkpoint);
  }

  /** Evaluates the latest checkpoint at regular intervals if there is a new one, until the program ends. */
  private void follow(RunFolder run, int seconds, Optional<TestCrops> crops) throws InterruptedException {
    Dataset images = open(Optional.of(run));
    TestCrops usual = RunImages.crops(run.manifest().settings());
    // Evaluations with other crops are not the run's.
    Optional<EvaluationKeeping> keeping = crops.orElse(usual) == usual
        ? Optional.of(new EvaluationKeeping(run, images)) : Optional.empty();
    long done = -1;
    boolean told = false;
    while (true) {
      Optional<Path> latest = run.checkpoints().latest();
      if (latest.isEmpty() && !told) {
        System.err.println(Console.of(spec).text("eval.waiting", what));
        told = true;
      } else if (latest.isPresent() && Checkpoints.step(latest.get()) != done) {
        Optional<Subject> next = tryNewest(run);
        if (next.isPresent()) {
          evaluate(next.get(), images, crops.orElse(usual), keeping);
          // An unreadable one is reported once.
          done = Math.max(next.get().step(), Checkpoints.step(latest.get()));
        }
      }
      TimeUnit.SECONDS.sleep(seconds);
    }
  }

  /** The latest checkpoint, or empty if it cannot be read, which is reported: the next may be readable. */
  private Optional<Subject> tryNewest(RunFolder run) {
    try {
      return Optional.of(newest(run));
    } catch (Problem unreadable) {
      Console.of(spec).tell(unreadable);
      return Optional.empty();
    }
  }

  /** The latest checkpoint that can be read; what is skipped for that is reported. */
  private Subject newest(RunFolder run) {
    Checkpoints.Newest newest = run.checkpoints().newest()
        .orElseThrow(() -> Problem.of(EvalCommand.class, "eval.no.checkpoint", what));
    newest.remark().ifPresent(Console.of(spec)::tell);
    return subject(newest.checkpoint(), newest.file());
  }

  private void evaluate(Subject subject, Dataset images, TestCrops crops, Optional<EvaluationKeeping> keeping) {
    ClassMatch match = ClassMatch.of(subject.classes(), subject.classNames(), images.classNames(), classes.asked());
    Predictions predictions = look(subject, images, match, crops);
    if (!remarked) {
      remark(Sentence.of(ClassMatch.class, images.summary().layout().isPresent() ? "images.why" : "images.count",
          images.test().size(), images.source(), images.summary().layout().<Object>map(why -> why).orElse("")));
      match.remarks().forEach(this::remark);
      remarked = true;
    }
    print(predictions, subject, match, crops, keeping);
  }

  /** On the error stream, because programs may read the figures. */
  private void remark(Sentence remark) {
    System.err.println(Console.of(spec).text(remark));
  }

  private Predictions look(Subject subject, Dataset images, ClassMatch match, TestCrops crops) {
    if (images.test().size() == 0) {
      throw Problem.of(EvalCommand.class, "eval.no.test", images.source());
    }
    if (computer == null) {
      computer = engine.open();
    }
    try (Classifier classifier = computer.classifier(subject.saved().network(), Predictions.BATCH_SIZE)) {
      classifier.setParameters(raw ? subject.saved().parameters() : subject.saved().averages());
      return Predictions.of(classifier, images.test(), match, crops, done -> true).orElseThrow();
    }
  }

  private void print(Predictions predictions, Subject subject, ClassMatch match, TestCrops crops,
      Optional<EvaluationKeeping> keeping) {
    LocalDateTime now = LocalDateTime.now();
    if (csv != null) {
      new PredictionTable(predictions, match.classNames()).write(csv);
    }
    EvaluationWords words =
        new EvaluationWords(predictions, match, crops, what, subject.step(), raw ? "raw" : "averaged", now,
            Console.of(spec));
    if (json) {
      System.out.println(words.json());
    } else {
      System.out.println(words.line());
      if (details) {
        System.out.print(words.details());
      }
      if (confusion) {
        System.out.print(words.confusion());
      }
    }
    // A request that renumbers a run's own classes is an experiment, not an evaluation of the run.
    Checkpoint checkpoint = subject.checkpoint();
    if (checkpoint != null && match.sameNumbers()) {
      Evaluation evaluation = new Evaluation(predictions.size(), predictions.correct());
      keeping.ifPresent(own -> own.keep(checkpoint, !raw, evaluation, now));
    }
  }
}
