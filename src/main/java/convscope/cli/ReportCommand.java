package convscope.cli;

import convscope.data.Dataset;
import convscope.evaluation.ClassMatch;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.report.Judgement;
import convscope.report.NotJudged;
import convscope.report.RunReport;
import convscope.runs.RunFolder;
import convscope.training.TrainedModel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code convscope report}. */
@Command(name = "report", mixinStandardHelpOptions = true,
    description = "Writes all about a run as one HTML page: settings, curves, confusion, filters, mistakes.",
    footer = {"", "Examples:", "  convscope report RUN", "  convscope report RUN --out lesson.html --language ko",
        "  convscope report RUN --no-evaluation --force"})
final class ReportCommand implements Callable<Integer> {

  /** What a page can be written in. */
  enum Language {
    EN, KO
  }

  @Parameters(paramLabel = "RUN", description = "The folder of a run.")
  private Path run;

  @Mixin
  private DataOption data;

  @Mixin
  private ClassesOption classes;

  @Mixin
  private EngineOption engine;

  @Option(names = "--no-evaluation", description = "Tell what is in the folder, and look at no test image.")
  private boolean noEvaluation;

  @Option(names = "--language", paramLabel = "en|ko", description = "Of the page (default: this system's).")
  private @Nullable Language language;

  @Option(names = "--out", paramLabel = "FILE", description = "Where to (default: called like the run, in this folder).")
  private @Nullable Path out;

  @Option(names = "--force", description = "Replace the file if it is there already.")
  private boolean force;

  @Override
  public Integer call() {
    RunFolder folder = RunFolder.open(run);
    Path target = out == null ? Path.of(run.toAbsolutePath().normalize().getFileName() + ".html") : out;
    SafeFile.checkTarget(target, force);
    report(folder).write(target, language == null ? Locale.getDefault() : new Locale(language.name()));
    System.out.printf("Wrote %s.%n", target);
    return 0;
  }

  /** With what the run's newest checkpoint makes of its test images, where it has one and somebody wants to know. */
  private RunReport report(RunFolder folder) {
    if (noEvaluation || folder.checkpoints().latest().isEmpty()) {
      return RunReport.of(run, noEvaluation ? NotJudged.NOT_ASKED : NotJudged.NO_CHECKPOINT);
    }
    Dataset images = data.open(folder.manifest().data());
    if (!images.checksum().equals(folder.manifest().data().checksum()) || images.test().size() == 0) {
      throw new Problem("The run in " + run + " did not learn from the images in " + images.source()
          + ": give the --data that it learnt from, or --no-evaluation.");
    }
    TrainedModel model = TrainedModel.open(run.toString());
    ClassMatch match = model.match(images, classes.asked());
    return RunReport.of(run, Judgement.of(engine.open(), model, images, match));
  }
}
