package convscope.cli;

import convscope.data.ImageSet;
import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.engine.LayerTime;
import convscope.engine.Optimizer;
import convscope.engine.Trainer;
import convscope.evaluation.Evaluation;
import convscope.model.InitialValues;
import convscope.model.Network;
import convscope.training.NoiseBatch;
import java.util.List;
import java.util.Map;

/** ConvScope's own engine on a fixed batch of random images. */
final class OwnContestant implements Contestant {
  private static final double RATE = 0.01;
  private static final double AVERAGE_DECAY = 0.999;

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

  @Override
  public String name() {
    return name;
  }

  @Override
  public double train(int steps) {
    long start = System.nanoTime();
    for (int i = 0; i < steps; i++) {
      trainer.step(noise.images(), noise.labels(), RATE, AVERAGE_DECAY);
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
