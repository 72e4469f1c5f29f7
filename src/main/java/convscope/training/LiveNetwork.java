package convscope.training;

import convscope.engine.Engine;
import convscope.engine.Learning;
import convscope.engine.Optimizer;
import convscope.engine.Probe;
import convscope.engine.StepCopy;
import convscope.engine.StepLoss;
import convscope.engine.StepPlan;
import convscope.engine.TowerStep;
import convscope.engine.Trainer;
import convscope.foundation.Problem;
import convscope.model.InitialValues;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.model.Parameter;
import convscope.model.ParameterRole;
import convscope.runs.Checkpoint;
import convscope.runs.Manifest;
import convscope.runs.Setting;
import convscope.runs.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The network of a run in training: parameters, averages and averaged losses, starting from the first step or a
 * checkpoint. One thread.
 */
final class LiveNetwork implements AutoCloseable {
  private static final String LOSS_AVERAGE = "loss_average";
  private static final String CROSS_ENTROPY_AVERAGE = "cross_entropy_average";
  private static final String WEIGHT_LOSS_AVERAGE = "weight_loss_average/";

  private final Network network;
  private final List<String> classNames;
  private Trainer trainer;
  private final LossAverage lossAverage;
  private final LossAverage crossEntropyAverage;
  /** Of each layer with weights, those without decay too. */
  private final List<Weighed> weighed = new ArrayList<>();
  private final Learning learning;
  private final Optimizer optimizer;
  private final AverageDecay averageDecay;
  private Schedule schedule;
  private double rateAtFirst;
  private long step;
  private boolean diverged;

  /** The weights of a layer, and the running average of what their decay adds to the loss. */
  private record Weighed(Parameter weights, LossAverage average) {

    double now(Map<String, Double> decays) {
      return decays.getOrDefault(weights.name(), 0.0);
    }
  }

  /**
   * @param classNames which every checkpoint keeps
   * @param start the values that the run began with, if not at random
   * @param from the checkpoint to continue from; empty for the beginning
   */
  LiveNetwork(Engine engine, Network network, List<String> classNames, Manifest.Settings settings,
      Optional<Checkpoint> start, Optional<Checkpoint> from) {
    this.network = network;
    this.classNames = classNames;
    Recipe recipe = Recipe.of(settings);
    learning = recipe.learning();
    optimizer = learning.optimizer();
    schedule = recipe.schedule();
    rateAtFirst = settings.rate();
    averageDecay = new AverageDecay(settings.decimal(Setting.AVERAGE_DECAY));
    Map<String, float[]> kept =
        from.map(checkpoint -> OptimizerState.of(checkpoint, network, optimizer)).orElse(Map.of());
    trainer = engine.trainer(network, settings.examplesPerStep(), learning);
    if (from.isEmpty()) {
      trainer.setParameters(start.map(begun -> SavedNetwork.of(begun, "The run's start").parameters())
          .orElseGet(() -> InitialValues.of(network, settings.seed())));
      lossAverage = new LossAverage(0);
      crossEntropyAverage = new LossAverage(0);
    } else {
      Checkpoint checkpoint = from.get();
      SavedNetwork saved = SavedNetwork.of(checkpoint, "The run's newest checkpoint");
      trainer.setParameters(saved.parameters());
      trainer.setAverages(saved.averages());
      trainer.setOptimizerState(kept);
      step = checkpoint.step();
      lossAverage = new LossAverage(exact(checkpoint, LOSS_AVERAGE));
      crossEntropyAverage = new LossAverage(exact(checkpoint, CROSS_ENTROPY_AVERAGE));
    }
    for (Parameter parameter : network.parameters()) {
      if (parameter.role() == ParameterRole.WEIGHTS) {
        weighed.add(new Weighed(parameter,
            new LossAverage(from.isEmpty() ? 0 : exact(from.get(), WEIGHT_LOSS_AVERAGE + parameter.name()))));
      }
    }
  }

  private static double exact(Checkpoint checkpoint, String name) {
    try {
      return Double.parseDouble(checkpoint.state().getOrDefault(name, "0"));
    } catch (NumberFormatException wrong) {
      throw Problem.because(wrong, LiveNetwork.class, "checkpoint.number", checkpoint.step(), name);
    }
  }

  /** How many steps have been done. */
  long step() {
    return step;
  }

  /**
   * Continues with {@code engine} as if it had been computed there from the first step: the engine receives what a
   * checkpoint would hold now. If that fails, nothing has changed.
   *
   * @throws Problem if the engine cannot train the network
   */
  void moveTo(Engine engine) {
    Trainer next = engine.trainer(network, trainer.batchSize(), learning);
    try {
      next.setParameters(trainer.parameters());
      next.setAverages(trainer.averages());
      next.setOptimizerState(trainer.optimizerState());
    } catch (RuntimeException | Error unable) {
      next.close();
      throw unable;
    }
    trainer.close();
    trainer = next;
  }

  /** Takes its learning rates from {@code settings} from the next step on. */
  void follow(Manifest.Settings settings) {
    schedule = Schedule.of(settings);
    rateAtFirst = settings.rate();
  }

