package convscope.cli;

import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.engine.InputGradients;
import convscope.engine.Optimizer;
import convscope.engine.StepLoss;
import convscope.engine.StepPlan;
import convscope.engine.Trainer;
import convscope.model.Layer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The results of an engine for a {@link CheckCase}: the losses, every layer's output, the gradients with respect to
 * every parameter and the input. Long arrays are sampled at regular intervals.
 */
final class CheckNumbers {
  private static final int MOST_VALUES = 60_000;
  private static final int MOST_INPUTS = 8;
  static final String LOSSES = "losses";
  static final String GRADIENT = "gradient ";
  static final String OUTPUT = "output ";
  static final String INPUT_GRADIENT = "gradient by the input";

  private CheckNumbers() {}

  /** By name, in the order in which they are printed. */
  static Map<String, float[]> of(Engine engine, CheckCase one) {
    Map<String, float[]> numbers = new LinkedHashMap<>();
    try (Trainer trainer = engine.trainer(one.network(), one.batch(), new Optimizer.Sgd())) {
      trainer.setParameters(one.parameters());
      StepLoss loss = trainer.gradients(one.images(0), one.labels());
      numbers.put(LOSSES, new float[] {(float) loss.crossEntropy(), (float) loss.decay()});
      trainer.gradients().forEach((name, values) -> numbers.put(GRADIENT + name, kept(values)));
    }
    outputs(engine, one, numbers);
    int inputs = Math.min(MOST_INPUTS, one.batch());
    float[] gradients = new float[inputs * one.network().input().size()];
    try (InputGradients looking = engine.inputGradients(one.network(), inputs)) {
      looking.setParameters(one.parameters());
      looking.of(one.images(0), inputs, one.labels(), gradients);
    }
    numbers.put(INPUT_GRADIENT, kept(gradients));
    return numbers;
  }

  private static void outputs(Engine engine, CheckCase one, Map<String, float[]> numbers) {
    List<Layer> layers = one.network().layers();
    try (Classifier classifier = engine.classifier(one.network(), one.batch())) {
      classifier.setParameters(one.parameters());
      classifier.logits(one.images(0), one.batch(), new float[one.batch() * one.network().classes()]);
      for (int layer = 0; layer < layers.size(); layer++) {
        List<float[]> examples = new ArrayList<>();
        for (int example : new int[] {0, one.batch() / 2, one.batch() - 1}) {
          examples.add(classifier.activations(layer, example));
        }
        numbers.put(OUTPUT + layers.get(layer).name(), kept(joined(examples)));
      }
    }
  }

  private static float[] joined(List<float[]> parts) {
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** Every n-th value, n odd, so that no column or channel is skipped. */
  private static float[] kept(float[] values) {
    int stride = (values.length + MOST_VALUES - 1) / MOST_VALUES | 1;
    if (stride == 1) {
      return values;
    }
    float[] kept = new float[(values.length + stride - 1) / stride];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = values[i * stride];
    }
    return kept;
  }

  /** The total loss before each of {@code steps} steps at {@code rate}. */
  static float[] descent(Engine engine, CheckCase one, int steps, double rate) {
    float[] losses = new float[steps];
    try (Trainer trainer = engine.trainer(one.network(), one.batch(), new Optimizer.Sgd())) {
      trainer.setParameters(one.parameters());
      for (int step = 0; step < steps; step++) {
        losses[step] = (float) trainer.step(one.images(step), one.labels(), new StepPlan(step, rate, 0.999)).total();
      }
    }
    return losses;
  }
}
