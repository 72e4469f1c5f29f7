package convscope.training;

import convscope.engine.Classifier;
import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.engine.Optimizer;
import convscope.engine.StepPlan;
import convscope.engine.Trainer;
import convscope.model.Activation;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.InitialValues;
import convscope.model.Network;
import convscope.model.Shape;
import convscope.model.Weights;
import convscope.training.DeviceSpeed.Figure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Measures a device's speed at the work of training, on images of noise: a few seconds on a usual machine, a minute on
 * a slow one. One thread; other work on the device slows down meanwhile.
 */
public final class DeviceMeasure {
  private static final int BATCH = 128;
  /** A step of 128 images is 13.5 GFLOP: below this many per second it would take longer than users wait. */
  private static final double SLOW_GFLOPS = 10;
  private static final int SLOW_BATCH = 16;
  private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);
  private static final int LEAST_STEPS = 3;
  private static final int MOST_STEPS = 100;
  private static final int LAYER_ROUNDS = 7;
  private static final StepPlan PLAN = new StepPlan(0, 0.01, 0.999);
  private static final double GIGA = 1e9;
  private static final Shape SECOND = new Shape(12, 12, 64);

  private final Engine engine;
  private final Network network;
  private final Progress progress;

  /** Receives the figure being measured, and decides whether to continue. Called on the thread that measures. */
  @FunctionalInterface
  public interface Progress {
    boolean goesOn(Figure now);
  }

  private DeviceMeasure(Engine engine, Network network, Progress progress) {
    this.engine = engine;
    this.network = network;
    this.progress = progress;
  }

  /**
   * The speed of {@code engine}, with {@code network} for the figures in images per second; empty where {@code
   * progress} ended it, which is asked before every step.
   *
   * @throws convscope.foundation.Problem if the device fails, or has too little memory
   */
  public static Optional<DeviceSpeed> of(Engine engine, Network network, Progress progress) {
    return new DeviceMeasure(engine, network, progress).all();
  }

  private Optional<DeviceSpeed> all() {
    if (!progress.goesOn(Figure.PRODUCT)) {
      return Optional.empty();
    }
    double product = engine.measurePeak();
    int batch = product < SLOW_GFLOPS ? SLOW_BATCH : BATCH;
    Map<Figure, Double> told = new EnumMap<>(Figure.class);
    told.put(Figure.PRODUCT, product);
    if (!progress.goesOn(Figure.CONVOLUTION)) {
      return Optional.empty();
    }
    told.put(Figure.CONVOLUTION, convolution(batch));
    if (!training(batch, told) || !inference(batch, told)) {
      return Optional.empty();
    }
    Device device = engine.device();
    String limit = device.facts().get(Device.Fact.LIMIT_GFLOPS);
    return Optional.of(new DeviceSpeed(device.id(), engine.threads(), batch,
        limit == null ? Math.max(product, told.get(Figure.CONVOLUTION)) : Double.parseDouble(limit), told));
  }

  /** In GFLOP/s, of a layer's forward pass only: the images are on the device already. */
  private double convolution(int batch) {
    Convolution layer =
        new Convolution("convolution", 5, 1, SECOND.channels(), Activation.RELU, new Weights(0.05, 0.1, 0));
    Network alone = new Network("convolution", SECOND,
        List.of(layer, new Dense("logits", 2, Activation.NONE, new Weights(0.01, 0, 0))));
    try (Trainer trainer = engine.trainer(alone, batch, new Optimizer.Sgd())) {
      trainer.setParameters(InitialValues.of(alone, 1));
      NoiseBatch noise = NoiseBatch.of(alone, batch);
      double millis = trainer.timeLayers(noise.images(), noise.labels(), LAYER_ROUNDS).get(0).forward();
      return 2 * (double) layer.multiplyAdds(SECOND) * batch / GIGA / (millis / 1_000);
    }
  }

  private boolean training(int batch, Map<Figure, Double> told) {
    NoiseBatch noise = NoiseBatch.of(network, batch);
    try (Trainer trainer = engine.trainer(network, batch, new Optimizer.Sgd())) {
      trainer.setParameters(InitialValues.of(network, 1));
      return rate(Figure.TRAINING, batch, told, () ->
          trainer.step(noise.images(), noise.labels(), PLAN));
    }
  }

  private boolean inference(int batch, Map<Figure, Double> told) {
    float[] images = NoiseBatch.of(network, batch).images();
    float[] logits = new float[batch * network.classes()];
    try (Classifier classifier = engine.classifier(network, batch)) {
      classifier.setParameters(InitialValues.of(network, 1));
      return rate(Figure.INFERENCE, batch, told, () -> classifier.logits(images, batch, logits));
    }
  }

  /**
   * The images per second at the median step; the first step, which includes preparation, is not counted. False if
   * ended.
   */
  private boolean rate(Figure figure, int batch, Map<Figure, Double> told, Runnable step) {
    List<Long> nanos = new ArrayList<>();
    long begun = System.nanoTime();
    for (int i = 0; i <= MOST_STEPS && (i <= LEAST_STEPS || System.nanoTime() - begun < LONGEST_NANOS); i++) {
      if (!progress.goesOn(figure)) {
        return false;
      }
      long before = System.nanoTime();
      step.run();
      if (i > 0) {
        nanos.add(System.nanoTime() - before);
      }
    }
    nanos.sort(null);
    told.put(figure, batch * GIGA / nanos.get(nanos.size() / 2));
    return true;
  }
}
