package convscope.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import convscope.AnEngine;
import convscope.engine.Classifier;
import convscope.model.Activation;
import convscope.model.AveragePool;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.Network;
import convscope.model.PaddingRule;
import convscope.model.Presets;
import convscope.model.Shape;
import convscope.model.Weights;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
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

  private static final Network AVERAGES = new Network("averages", new Shape(11, 14, 2), List.of(
      new AveragePool("strided", 3, 2),
      new AveragePool("wide", 4, 1),
      new Dense("logits", 2, Activation.NONE, WEIGHTS)));

  private static final Network PADDINGS = new Network("paddings", new Shape(11, 14, 2), List.of(
      new Convolution("valid", 3, 2, 3, Activation.NONE, WEIGHTS, PaddingRule.VALID, true),
      new Convolution("padded", 3, 2, 3, Activation.NONE, WEIGHTS, new PaddingRule(1), true),
      new Dense("logits", 2, Activation.NONE, WEIGHTS)));

  static Stream<Named<Network>> networks() {
    return Stream.of(TUTORIAL, Presets.locallyConnected(InitializerEdition.FROM_2017, 10), ODD, AVERAGES, PADDINGS)
        .map(network -> Named.of(network.name(), network));
  }

  /**
   * With weights above zero, no biases and a black image every output is zero; one pixel lit, just those are not that
   * it can reach, whatever pools and normalizations lie between.
   */
  @ParameterizedTest
  @MethodSource("networks")
  void containsExactlyThePixelsThatAffectTheOutput(Network network) {
    Shape input = network.input();
    int pixels = input.height() * input.width();
    float[] images = new float[pixels * input.size()];
    for (int i = 0; i < pixels; i++) {
      images[i * input.size() + i * input.channels()] = 1;
    }
    // By Fourier transforms a sum of zeros is only nearly zero.
    try (Classifier classifier = AnEngine.of(AnEngine.ND4J).classifier(network, pixels)) {
      classifier.setParameters(positive(network));
      classifier.logits(images, pixels, new float[pixels * network.classes()]);
      for (int layer = 0; layer < network.layers().size(); layer++) {
        float[][] outputs = new float[pixels][];
        for (int i = 0; i < pixels; i++) {
          outputs[i] = classifier.activations(layer, i);
        }
        compare(network, layer, outputs);
      }
    }
  }

  private static Map<String, float[]> positive(Network network) {
    Map<String, float[]> values = InitialValues.of(network, 3);
    values.forEach((name, some) -> {
      for (int i = 0; i < some.length; i++) {
        some[i] = name.endsWith("/biases") ? 0 : Math.abs(some[i]);
      }
    });
    return values;
  }

  private static void compare(Network network, int layer, float[][] outputs) {
    Shape output = network.layers().get(layer).output(network.inputs().get(layer));
    for (int y = 0; y < output.height(); y++) {
      for (int x = 0; x < output.width(); x++) {
        Window seen = ReceptiveField.of(network, layer, y, x).seen();
        for (int pixel = 0; pixel < outputs.length; pixel++) {
          boolean reached = false;
          for (int c = 0; c < output.channels(); c++) {
            reached |= outputs[pixel][(y * output.width() + x) * output.channels() + c] != 0;
          }
          int row = pixel / network.input().width();
          int column = pixel % network.input().width();
          if (seen.holds(row, column) != reached) {
            fail("Pixel (%d, %d) reaches (%d, %d) of %s: %s, but the field is %s", row, column, y, x,
                network.layers().get(layer).name(), reached, seen);
          }
        }
      }
    }
  }

  @Test
  void hasTheKnownSizesForTheTutorialNetwork() {
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
  void isClippedAtTheEdgesButTheFullFieldIsNot() {
    assertThat(ReceptiveField.of(TUTORIAL, 0, 0, 23)).isEqualTo(
        new ReceptiveField(new Window(0, 21, 3, 24), new Window(-2, 21, 3, 26)));
    assertThat(ReceptiveField.of(TUTORIAL, 1, 11, 0)).isEqualTo(
        new ReceptiveField(new Window(20, 0, 24, 5), new Window(20, -2, 27, 5)));
  }

  @Test
  void rejectsInvalidPositions() {
    for (int[] none : new int[][] {{-1, 0, 0}, {9, 0, 0}, {1, 12, 0}, {1, 0, -1}, {6, 0, 1}}) {
      assertThatThrownBy(() -> ReceptiveField.of(TUTORIAL, none[0], none[1], none[2]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
