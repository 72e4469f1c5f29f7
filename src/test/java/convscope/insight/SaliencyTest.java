package convscope.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.AnEngine;
import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.engine.InputGradients;
import convscope.engine.SoftmaxCrossEntropy;
import convscope.foundation.CounterRandom;
import convscope.model.Activation;
import convscope.model.Dense;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Presets;
import convscope.model.Shape;
import convscope.model.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SaliencyTest {
  private static final Shape INPUT = new Shape(7, 9, 3);
  private static final Network PLAIN = new Network("plain", INPUT,
      List.of(new Dense("logits", 2, Activation.NONE, new Weights(0.1, 0, 0))));
  private static Engine engine;

  @BeforeAll
  static void openEngine() {
    engine = AnEngine.usual();
  }

  private static float[] image(int size) {
    float[] image = new float[size];
    CounterRandom random = new CounterRandom(2);
    for (int i = 0; i < size; i++) {
      image[i] = (float) random.nextGaussian();
    }
    return image;
  }

  /** A network whose class 1 lives off the green of one place, by {@code weight}, and of nothing else. */
  private static Map<String, float[]> livingOff(int y, int x, float weight) {
    Map<String, float[]> values = new HashMap<>();
    float[] weights = new float[INPUT.size() * 2];
    weights[((y * INPUT.width() + x) * 3 + 1) * 2 + 1] = weight;
    values.put("logits/weights", weights);
    values.put("logits/biases", new float[2]);
    return values;
  }

  @Test
  void gradientSaliencyIsTheMaximumMagnitudeOverChannels() {
    Map<String, float[]> parameters = InitialValues.of(PLAIN, 1);
    float[] weights = parameters.get("logits/weights");
    try (InputGradients gradients = engine.inputGradients(PLAIN, 4)) {
      gradients.setParameters(parameters);
      Saliency saliency = Saliency.byGradient(gradients, PLAIN, image(INPUT.size()), 1);
      assertThat(saliency.height()).isEqualTo(7);
      assertThat(saliency.width()).isEqualTo(9);
      float low = Float.POSITIVE_INFINITY;
      float high = 0;
      for (int place = 0; place < 63; place++) {
        float largest = 0;
        for (int c = 0; c < 3; c++) {
          largest = Math.max(largest, Math.abs(weights[(place * 3 + c) * 2 + 1]));
        }
        assertThat(saliency.values()[place]).isEqualTo(largest);
        low = Math.min(low, largest);
        high = Math.max(high, largest);
      }
      assertThat(saliency.low()).isEqualTo(low);
      assertThat(saliency.high()).isEqualTo(high);
      assertThat(saliency.scale()).isEqualTo(new ColourScale(0, high, ColourMap.SEQUENTIAL));
      assertThat(saliency.raster().argb()).hasSize(63);
    }
  }

  @Test
  void occlusionSaliencyIsTheProbabilityLostByCoveringSquares() {
    float[] image = new float[INPUT.size()];
    image[(3 * 9 + 4) * 3 + 1] = 1;
    double lost = 1 / (1 + Math.exp(-2)) - 0.5;
    try (Classifier classifier = engine.classifier(PLAIN, 4)) {
      classifier.setParameters(livingOff(3, 4, 2));
      Saliency single = Saliency.byOcclusion(classifier, PLAIN, image, 1, 1, 1, () -> true).orElseThrow();
      for (int place = 0; place < 63; place++) {
        assertThat(single.values()[place]).isCloseTo(place == 3 * 9 + 4 ? (float) lost : 0, Offset.offset(1e-6f));
      }
      assertThat(single.low()).isZero();
      assertThat(single.high()).isCloseTo((float) lost, Offset.offset(1e-6f));
      // Squares of 3, 2 apart, begin in rows 0, 2, 4 and columns 0, 2, 4, 6; (3, 4) is hidden by those at row 2 and
      // columns 2 and 4, place (2, 2) by two in rows and two in columns, of which one at (2, 2) hides (3, 4).
      Saliency coarse = Saliency.byOcclusion(classifier, PLAIN, image, 1, 3, 2, () -> true).orElseThrow();
      assertThat(coarse.values()[3 * 9 + 4]).isCloseTo((float) lost, Offset.offset(1e-6f));
      assertThat(coarse.values()[2 * 9 + 2]).isCloseTo((float) lost / 4, Offset.offset(1e-6f));
      assertThat(coarse.values()[0]).isCloseTo(0, Offset.offset(1e-6f));
      assertThat(coarse.values()[6 * 9 + 8]).isCloseTo(0, Offset.offset(1e-6f));
    }
  }

  @Test
  void occlusionSaliencyIsNegativeWhereCoveringHelps() {
    float[] image = new float[INPUT.size()];
    image[(3 * 9 + 4) * 3 + 1] = 1;
    try (Classifier classifier = engine.classifier(PLAIN, 64)) {
      classifier.setParameters(livingOff(3, 4, -2));
      Saliency saliency = Saliency.byOcclusion(classifier, PLAIN, image, 1, 1, 1, () -> true).orElseThrow();
      assertThat(saliency.low()).isNegative();
      assertThat(saliency.scale().map()).isEqualTo(ColourMap.DIVERGING);
      assertThat(saliency.scale().high()).isEqualTo(-saliency.low());
    }
  }

  /** 24 rows of pixels do not divide into steps of 5 from squares of 7: the last square still ends at the edge. */
  @Test
  void occlusionCoversEveryPositionOfTheTutorialsInput() {
    Network tutorial = Presets.tutorial(InitializerEdition.FROM_2017, 10);
    float[] image = image(tutorial.input().size());
    try (Classifier classifier = engine.classifier(tutorial, 8)) {
      classifier.setParameters(InitialValues.of(tutorial, 1));
      Saliency saliency = Saliency.byOcclusion(classifier, tutorial, image, 3, 7, 5, () -> true).orElseThrow();
      assertThat(saliency.values()).hasSize(576);
      for (float value : saliency.values()) {
        assertThat(value).isFinite().isNotZero();
      }
      float[] hidden = image.clone();
      for (int y = 17; y < 24; y++) {
        Arrays.fill(hidden, (y * 24 + 17) * 3, (y * 24 + 24) * 3, 0);
      }
      float expected = (float) (probability(classifier, image) - probability(classifier, hidden));
      assertThat(saliency.values()[575]).isCloseTo(expected, Offset.offset(1e-6f));
    }
  }

  private static double probability(Classifier classifier, float[] image) {
    float[] logits = new float[10];
    double[] probabilities = new double[10];
    classifier.logits(image, 1, logits);
    SoftmaxCrossEntropy.softmax(logits, 0, probabilities);
    return probabilities[3];
  }

  @Test
  void occlusionCanBeCanceled() {
    AtomicInteger asked = new AtomicInteger();
    try (Classifier classifier = engine.classifier(PLAIN, 4)) {
      classifier.setParameters(livingOff(0, 0, 1));
      assertThat(Saliency.byOcclusion(classifier, PLAIN, new float[INPUT.size()], 1, 1, 1,
          () -> asked.incrementAndGet() < 3)).isEmpty();
      assertThat(asked).hasValue(3);
    }
  }

  @Test
  void rejectsInvalidArguments() {
    float[] image = new float[INPUT.size()];
    try (Classifier classifier = engine.classifier(PLAIN, 4)) {
      for (int[] wrong : new int[][] {{8, 1, 0}, {0, 1, 0}, {2, 3, 0}, {2, 0, 0}, {2, 2, 2}, {2, 2, -1}}) {
        assertThatThrownBy(() -> Saliency.byOcclusion(classifier, PLAIN, image, wrong[2], wrong[0], wrong[1],
            () -> true)).isInstanceOf(IllegalArgumentException.class);
      }
      assertThatThrownBy(() -> Saliency.byOcclusion(classifier, PLAIN, new float[5], 1, 1, 1, () -> true))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
