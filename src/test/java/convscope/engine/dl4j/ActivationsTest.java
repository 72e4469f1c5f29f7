package convscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.engine.Classifier;
import convscope.engine.KernelChoice;
import convscope.foundation.CounterRandom;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Presets;
import convscope.model.Shape;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a classifier tells of its layers. That they are right, and not only in place, DerivationTest proves. */
class ActivationsTest {
  private static final int BATCH = 5;
  private static final Network TUTORIAL = Presets.tutorial(InitializerEdition.FROM_2017, 10);
  private static final int LAYERS = 9;

  @BeforeAll
  static void loadNatives() {
    Dl4jEngine.open(0, KernelChoice.ND4J);
  }

  static Stream<KernelSet> sets() {
    return KernelSets.here();
  }

  private static float[] images() {
    float[] images = new float[BATCH * TUTORIAL.input().size()];
    CounterRandom random = new CounterRandom(4);
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextGaussian();
    }
    return images;
  }

  private static Classifier classifier(KernelSet kernels) {
    Classifier classifier = new Dl4jClassifier(TUTORIAL, BATCH, kernels);
    classifier.setParameters(InitialValues.of(TUTORIAL, 2));
    return classifier;
  }

  @ParameterizedTest
  @MethodSource("sets")
  void theLastLayersAreTheLogitsAndTheOthersHaveTheirLayersSizes(KernelSet kernels) {
    try (Classifier classifier = classifier(kernels)) {
      float[] logits = new float[BATCH * 10];
      classifier.logits(images(), BATCH, logits);
      for (int i = 0; i < BATCH; i++) {
        assertThat(classifier.activations(LAYERS - 1, i)).isEqualTo(Arrays.copyOfRange(logits, i * 10, i * 10 + 10));
      }
      for (int layer = 0; layer < LAYERS; layer++) {
        Shape output = TUTORIAL.layers().get(layer).output(TUTORIAL.inputs().get(layer));
        assertThat(classifier.activations(layer, 3)).hasSize(output.size());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void anExamplesAreItsOwnWhereverItStandsInTheBatch(KernelSet kernels) {
    float[] images = images();
    int size = TUTORIAL.input().size();
    try (Classifier classifier = classifier(kernels)) {
      classifier.logits(images, BATCH, new float[BATCH * 10]);
      float[][] among = new float[LAYERS][];
      for (int layer = 0; layer < LAYERS; layer++) {
        among[layer] = classifier.activations(layer, 3);
        assertThat(among[layer]).isNotEqualTo(classifier.activations(layer, 2));
      }
      classifier.logits(Arrays.copyOfRange(images, 3 * size, 4 * size), 1, new float[10]);
      for (int layer = 0; layer < LAYERS; layer++) {
        assertThat(classifier.activations(layer, 0)).as("layer %d", layer).containsExactly(among[layer],
            Offset.offset(1e-5f));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void whatIsHandedOutIsACopy(KernelSet kernels) {
    try (Classifier classifier = classifier(kernels)) {
      classifier.logits(images(), BATCH, new float[BATCH * 10]);
      float[] first = classifier.activations(0, 0);
      float[] kept = first.clone();
      classifier.logits(new float[TUTORIAL.input().size()], 1, new float[10]);
      assertThat(first).isEqualTo(kept);
      first[0] = 77;
      assertThat(classifier.activations(0, 0)[0]).isNotEqualTo(77);
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void refusesWhatWasNotShown(KernelSet kernels) {
    try (Classifier classifier = classifier(kernels)) {
      assertThatThrownBy(() -> classifier.activations(0, 0)).isInstanceOf(IllegalStateException.class);
      classifier.logits(images(), 2, new float[20]);
      assertThat(classifier.activations(0, 1)).isNotEmpty();
      assertThatThrownBy(() -> classifier.activations(0, 2)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> classifier.activations(0, -1)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> classifier.activations(LAYERS, 0)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> classifier.activations(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
