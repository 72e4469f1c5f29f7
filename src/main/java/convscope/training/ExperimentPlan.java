package convscope.training;

import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.runs.Manifest;
import convscope.runs.Setting;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a user decides about an experiment: runs that differ in one thing. Immutable and valid: what is not is refused
 * with a {@link Problem} on construction.
 *
 * @param values of what is varied, in the order of the runs, each once, as {@link Varied} writes them
 * @param steps of each run
 */
public record ExperimentPlan(Varied varied, List<String> values, long steps) {
  /** The least number of runs. */
  public static final int LEAST = 2;
  /** The most runs: as many as can be told apart in one chart, and waited for. */
  public static final int MOST = 6;

  /** The steps of each run, if nothing else is said. */
  public static final long USUAL_STEPS = 300;

  /** A run is evaluated at most so many times, so that this takes little of the time. */
  private static final int MOST_EVALUATIONS = 5;
  /** A run logs at least so many lines, which its curve in the list of runs consists of. */
  private static final int LEAST_LINES = 30;

  public ExperimentPlan {
    values = values.stream().map(varied::read).distinct().toList();
    if (values.size() < LEAST || values.size() > MOST) {
      throw Problem.of(ExperimentPlan.class, "experiment.values", LEAST, MOST, values.size());
    }
    Setting.STEPS.require(steps);
  }

  /** The plan for {@code typed}, values separated by commas or semicolons. */
  public static ExperimentPlan of(Varied varied, String typed, long steps) {
    return new ExperimentPlan(varied, Arrays.stream(typed.split("[,;]")).map(String::strip)
        .filter(value -> !value.isEmpty()).toList(), steps);
  }

  /**
   * The plan for {@code typed}, what is varied and its values, as in {@code rate = 0.001, 0.1, 10}.
   *
   * @throws Problem also if it is not of this form
   */
  public static ExperimentPlan of(String typed, long steps) {
    int sign = typed.indexOf('=');
    if (sign < 0) {
      throw Problem.of(ExperimentPlan.class, "experiment.form", typed);
    }
    return of(Varied.of(typed.substring(0, sign).strip()), typed.substring(sign + 1), steps);
  }

  /**
   * The plan of the run with {@code value}; all else is as in {@code base}. It is evaluated at regular intervals and
   * at its end, where it is also saved.
   *
   * @param network the network of a name, for the data
   */
  public RunPlan run(String value, RunPlan base, Function<String, Network> network) {
    Map<Setting, Object> changes = new EnumMap<>(Setting.class);
    changes.put(Setting.STEPS, steps);
    changes.put(Setting.EVALUATE_EVERY, interval(evaluations()));
    changes.put(Setting.CHECKPOINT_EVERY, interval(1));
    changes.put(Setting.LOG_EVERY, Math.max(1, Math.min(base.settings().logEvery(), steps / LEAST_LINES)));
    varied.setting().ifPresent(setting -> changes.put(setting, value));
    Manifest.Settings settings = base.settings().with(changes);
    Network trained =
        varied == Varied.NETWORK ? network.apply(value).withFrozen(base.network().frozen()) : base.network();
    return new RunPlan(trained, settings, base.start());
  }

  /** So many that the last one falls on the last step. */
  private int evaluations() {
    int count = MOST_EVALUATIONS;
    while (steps % count != 0) {
      count--;
    }
    return count;
  }

  private long interval(int times) {
    return Math.min(steps / times, Integer.MAX_VALUE);
  }

  /** The name of the folder of the run with {@code value} of {@code plan}, after the time. */
  public String folderName(String value, RunPlan plan) {
    return plan.network().name() + (varied == Varied.NETWORK ? "" : "-" + varied.key() + "-" + value);
  }
}
