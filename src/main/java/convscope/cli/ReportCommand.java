package convscope.cli;

import convscope.data.Dataset;
import convscope.evaluation.ClassMatch;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.report.Judgement;
import convscope.report.NotJudged;
import convscope.report.RunReport;
import convscope.runs.RunFolder;
import convscope.training.RunImages;
import convscope.training.TrainedModel;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convscope report}. */
@Command(name = "report", mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "RUN", descriptionKey = "run")
  private Path run;

  @Mixin
  private DataOption data;

  @Mixin
  private ClassesOption classes;

  @Mixin
  private EngineOption engine;

  @Option(names = "--no-evaluation")
  private boolean noEvaluation;

  @Option(names = "--out", paramLabel = "FILE")
  private @Nullable Path out;

  @Option(names = "--force")
  private boolean force;

  @Override
  public Integer call() {
    RunFolder folder = RunFolder.open(run);
    Path target = out == null ? Path.of(run.toAbsolutePath().normalize().getFileName() + ".html") : out;
    SafeFile.checkTarget(target, force);
    RunReport report = report(folder);
    report.remark().ifPresent(Console.of(spec)::tell);
    report.write(target, Console.of(spec).language().locale());
    Console.of(spec).print("report.wrote", target.toString());
    return 0;
  }

  /** Includes an evaluation of the run's latest checkpoint on its test images, if there is one and it is requested. */
  private RunReport report(RunFolder folder) {
    if (noEvaluation || folder.checkpoints().latest().isEmpty()) {
      return RunReport.of(run, noEvaluation ? NotJudged.NOT_ASKED : NotJudged.NO_CHECKPOINT);
    }
    Dataset images = data.open(folder.manifest().data());
    if (!RunImages.are(folder.manifest(), images) || images.test().size() == 0) {
      throw Problem.of(ReportCommand.class, "report.other.images", run.toString(), images.source());
    }
    TrainedModel model = TrainedModel.open(run.toString());
    ClassMatch match = model.match(images, classes.asked());
    return RunReport.of(run, Judgement.of(engine.open(), model, images, match,
        RunImages.crops(folder.manifest().settings())));
  }
}
