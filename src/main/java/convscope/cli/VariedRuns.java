package convscope.cli;

import convscope.data.Dataset;
import convscope.engine.Engine;
import convscope.foundation.Figures;
import convscope.foundation.Home;
import convscope.model.Network;
import convscope.runs.EvaluationRow;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.training.Experiment;
import convscope.training.Experiment.Standing;
import convscope.training.Experiment.Trial;
import convscope.training.ExperimentPlan;
import convscope.training.RunPlan;
import convscope.training.RunState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code train --vary}: the runs of an experiment, one after the other, and a table of what came out.
 *
 * @param base what the runs have in common
 * @param network the network of a name, for the data
 */
record VariedRuns(ExperimentPlan plan, RunPlan base, Function<String, Network> network, Engine engine, Dataset images,
    Console console) {
  private static final int FIGURE = 10;

  /** Trains all of them, the next one also where one diverges or fails; Ctrl-C ends the program. */
  void train() throws InterruptedException {
    Experiment experiment = Experiment.of(plan);
    while (!experiment.over()) {
      experiment = experiment.next();
      int index = experiment.running().orElseThrow();
      String value = plan.values().get(index);
      RunPlan run = plan.run(value, base, network);
      RunFolder folder = run.beginIn(Home.runs(), plan.folderName(value, run), images, engine);
      console.print("vary.run", index + 1, plan.values().size(), plan.varied().key(), value);
      console.print("train.run", folder.path().toString());
      ConsoleRun training = new ConsoleRun(engine, images, folder, console);
      Optional<RunState> end = training.train();
      if (end.isEmpty()) {
        return;
      }
      experiment = with(experiment, folder).ended(standing(end.get(), training));
    }
    print(experiment);
  }

  private Experiment with(Experiment experiment, RunFolder folder) {
    Experiment now = experiment;
    Optional<MetricsRow> last = folder.metrics().last();
    if (last.isPresent()) {
      now = now.stepped(last.get().step() + 1, last.get().smoothedLoss());
    }
    for (EvaluationRow row : folder.evaluationsByStep()) {
      now = row.averaged() ? now.evaluated(row.precision()) : now;
    }
    return now;
  }

  private Standing standing(RunState end, ConsoleRun training) {
    if (end instanceof RunState.Failed failed) {
      console.tell(failed.why());
      return training.diverged() ? Standing.DIVERGED : Standing.FAILED;
    }
    return Standing.DONE;
  }

  private void print(Experiment experiment) {
    List<Trial> trials = experiment.trials();
    int widest = Math.max(ConsoleWidth.of(plan.varied().key()),
        trials.stream().mapToInt(trial -> ConsoleWidth.of(trial.value())).max().orElse(0));
    System.out.println();
    line(widest, plan.varied().key(), console.text("vary.loss"), console.text("vary.accuracy"), "");
    for (Trial trial : trials) {
      line(widest, trial.value(), Figures.loss(trial.loss()),
          Double.isNaN(trial.accuracy()) ? "-" : String.format(Locale.ROOT, "%.3f", trial.accuracy()),
          trial.standing() == Standing.DONE ? ""
              : console.text("vary." + trial.standing().name().toLowerCase(Locale.ROOT)));
    }
    experiment.best().ifPresentOrElse(
        best -> console.print(experiment.byAccuracy() ? "vary.best.accuracy" : "vary.best.loss", plan.varied().key(),
            best.value()),
        () -> console.print("vary.none"));
  }

  private static void line(int widest, String value, String loss, String accuracy, String standing) {
    System.out.println((ConsoleWidth.left(value, widest) + ConsoleWidth.right(loss, FIGURE)
        + ConsoleWidth.right(accuracy, FIGURE) + "  " + standing).stripTrailing());
  }
}
