package convscope.workbench.train;

import convscope.foundation.Figures;
import convscope.runs.Setting;
import convscope.training.Experiment;
import convscope.training.Experiment.Trial;
import convscope.training.ExperimentPlan;
import convscope.training.Varied;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.RunningExperiment;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What is said about experiments, in one language. */
final class ExperimentWords {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final double MINUTE = 60;
  private static final double HOUR = 60 * MINUTE;
  private static final double ROUND_SECONDS = 10;
  /** Twice the standard error: differences below it occur by chance once in twenty. */
  private static final double ERRORS = 2;

  private final Texts texts;
  private final Texts settings;

  ExperimentWords(Texts texts) {
    this.texts = texts;
    settings = texts.beside(Setting.class, "settings");
  }

  /** The name of what is varied. */
  String varied(Varied varied) {
    return varied.setting().map(setting -> settings.get(settings.has(setting.key() + ".field")
        ? setting.key() + ".field" : setting.key())).orElseGet(() -> texts.get("form.preset"));
  }

  /** The name of {@code value} of {@code varied}; a number stays as it is. */
  String value(Varied varied, String value) {
    if (varied.choices().isEmpty()) {
      return value;
    }
    String key = varied.key() + "." + value;
    return settings.has(key) ? settings.get(key) : texts.get("experiment.value." + value);
  }

  /** What the runs of {@code plan}, started at {@code time}, are called in the list of runs. */
  RunningExperiment.Names names(ExperimentPlan plan, LocalDateTime time) {
    String varied = varied(plan.varied());
    return new RunningExperiment.Names(texts.get("experiment.tag", varied, TIME.format(time)),
        plan.values().stream().map(value -> texts.get("experiment.run", varied, value(plan.varied(), value))).toList());
  }

  /** How long {@code plan} takes. */
  String length(ExperimentPlan plan, double seconds) {
    String time = seconds <= MINUTE - ROUND_SECONDS
        ? texts.get("experiment.seconds", ROUND_SECONDS * Math.ceil(seconds / ROUND_SECONDS))
        : seconds < HOUR ? texts.get("length.minutes", Math.ceil(seconds / MINUTE))
            : texts.get("length.hours", Math.ceil(seconds / HOUR));
    return texts.get("experiment.length", plan.values().size(), plan.steps(), time);
  }

  /** What is going on, or has been done. */
  String title(Experiment experiment) {
    String varied = varied(experiment.plan().varied());
    int runs = experiment.trials().size();
    if (!experiment.over()) {
      return texts.get("experiment.running", varied, experiment.running().orElse(0) + 1, runs);
    }
    return experiment.stopped() ? texts.get("experiment.stopped", varied)
        : texts.get("experiment.done", varied, runs, experiment.plan().steps());
  }

  /** How far {@code trial} of {@code experiment} is. */
  String standing(Trial trial, Experiment experiment) {
    return texts.get("experiment.standing." + trial.standing().name().toLowerCase(Locale.ROOT), trial.steps(),
        experiment.plan().steps());
  }

  /**
   * Which value is best.
   *
   * @param experiment one that is over
   * @param testImages that the accuracies were measured on
   */
  String outcome(Experiment experiment, int testImages) {
    List<Trial> ranked = experiment.ranked();
    if (ranked.isEmpty()) {
      return texts.get("experiment.none");
    }
    boolean byAccuracy = experiment.byAccuracy();
    Varied varied = experiment.plan().varied();
    Trial best = ranked.get(0);
    String first = texts.get(byAccuracy ? "experiment.best.accuracy" : "experiment.best.loss", varied(varied),
        value(varied, best.value()), figure(best, byAccuracy));
    if (ranked.size() == 1) {
      return first + " " + texts.get("experiment.only");
    }
    Trial second = ranked.get(1);
    String then = texts.get("experiment.second", value(varied, second.value()), figure(second, byAccuracy));
    boolean chance = byAccuracy && best.accuracy() - second.accuracy()
        < ERRORS * Math.sqrt(2 * best.accuracy() * (1 - best.accuracy()) / testImages);
    return first + " " + then + (chance ? " " + texts.get("experiment.chance", testImages) : "");
  }

  private static String figure(Trial trial, boolean byAccuracy) {
    return byAccuracy ? accuracy(trial) : loss(trial);
  }

  /** The accuracy of {@code trial}, to three digits. */
  static String accuracy(Trial trial) {
    return Double.isNaN(trial.accuracy()) ? "–" : String.format(Locale.ROOT, "%.3f", trial.accuracy());
  }

  /** The loss of {@code trial}. */
  static String loss(Trial trial) {
    return trial.steps() == 0 ? "–" : Figures.loss(trial.loss());
  }
}
