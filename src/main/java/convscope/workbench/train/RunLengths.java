package convscope.workbench.train;

import convscope.data.Dataset;
import convscope.foundation.Problem;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Presets;
import convscope.runs.Setting;
import convscope.training.ExperimentPlan;
import convscope.training.MeasuredSpeed;
import convscope.training.RunPlan;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.LatestRequest;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.SharedEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/**
 * Lengths of a run to choose from, by the time that they take on the chosen device with the network and batch size of
 * the form: as an earlier run has recorded it, or measured for a second. JavaFX thread.
 */
public final class RunLengths {
  private static final int[] MINUTES = {1, 3, 15};
  private static final double SECONDS = 60;
  /** So many checkpoints after the one of the beginning make an animation, and with it take some 200 MB. */
  private static final int FRAMES = 20;

  private final PlanForm form;
  private final ObservableValue<Dataset> data;
  private final SharedEngine engines;
  private final Path runs;
  private final LatestRequest request;
  private final LatestRequest experiment;

  /**
   * A length.
   *
   * @param minutes that it takes about
   * @param full whether it is the tutorial's whole length
   */
  record Length(double minutes, long steps, boolean full) {}

  /** The lengths, shortest first, and the speed behind them in images per second. */
  record Lengths(List<Length> all, MeasuredSpeed speed) {}

  /** Lengths for what {@code form} describes, with the runs in the folder {@code runs}. */
  public RunLengths(PlanForm form, ObservableValue<Dataset> data, SharedEngine engines, Path runs,
      Background background) {
    this.form = form;
    this.data = data;
    this.engines = engines;
    this.runs = runs;
    request = LatestRequest.finishing(background);
    experiment = LatestRequest.finishing(background);
  }

  /** Whether the fields that the speed depends on are valid. */
  boolean possible() {
    return data.getValue() != null && form.number(Setting.BATCH).isPresent();
  }

  /** Finds the lengths for the current fields, for the one consumer or the other; a later call replaces this one. */
  void find(Consumer<Lengths> then, Consumer<Problem> failed) {
    OptionalInt batch = form.number(Setting.BATCH);
    int towers = form.number(Setting.TOWERS).orElse(1);
    Network network = form.network(data.getValue().classNames().size());
    request.run(() -> {
      var engine = engines.awaitTowers(towers);
      int examples = batch.orElseThrow() * engine.towers().size();
      return lengths(MeasuredSpeed.of(runs, engine, network, examples), examples);
    }, then, failed);
  }

  /**
   * Finds how many seconds the runs of {@code plan} take with the other settings of the form, which must be valid; a
   * later call replaces this one.
   */
  void find(ExperimentPlan plan, Consumer<Double> then, Consumer<Problem> failed) {
    int classes = data.getValue().classNames().size();
    InitializerEdition edition = form.editionProperty().get();
    RunPlan base = form.plan(form.network(classes));
    experiment.run(() -> {
      var engine = engines.awaitTowers(base.settings().towers());
      Map<String, MeasuredSpeed> known = new HashMap<>();
      double seconds = 0;
      for (String value : plan.values()) {
        RunPlan run = plan.run(value, base, name -> Presets.named(name, edition, classes));
        int examples = run.settings().batch() * engine.towers().size();
        MeasuredSpeed speed = known.computeIfAbsent(run.network().name() + " " + examples,
            other -> MeasuredSpeed.of(runs, engine, run.network(), examples));
        seconds += speed.seconds(plan.steps(), examples);
      }
      return seconds;
    }, then, failed);
  }

  /** Drops the search for the length of an experiment. */
  void forgetExperiment() {
    experiment.cancel();
  }

  private static Lengths lengths(MeasuredSpeed speed, int examples) {
    List<Length> all = new ArrayList<>();
    for (int minutes : MINUTES) {
      all.add(new Length(minutes, speed.steps(minutes * SECONDS, examples), false));
    }
    long whole = (Long) Setting.STEPS.standard();
    all.add(new Length(speed.seconds(whole, examples) / SECONDS, whole, true));
    return new Lengths(all, speed);
  }

  /**
   * Puts {@code length} into the form, and checkpoints over all of a short run, so that Inspect can play it as an
   * animation from its random beginning on; over the tutorial's whole length the tutorial's.
   */
  void choose(Length length) {
    form.setSteps(length.steps());
    if (length.full()) {
      form.setCheckpoints((Long) Setting.CHECKPOINT_EVERY.standard(), (Long) Setting.KEEP.standard());
    } else {
      form.setCheckpoints(Math.max(1, (length.steps() + FRAMES - 1) / FRAMES), FRAMES + 1);
    }
  }
}
