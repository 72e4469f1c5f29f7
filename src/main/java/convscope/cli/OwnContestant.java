package convscope.cli;

import convscope.data.ImageSet;
import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.engine.LayerTime;
import convscope.engine.Optimizer;
import convscope.engine.StepPlan;
import convscope.engine.Trainer;
import convscope.evaluation.Evaluation;
import convscope.model.InitialValues;
import convscope.model.Network;
import convscope.training.NoiseBatch;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** ConvScope's own engine on a fixed batch of random images. */
final class OwnContestant implements Contestant {
  private static final StepPlan PLAN = new StepPlan(0, 0.01, 0.999);
  /** After about as long Java has compiled all that is used often. */
  private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final int WARM_UP_TURNS = 10;

  private final String name;
  private final int batch;
  private final int classes;
  private final Trainer trainer;
  private final Classifier classifier;
  private final NoiseBatch noise;
  private final float[] logits;

  OwnContestant(String name, Engine engine, Network network, int batch) {
    this.name = name;
    this.batch = batch;
    classes = network.classes();
    Map<String, float[]> values = InitialValues.of(network, 1);
    trainer = engine.trainer(network, batch, new Optimizer.Sgd());
    trainer.setParameters(values);
    classifier = engine.classifier(network, batch);
    classifier.setParameters(values);
    logits = new float[batch * network.classes()];
    noise = NoiseBatch.of(network, batch);
  }

  /**
   * Trains and infers until Java has compiled what that takes: for a few seconds each, or ten turns of {@code steps}
   * steps if that is less.
   */
  void warmUp(int steps) {
    long start = System.nanoTime();
    for (int i = 0; i < WARM_UP_TURNS * steps && System.nanoTime() - start < WARM_UP_NANOS; i++) {
      train(1);
    }
    long trained = System.nanoTime();
    for (int i = 0; i < WARM_UP_TURNS * steps && System.nanoTime() - trained < WARM_UP_NANOS; i++) {
      infer(1);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public double train(int steps) {
    long start = System.nanoTime();
    for (int i = 0; i < steps; i++) {
      trainer.step(noise.images(), noise.labels(), PLAN);
    }
    return rate(steps, start);
  }

  @Override
  public double infer(int steps) {
    long start = System.nanoTime();
    for (int i = 0; i < steps; i++) {
      classifier.logits(noise.images(), batch, logits);
    }
    return rate(steps, start);
  }

  /** The images per second of an evaluation of all {@code images}. */
  double evaluate(ImageSet images) {
    long start = System.nanoTime();
    Evaluation.of(classifier, images, classes);
    return images.size() / ((System.nanoTime() - start) / 1e9);
  }

  private double rate(int steps, long start) {
    return (double) steps * batch / ((System.nanoTime() - start) / 1e9);
  }

  /** The median time of each layer over {@code rounds} steps. */
  List<LayerTime> layers(int rounds) {
    return trainer.timeLayers(noise.images(), noise.labels(), rounds);
  }

  @Override
  public void close() {
    trainer.close();
    classifier.close();
  }
}
