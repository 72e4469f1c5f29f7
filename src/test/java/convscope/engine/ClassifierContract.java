package convscope.engine;

import static convscope.engine.ContractPart.assertNear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.model.Activation;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.Network;
import convscope.model.Shape;
import convscope.model.Weights;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What classifiers and input gradients give of each example, alone or among others. */
interface ClassifierContract extends ContractPart {
  Network DEEP = TinyNetworks.DEEP;
  int LAYERS = DEEP.layers().size();

  /** Of every kind of layer with variables, also with a convolution of many channels, which takes other ways. */
  static List<Network> withVariables() {
    Weights weights = new Weights(0.3, 0.1, 0);
    return List.of(DEEP, new Network("many channels", new Shape(9, 8, 16), List.of(
        new Convolution("convolution", 5, 1, 16, Activation.RELU, weights),
        new Dense("logits", 4, Activation.NONE, weights))));
  }

  @Test
  default void activationSizesMatchTheLayersAndTheLastLayerIsTheLogits() {
    try (Classifier classifier = classifier(DEEP, BATCH)) {
      int classes = DEEP.classes();
      float[] logits = new float[BATCH * classes];
      classifier.logits(TinyNetworks.images(DEEP, BATCH, 4), BATCH, logits);
      for (int i = 0; i < BATCH; i++) {
        assertThat(classifier.activations(LAYERS - 1, i))
            .isEqualTo(Arrays.copyOfRange(logits, i * classes, (i + 1) * classes));
        for (int layer = 0; layer < LAYERS; layer++) {
          assertThat(classifier.activations(layer, i)).hasSize(DEEP.output(layer).size());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(TinyNetworks.ALL)
  default void activationsMatchTheReferenceLoops(Network network) {
    float[] images = TinyNetworks.images(network, LARGE_BATCH, 4);
    try (Classifier classifier = classifier(network, LARGE_BATCH)) {
      classifier.logits(images, LARGE_BATCH, new float[LARGE_BATCH * network.classes()]);
      PlainNetwork plain = new PlainNetwork(network, TinyNetworks.parameters(network, 1));
      for (int i = 0; i < LARGE_BATCH; i += 9) {
        double[][] outputs = plain.outputs(plain.image(images, i));
        for (int layer = 0; layer < outputs.length; layer++) {
          assertNear("layer " + layer + " of example " + i, classifier.activations(layer, i),
              PlainClassifier.floats(outputs[layer]));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("convscope.engine.ClassifierContract#withVariables")
  default void newParametersReplaceTheEarlierOnesInEveryBatchFromThenOn(Network network) {
    float[] images = TinyNetworks.images(network, BATCH, 4);
    float[] expected = new float[BATCH * network.classes()];
    try (Classifier fresh = engine().classifier(network, BATCH)) {
      fresh.setParameters(TinyNetworks.parameters(network, 2));
      fresh.logits(images, BATCH, expected);
    }
    float[] logits = new float[expected.length];
    try (Classifier classifier = classifier(network, BATCH)) {
      classifier.logits(images, BATCH, logits);
      classifier.logits(images, BATCH, logits);
      assertThat(logits).isNotEqualTo(expected);
      classifier.setParameters(TinyNetworks.parameters(network, 2));
      for (int batch = 0; batch < 3; batch++) {
        classifier.logits(images, BATCH, logits);
        assertThat(logits).as("batch %d", batch).isEqualTo(expected);
      }
    }
  }

  @Test
  default void inputGradientsFollowNewParameters() {
    float[] images = TinyNetworks.images(DEEP, 2, 3);
    float[] expected = new float[2 * DEEP.input().size()];
    float[] gradients = new float[expected.length];
    int[] classes = {1, 2};
    try (InputGradients fresh = engine().inputGradients(DEEP, 2);
        InputGradients found = engine().inputGradients(DEEP, 2)) {
      fresh.setParameters(TinyNetworks.parameters(DEEP, 2));
      fresh.of(images, 2, classes, expected);
      found.setParameters(TinyNetworks.parameters(DEEP, 1));
      found.of(images, 2, classes, gradients);
      assertThat(gradients).isNotEqualTo(expected);
      found.setParameters(TinyNetworks.parameters(DEEP, 2));
      found.of(images, 2, classes, gradients);
      assertThat(gradients).isEqualTo(expected);
    }
  }

  @Test
  default void activationsDoNotDependOnThePositionInTheBatch() {
    float[] images = TinyNetworks.images(DEEP, BATCH, 4);
    int size = DEEP.input().size();
    try (Classifier classifier = classifier(DEEP, BATCH)) {
      classifier.logits(images, BATCH, new float[BATCH * DEEP.classes()]);
      float[][] among = new float[LAYERS][];
      for (int layer = 0; layer < LAYERS; layer++) {
        among[layer] = classifier.activations(layer, 3);
        assertThat(among[layer]).isNotEqualTo(classifier.activations(layer, 2));
      }
      classifier.logits(Arrays.copyOfRange(images, 3 * size, 4 * size), 1, new float[DEEP.classes()]);
      for (int layer = 0; layer < LAYERS; layer++) {
        assertThat(classifier.activations(layer, 0)).as("layer %d", layer)
            .containsExactly(among[layer], Offset.offset(1e-5f));
      }
    }
  }

  @Test
  default void aShortBatchWritesOnlyItsOwnLogits() {
    float[] images = TinyNetworks.images(DEEP, BATCH, 4);
    int classes = DEEP.classes();
    float[] all = new float[BATCH * classes];
    float[] some = new float[BATCH * classes];
    Arrays.fill(some, 77);
    try (Classifier classifier = classifier(DEEP, BATCH)) {
      assertThat(classifier.batchSize()).isEqualTo(BATCH);
      classifier.logits(images, BATCH, all);
      classifier.logits(images, 2, some);
    }
    Arrays.fill(all, 2 * classes, all.length, 77);
    assertThat(some).containsExactly(all, Offset.offset(1e-5f));
  }

  @Test
  default void activationsAreReturnedAsACopy() {
    try (Classifier classifier = classifier(DEEP, BATCH)) {
      classifier.logits(TinyNetworks.images(DEEP, BATCH, 4), BATCH, new float[BATCH * DEEP.classes()]);
      float[] first = classifier.activations(0, 0);
      float[] kept = first.clone();
      classifier.logits(new float[DEEP.input().size()], 1, new float[DEEP.classes()]);
      assertThat(first).isEqualTo(kept);
      first[0] = 77;
      assertThat(classifier.activations(0, 0)[0]).isNotEqualTo(77);
    }
  }

  @Test
  default void activationsOfExamplesNotEvaluatedAreRejected() {
    try (Classifier classifier = classifier(DEEP, BATCH)) {
      assertThatThrownBy(() -> classifier.activations(0, 0)).isInstanceOf(IllegalStateException.class);
      classifier.logits(TinyNetworks.images(DEEP, 2, 4), 2, new float[2 * DEEP.classes()]);
      assertThat(classifier.activations(0, 1)).isNotEmpty();
      assertThatThrownBy(() -> classifier.activations(0, 2)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> classifier.activations(0, -1)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> classifier.activations(LAYERS, 0)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> classifier.activations(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  default void inputGradientsOfAShortBatchMatchThoseOfSingleExamples() {
    int size = DEEP.input().size();
    float[] images = TinyNetworks.images(DEEP, 4, 3);
    float[] all = new float[4 * size];
    float[] alone = new float[size];
    try (InputGradients found = engine().inputGradients(DEEP, 4)) {
      assertThat(found.batchSize()).isEqualTo(4);
      found.setParameters(TinyNetworks.parameters(DEEP, 1));
      found.of(images, 4, new int[] {1, 2, 3, 0}, all);
      found.of(Arrays.copyOfRange(images, 2 * size, 3 * size), 1, new int[] {3}, alone);
    }
    assertThat(alone).containsExactly(Arrays.copyOfRange(all, 2 * size, 3 * size), Offset.offset(1e-6f));
  }
}
