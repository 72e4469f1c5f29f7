package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.model.Network;
import convscope.model.Parameter;
import java.util.Map;
import org.assertj.core.data.Offset;

/** What the parts of the contract do with any engine. */
interface ContractPart {
  /** A small batch. */
  int BATCH = 5;
  /** More than a probe looks at, and no multiple of anything. */
  int LARGE_BATCH = 37;
  /** To how much of its size a figure agrees with that of plain loops. */
  double AGREEMENT = 1e-3;
  /** How trainers step where that is not what is asked. */
  Optimizer PLAIN = new Optimizer.Sgd();

  /** The engine to hold to its word. */
  Engine engine();

  /** A trainer with drawn parameters. */
  default Trainer ready(Network network, int batch) {
    return ready(network, batch, PLAIN);
  }

  /** A trainer with drawn parameters that steps as {@code optimizer} says. */
  default Trainer ready(Network network, int batch, Optimizer optimizer) {
    return ready(network, batch, Learning.with(optimizer));
  }

  /** A trainer with drawn parameters that learns as {@code learning} says. */
  default Trainer ready(Network network, int batch, Learning learning) {
    Trainer trainer = engine().trainer(network, batch, learning);
    trainer.setParameters(TinyNetworks.parameters(network, 1));
    return trainer;
  }

  /** A classifier with the same parameters. */
  default Classifier classifier(Network network, int batch) {
    Classifier classifier = engine().classifier(network, batch);
    classifier.setParameters(TinyNetworks.parameters(network, 1));
    return classifier;
  }

  /** Makes so many steps, each on images of its own. */
  static void learn(Trainer trainer, Network network, long first, int steps) {
    for (long step = first; step < first + steps; step++) {
      trainer.step(TinyNetworks.images(network, trainer.batchSize(), 100 + step),
          TinyNetworks.labels(network, trainer.batchSize()), new StepPlan(step, 0.05, 0.9));
    }
  }

  static void assertSameBits(Map<String, float[]> found, Map<String, float[]> expected) {
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    found.forEach((name, values) -> assertThat(values).as(name).isEqualTo(expected.get(name)));
  }

  /** To {@link #AGREEMENT} of what is expected, or of what such a figure is as a rule. */
  static void assertNear(String what, double found, double expected, double usual) {
    assertThat(found).as(what)
        .isCloseTo(expected, Offset.offset(AGREEMENT * Math.max(Math.abs(expected), usual) + 1e-7));
  }

  /** The same of every value; what such a value is as a rule is seen from all of them. */
  static void assertNear(String what, float[] found, float[] expected) {
    assertThat(found).as(what).hasSameSizeAs(expected);
    double usual = usual(expected);
    for (int i = 0; i < found.length; i++) {
      if (!(Math.abs(found[i] - expected[i]) <= AGREEMENT * Math.max(Math.abs(expected[i]), usual) + 1e-7)) {
        assertThat(found[i]).as("%s[%d], usually %g", what, i, usual).isEqualTo(expected[i]);
      }
    }
  }

  /** The Euclidean norm. */
  static double norm(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  /** What a value is as a rule: the root of the mean square. */
  static double usual(float[] values) {
    return norm(values) / Math.sqrt(values.length);
  }

  /** All variables one after the other. */
  static float[] flat(Network network, Map<String, float[]> values) {
    float[] flat = new float[network.parameterCount()];
    int at = 0;
    for (Parameter parameter : network.parameters()) {
      System.arraycopy(values.get(parameter.name()), 0, flat, at, parameter.size());
      at += parameter.size();
    }
    return flat;
  }
}
