package convscope.cli;

import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.engine.LayerTime;
import convscope.engine.Optimizer;
import convscope.engine.StepPlan;
import convscope.engine.Trainer;
import convscope.model.Layer;
import convscope.model.Network;
import java.util.List;
import java.util.Locale;

/** The speed of training and inference of a device on the tutorial's network, and the time of each part of a step. */
final class CheckSpeed {
  private static final int ROUNDS = 5;
  private static final double ROUND_NANOS = 0.4e9;
  private static final int WARM_UP = 5;
  private static final int LAYER_ROUNDS = 20;
  private static final double NANO = 1e9;
  private static final double SLOW_STEP = 1.0;

  private final Engine engine;
  private final CheckLines lines;
  private final Network network = CheckNetworks.tutorial();

  CheckSpeed(Engine engine, CheckLines lines) {
    this.engine = engine;
    this.lines = lines;
  }

  /** For each of {@code batches}, in their order, until a step takes too long. */
  void run(List<Integer> batches) {
    for (int batch : batches) {
      if (train(new CheckCase("tutorial", network, batch)) > SLOW_STEP) {
        lines.say("speed " + engine.variant() + " a step takes over a second: nothing more is timed");
        return;
      }
    }
  }

  /** The seconds of a step. */
  private double train(CheckCase one) {
    float[] images = one.images(0);
    int[] labels = one.labels();
    double seconds;
    try (Trainer trainer = engine.trainer(network, one.batch(), new Optimizer.Sgd())) {
      trainer.setParameters(one.parameters());
      seconds = median(() -> trainer.step(images, labels, new StepPlan(0, 0.001, 0.999)));
      told(one, "train", seconds, 3);
      if (seconds < SLOW_STEP) {
        layers(one, trainer.timeLayers(images, labels, LAYER_ROUNDS), seconds);
      }
    }
    if (seconds < SLOW_STEP) {
      try (Classifier classifier = engine.classifier(network, one.batch())) {
        classifier.setParameters(one.parameters());
        float[] logits = new float[one.batch() * network.classes()];
        told(one, "infer", median(() -> classifier.logits(images, one.batch(), logits)), 1);
      }
    }
    return seconds;
  }

  /** {@code passes} is the measured work in forward passes: about 3 for a step. */
  private void told(CheckCase one, String what, double seconds, int passes) {
    lines.say(String.format(Locale.ROOT, "speed %s %s batch=%d images_per_second=%.0f ms=%.4f gflops=%.0f",
        engine.variant(), what, one.batch(), one.batch() / seconds, seconds * 1e3,
        2e-9 * passes * network.multiplyAdds() * one.batch() / seconds));
  }

  private void layers(CheckCase one, List<LayerTime> times, double seconds) {
    double all = 0;
    for (int i = 0; i < times.size(); i++) {
      LayerTime time = times.get(i);
      Layer layer = network.layers().get(i);
      double work = 2e-6 * one.batch() * layer.multiplyAdds(network.inputs().get(i));
      all += time.forward() + time.backward();
      lines.say(String.format(Locale.ROOT, "layer %s batch=%d %s forward_ms=%.4f backward_ms=%.4f forward_gflops=%.0f"
          + " backward_gflops=%.0f", engine.variant(), one.batch(), time.layer(), time.forward(), time.backward(),
          work / time.forward(), work * (i == 0 ? 1 : 2) / time.backward()));
    }
    lines.say(String.format(Locale.ROOT, "layers %s batch=%d together_ms=%.4f of_step_ms=%.4f", engine.variant(),
        one.batch(), all, seconds * 1e3));
  }

  /** The seconds that {@code what} takes: the median over several rounds, each with as many runs as fit. */
  private static double median(Runnable what) {
    for (int i = 0; i < WARM_UP; i++) {
      long start = System.nanoTime();
      what.run();
      double seconds = (System.nanoTime() - start) / NANO;
      if (seconds > SLOW_STEP) {
        return seconds;
      }
    }
    double[] rounds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      int turns = 0;
      do {
        what.run();
        turns++;
      } while (System.nanoTime() - start < ROUND_NANOS);
      rounds[round] = (System.nanoTime() - start) / NANO / turns;
    }
    return Match.median(rounds);
  }
}