  /** Makes one step, and returns its losses and the averages after it. */
  Step learn(float[] images, int[] labels) {
    double rate = schedule.rate(step);
    StepLoss loss = trainer.step(images, labels, plan(step, rate));
    lossAverage.add(loss.total());
    crossEntropyAverage.add(loss.crossEntropy());
    Map<String, Double> decays = trainer.decays();
    weighed.forEach(one -> one.average().add(one.now(decays)));
    return new Step(step++, loss, lossAverage.value(), crossEntropyAverage.value(), rate);
  }

  private StepPlan plan(long step, double rate) {
    return new StepPlan(step, rate, averageDecay.after(step));
  }

  /** One step done: its number from 0, its losses, the averages with it, its learning rate. */
  record Step(long number, StepLoss loss, double lossAverage, double crossEntropyAverage, double rate) {

    /** For the telemetry, of a batch of {@code batch} examples. */
    StepPoint point(int batch) {
      return new StepPoint(number, loss.total(), lossAverage, loss.crossEntropy(), crossEntropyAverage, loss.decay(),
          rate, precision(batch), System.nanoTime());
    }

    /** The fraction of its batch of {@code batch} examples that was classified correctly before the update. */
    double precision(int batch) {
      return (double) loss.correct() / batch;
    }

    /** Whether the loss is still a number. */
    boolean finite() {
      return Double.isFinite(loss.total());
    }
  }

  /** Refuses to go on after {@code made}, the last step, where its loss is not a number. */
  void requireFinite(Step made) {
    if (!made.finite()) {
      diverged = true;
      throw Problem.of(LiveNetwork.class, "diverged.loss", made.number(), Restart.words(made.rate()),
          Restart.words(Restart.lower(rateAtFirst)), made.number() + 1);
    }
  }

  /** Whether it has been refused to go on, or to be kept, for values that are not numbers. */
  boolean diverged() {
    return diverged;
  }

  /** What each tower did in the last step; empty where the step is not made by several. */
  List<TowerStep> towers() {
    return trainer.towers();
  }

  /** A probe of the last step. */
  Probe probe() {
    return trainer.probe();
  }

  /**
   * The norm of what {@code made}, the last step, has subtracted from the weights of each layer, by the layer's name.
   */
  Map<String, Double> updateNorms(Step made, Probe probe) {
    return UpdateNorms.of(network, trainer, learning, probe, plan(made.number(), made.rate()));
  }

  /** Copies the results of the last step into {@code to}. */
  void copyStep(StepCopy to) {
    trainer.copyStep(to);
  }

  /** What weight decay added to the last step's loss for one layer, and the tutorial's running average of that. */
  record WeightLoss(double now, double average) {}

  /** The losses of the last step's weights, by the name of each layer with weights. */
  Map<String, WeightLoss> weightLosses() {
    Map<String, Double> decays = trainer.decays();
    Map<String, WeightLoss> losses = new LinkedHashMap<>();
    weighed.forEach(one -> losses.put(one.weights().layer(), new WeightLoss(one.now(decays), one.average().value())));
    return losses;
  }

  /** A copy for inference and display. */
  Snapshot snapshot() {
    return new Snapshot(step, network, trainer.averages());
  }

  /**
   * Everything that a resumed run needs to continue as if it had never stopped, and that a reader needs to use the
   * network.
   *
   * @throws Problem if the last step, whose loss was of before it, has left NaN or infinite values: they could not be
   *     read again, and would replace good ones
   */
  Checkpoint checkpoint() {
    Map<String, String> state = new LinkedHashMap<>();
    state.put(LOSS_AVERAGE, Double.toString(lossAverage.value()));
    state.put(CROSS_ENTROPY_AVERAGE, Double.toString(crossEntropyAverage.value()));
    for (Weighed one : weighed) {
      if (one.average().value() != 0) {
        state.put(WEIGHT_LOSS_AVERAGE + one.weights().name(), Double.toString(one.average().value()));
      }
    }
    state.put(SavedNetwork.NETWORK, NetworkJson.toTree(network).toString());
    state.put(ClassNames.KEY, ClassNames.text(classNames));
    Checkpoint checkpoint = new Checkpoint(step, tensors(trainer.parameters()), tensors(trainer.averages()),
        OptimizerState.tensors(trainer.optimizerState(), network, optimizer), state);
    checkpoint.parameters().forEach(this::requireNumbers);
    checkpoint.optimizer().forEach(this::requireNumbers);
    return checkpoint;
  }

  private void requireNumbers(Tensor tensor) {
    for (float value : tensor.values()) {
      if (!Float.isFinite(value)) {
        diverged = true;
        throw Problem.of(LiveNetwork.class, "diverged.values", step, tensor.name(),
            Restart.words(schedule.rate(step - 1)), Restart.words(Restart.lower(rateAtFirst)));
      }
    }
  }

  private List<Tensor> tensors(Map<String, float[]> values) {
    List<Tensor> tensors = new ArrayList<>();
    for (Parameter parameter : network.parameters()) {
      String name = parameter.name();
      tensors.add(new Tensor(name, parameter.shape(), Objects.requireNonNull(values.get(name), name)));
    }
    return tensors;
  }

  @Override
  public void close() {
    trainer.close();
  }
}
