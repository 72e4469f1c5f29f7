package convscope.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.engine.Classifier;
import convscope.engine.KernelChoice;
import convscope.engine.dl4j.Dl4jEngine;
import convscope.model.Activation;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.Network;
import convscope.model.Presets;
import convscope.model.Shape;
import convscope.model.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReceptiveFieldTest {
  private static final Network TUTORIAL = Presets.tutorial(InitializerEdition.FROM_2017, 10);
  private static final Weights WEIGHTS = new Weights(0.1, 0, 0);
  private static final Network ODD = new Network("odd", new Shape(11, 14, 2), List.of(
      new Convolution("conv", 4, 3, 3, Activation.RELU, WEIGHTS),
      new LocalResponseNormalization("norm", 1, 1, 0.01, 0.75),
      new LocallyConnected("local", 2, 2, Activation.RELU, WEIGHTS),
      new MaxPool("pool", 2, 2),
      new Convolution("top", 3, 1, 2, Activation.NONE, WEIGHTS),
      new Dense("logits", 2, Activation.NONE, WEIGHTS)));

  static Stream<Network> networks() {
    return Stream.of(TUTORIAL, Presets.locallyConnected(InitializerEdition.FROM_2017, 10), ODD);
  }

  /** With weights that are all positive, an output moves with just those inputs that can reach it. */
  @ParameterizedTest
  @MethodSource("networks")
  void holdsJustThePixelsThatMoveTheOutput(Network network) {
    Shape input = network.input();
    int pixels = input.height() * input.width();
    float[] images = new float[(pixels + 1) * input.size()];
    Arrays.fill(images, 1);
    for (int i = 0; i < pixels; i++) {
      images[i * input.size() + i * input.channels()] = 1_000;
    }
    try (Classifier classifier = Dl4jEngine.open(0, KernelChoice.AUTO).classifier(network, pixels + 1)) {
      classifier.setParameters(positive(network));
      classifier.logits(images, pixels + 1, new float[(pixels + 1) * network.classes()]);
      for (int layer = 0; layer < network.layers().size(); layer++) {
        compare(network, layer, moved(classifier, layer, pixels));
      }
    }
  }

  private static Map<String, float[]> positive(Network network) {
    Map<String, float[]> values = InitialValues.of(network, 3);
    values.values().forEach(some -> {
      for (int i = 0; i < some.length; i++) {
        some[i] = Math.abs(some[i]);
      }
    });
    return values;
  }

  /** For each pixel the layer's outputs minus those of the image that has no pixel changed. */
  private static float[][] moved(Classifier classifier, int layer, int pixels) {
    float[] still = classifier.activations(layer, pixels);
    float[][] moved = new float[pixels][];
    for (int i = 0; i < pixels; i++) {
      moved[i] = classifier.activations(layer, i);
      for (int v = 0; v < still.length; v++) {
        moved[i][v] -= still[v];
      }
    }
    return moved;
  }

  private static void compare(Network network, int layer, float[][] moved) {
    Shape output = network.layers().get(layer).output(network.inputs().get(layer));
    for (int y = 0; y < output.height(); y++) {
      for (int x = 0; x < output.width(); x++) {
        Window seen = ReceptiveField.of(network, layer, y, x).seen();
        for (int pixel = 0; pixel < moved.length; pixel++) {
          boolean moves = false;
          for (int c = 0; c < output.channels(); c++) {
            moves |= moved[pixel][(y * output.width() + x) * output.channels() + c] != 0;
          }
          int row = pixel / network.input().width();
          int column = pixel % network.input().width();
          assertThat(seen.holds(row, column)).as("pixel (%d, %d) reaches (%d, %d) of %s", row, column, y, x,
              network.layers().get(layer).name()).isEqualTo(moves);
        }
      }
    }
  }

  @Test
  void hasTheSizesOfTheTutorialsNetwork() {
    int[] sizes = {5, 7, 7, 15, 15, 19, 24, 24, 24};
    int[] middles = {12, 6, 6, 6, 6, 3, 0, 0, 0};
    for (int layer = 0; layer < sizes.length; layer++) {
      ReceptiveField field = ReceptiveField.of(TUTORIAL, layer, middles[layer], middles[layer]);
      assertThat(field.whole().height()).as("layer %d", layer).isEqualTo(sizes[layer]);
      assertThat(field.whole().width()).as("layer %d", layer).isEqualTo(sizes[layer]);
    }
    assertThat(ReceptiveField.of(TUTORIAL, 3, 6, 5)).isEqualTo(
        new ReceptiveField(new Window(6, 4, 21, 19), new Window(6, 4, 21, 19)));
  }

  @Test
  void isCutOffAtTheEdgesWhichItsWholeIsNot() {
    assertThat(ReceptiveField.of(TUTORIAL, 0, 0, 23)).isEqualTo(
        new ReceptiveField(new Window(0, 21, 3, 24), new Window(-2, 21, 3, 26)));
    assertThat(ReceptiveField.of(TUTORIAL, 1, 11, 0)).isEqualTo(
        new ReceptiveField(new Window(20, 0, 24, 5), new Window(20, -2, 27, 5)));
  }

  @Test
  void refusesPlacesThatAreNot() {
    for (int[] none : new int[][] {{-1, 0, 0}, {9, 0, 0}, {1, 12, 0}, {1, 0, -1}, {6, 0, 1}}) {
      assertThatThrownBy(() -> ReceptiveField.of(TUTORIAL, none[0], none[1], none[2]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
