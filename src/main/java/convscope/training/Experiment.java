package convscope.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * How far an experiment is: its runs, made one after the other. It changes only through the transitions named here; an
 * invalid transition throws {@link IllegalStateException}. Immutable.
 *
 * @param trials in the order of the plan's values
 */
public record Experiment(ExperimentPlan plan, List<Trial> trials) {

  /** How far a run of an experiment is. */
  public enum Standing {
    WAITING, RUNNING,
    /** All steps were made. */
    DONE,
    /** The values were no longer numbers, as with too high a learning rate. */
    DIVERGED,
    /** It ended for another reason, or could not be started. */
    FAILED,
    /** The user ended it, and the experiment with it. */
    STOPPED,
    /** The experiment ended before its turn. */
    LEFT_OUT;

    /** Whether nothing more will happen to it. */
    public boolean over() {
      return this != WAITING && this != RUNNING;
    }
  }

  /**
   * One run.
   *
   * @param steps how many it has made
   * @param loss the running average of the loss, in nats; NaN while there is none
   * @param accuracy of the averaged parameters on the test images, evaluated last; NaN while there is none
   */
  public record Trial(String value, Standing standing, long steps, double loss, double accuracy) {
    private Trial with(Standing other) {
      return new Trial(value, other, steps, loss, accuracy);
    }
  }

  public Experiment {
    trials = List.copyOf(trials);
  }

  /** An experiment of which nothing has been done. */
  public static Experiment of(ExperimentPlan plan) {
    return new Experiment(plan, plan.values().stream()
        .map(value -> new Trial(value, Standing.WAITING, 0, Double.NaN, Double.NaN)).toList());
  }

  /** Starts the next run. */
  public Experiment next() {
    int waiting = first(Standing.WAITING).orElseThrow(() -> impossible("go on"));
    if (running().isPresent()) {
      throw impossible("start two runs at once");
    }
    return replace(waiting, trial -> trial.with(Standing.RUNNING));
  }

  /** The present run has made {@code steps} steps. */
  public Experiment stepped(long steps, double loss) {
    return present(trial -> new Trial(trial.value(), trial.standing(), steps, loss, trial.accuracy()));
  }

  /** The present run has been evaluated. */
  public Experiment evaluated(double accuracy) {
    return present(trial -> new Trial(trial.value(), trial.standing(), trial.steps(), trial.loss(), accuracy));
  }

  /** The present run has ended. After one that was stopped none follows. */
  public Experiment ended(Standing how) {
    if (!how.over() || how == Standing.LEFT_OUT) {
      throw new IllegalArgumentException("A run does not end as " + how);
    }
    Experiment ended = present(trial -> trial.with(how));
    return how == Standing.STOPPED ? ended.cut() : ended;
  }

  /** None of the runs that are waiting will be made. */
  public Experiment cut() {
    return new Experiment(plan, trials.stream()
        .map(trial -> trial.standing() == Standing.WAITING ? trial.with(Standing.LEFT_OUT) : trial).toList());
  }

  /** The index of the present run; empty between two runs, before the first and after the last. */
  public OptionalInt running() {
    return first(Standing.RUNNING);
  }

  /** Whether nothing more will happen. */
  public boolean over() {
    return trials.stream().allMatch(trial -> trial.standing().over());
  }

  /** Whether it ended before all runs had their turn. */
  public boolean stopped() {
    return trials.stream().anyMatch(trial -> trial.standing() == Standing.STOPPED);
  }

  /** Whether the runs are compared by their accuracy, which all that made their steps have; otherwise by their loss. */
  public boolean byAccuracy() {
    return counting().stream().noneMatch(trial -> Double.isNaN(trial.accuracy()));
  }

  /** The runs that made all their steps, best first: by their accuracy or their loss. */
  public List<Trial> ranked() {
    return counting().stream().sorted(byAccuracy() ? Comparator.comparingDouble(Trial::accuracy).reversed()
        : Comparator.comparingDouble(Trial::loss)).toList();
  }

  /** The best of them; empty if there is none. */
  public Optional<Trial> best() {
    return ranked().stream().findFirst();
  }

  private List<Trial> counting() {
    return trials.stream().filter(trial -> trial.standing() == Standing.DONE).toList();
  }

  private OptionalInt first(Standing standing) {
    for (int i = 0; i < trials.size(); i++) {
      if (trials.get(i).standing() == standing) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  private Experiment present(UnaryOperator<Trial> change) {
    return replace(running().orElseThrow(() -> impossible("hear of a run that it has not started")), change);
  }

  private Experiment replace(int index, UnaryOperator<Trial> change) {
    List<Trial> changed = new ArrayList<>(trials);
    changed.set(index, change.apply(trials.get(index)));
    return new Experiment(plan, changed);
  }

  private IllegalStateException impossible(String what) {
    return new IllegalStateException("This experiment cannot " + what + ": " + trials);
  }
}
