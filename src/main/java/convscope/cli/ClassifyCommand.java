package convscope.cli;

import convscope.engine.Engine;
import convscope.evaluation.ClassMatch;
import convscope.foundation.Problem;
import convscope.foundation.Threads;
import convscope.insight.Classification;
import convscope.insight.PictureClassifier;
import convscope.pictures.Picture;
import convscope.pictures.PictureReader;
import convscope.training.TrainedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convscope classify}. */
@Command(name = "classify", mixinStandardHelpOptions = true)
final class ClassifyCommand implements Callable<Integer> {
  /** The number of images read in advance; each takes 3 KB. */
  private static final int AHEAD = 64;
  private static final int MOST_THREADS = 8;

  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", converter = TypedPath.OrName.class, descriptionKey = "model")
  private String model;

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "IMAGE", converter = TypedPath.OrName.class,
      descriptionKey = "images")
  private List<String> images = List.of();

  @Mixin
  private EngineOption engine;

  @Option(names = "--stdin")
  private boolean stdin;

  @Option(names = "--top", paramLabel = "K", defaultValue = "3")
  private int top;

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--raw")
  private boolean raw;

  @Option(names = "--saliency", paramLabel = "OUT.png")
  private @Nullable Path saliency;

  @Override
  public Integer call() throws InterruptedException {
    if (images.isEmpty() && !stdin) {
      throw Console.wrong(spec, "classify.none");
    }
    if (top < 1) {
      throw Console.wrong(spec, "classify.top");
    }
    if (saliency != null && (stdin || images.size() != 1 || Files.isDirectory(Path.of(images.get(0))))) {
      throw Console.wrong(spec, "classify.saliency");
    }
    TrainedModel trained = TrainedModel.open(model);
    Console console = Console.of(spec);
    trained.remark().ifPresent(console::tell);
    if (trained.classNames().isEmpty()) {
      System.err.println(console.text(ClassMatch.unnamed(trained.shownNames())));
    }
    Engine computer = engine.open();
    Answers answers = json ? new JsonAnswers(System.out, console)
        : new TableAnswers(System.out, console, trained.shownNames(), top);
    ExecutorService threads = Executors.newFixedThreadPool(
        Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()), Threads.daemons("convscope-io"));
    Map<String, float[]> parameters = raw ? trained.parameters() : trained.averages();
    try (PictureClassifier classifier =
            new PictureClassifier(computer, trained.network(), parameters, trained.shownNames())) {
      boolean all = classify(classifier, new PicturePaths(images, stdin ? System.in : null), threads, answers);
      if (all && saliency != null) {
        Picture picture = new PictureReader().read(Path.of(images.get(0)));
        new SaliencyFile(saliency).write(computer, trained.network(), parameters,
            classifier.classify(List.of(picture)).get(0));
      }
      return all ? 0 : 1;
    } finally {
      threads.shutdownNow();
    }
  }

  /** An image that is being read. */
  private record Coming(String name, Future<Picture> picture) {}

  /** Classifies all of {@code paths}, a batch at a time; returns whether all could be read. */
  private static boolean classify(PictureClassifier classifier, PicturePaths paths, ExecutorService threads,
      Answers answers) throws InterruptedException {
    PictureReader reader = new PictureReader();
    Deque<Coming> ahead = new ArrayDeque<>();
    List<Picture> batch = new ArrayList<>();
    boolean all = true;
    while (!answers.areUnwanted()) {
      while (ahead.size() < AHEAD && (ahead.isEmpty() || paths.isReady()) && paths.hasNext()) {
        PicturePaths.Named next = paths.next();
        ahead.add(new Coming(next.name(), threads.submit(() -> reader.read(next.file()))));
      }
      if (ahead.isEmpty()) {
        break;
      }
      Coming first = ahead.remove();
      try {
        batch.add(first.picture().get());
      } catch (ExecutionException failed) {
        answer(classifier, batch, answers);
        answers.failed(first.name(), problem(failed));
        all = false;
      }
      if (batch.size() == AHEAD || ahead.isEmpty() && !paths.isReady()) {
        answer(classifier, batch, answers);
      }
    }
    answer(classifier, batch, answers);
    return all;
  }

  private static Problem problem(ExecutionException failed) {
    if (failed.getCause() instanceof Problem problem) {
      return problem;
    }
    throw new IllegalStateException(failed.getCause());
  }

  private static void answer(PictureClassifier classifier, List<Picture> batch, Answers answers) {
    for (Classification one : classifier.classify(batch)) {
      answers.classified(one);
    }
    batch.clear();
  }
}
