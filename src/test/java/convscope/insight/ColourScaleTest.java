package convscope.insight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColourScaleTest {
  private static final float[] VALUES = {-3, 0.5f, Float.NaN, 2};

  /** What a red-blind and a green-blind eye make of linear red, green and blue (Machado, Oliveira, Fernandes 2009). */
  private static final double[][][] EYES = {
      {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
      {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
      {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};

  private static double[] linear(int argb) {
    double[] linear = new double[3];
    for (int i = 0; i < 3; i++) {
      double level = (argb >> 16 - 8 * i & 255) / 255.0;
      linear[i] = level <= 0.04045 ? level / 12.92 : Math.pow((level + 0.055) / 1.055, 2.4);
    }
    return linear;
  }

  /** CIE L*, 0 … 100. */
  private static double lightness(int argb) {
    double[] linear = linear(argb);
    double luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    return luminance > 0.008856 ? 116 * Math.cbrt(luminance) - 16 : 903.3 * luminance;
  }

  private static double[] seen(int argb, double[][] eye) {
    double[] linear = linear(argb);
    double[] seen = new double[3];
    for (int i = 0; i < 3; i++) {
      double sum = eye[i][0] * linear[0] + eye[i][1] * linear[1] + eye[i][2] * linear[2];
      seen[i] = 255 * Math.pow(Math.max(0, Math.min(1, sum)), 1 / 2.4);
    }
    return seen;
  }

  @Test
  void symmetricCentersOnZeroAndSpanningCoversMinToMax() {
    ColourScale symmetric = ColourScale.symmetric(VALUES, ColourMap.DIVERGING);
    assertThat(symmetric).isEqualTo(new ColourScale(-3, 3, ColourMap.DIVERGING));
    assertThat(symmetric.fraction(0)).isEqualTo(0.5);
    ColourScale spanning = ColourScale.spanning(VALUES, ColourMap.SEQUENTIAL);
    assertThat(spanning).isEqualTo(new ColourScale(-3, 2, ColourMap.SEQUENTIAL));
    assertThat(spanning.argb(-3)).isEqualTo(0xFF440154).isEqualTo(spanning.argb(-7));
    assertThat(spanning.argb(2)).isEqualTo(0xFFFDE725).isEqualTo(spanning.argb(99));
    assertThat(ColourScale.spanning(new float[] {Float.NaN}, ColourMap.GREY)).isEqualTo(
        new ColourScale(0, 0, ColourMap.GREY));
  }

  @Test
  void grayIsLinearFromBlackToWhite() {
    ColourScale grey = new ColourScale(0, 255, ColourMap.GREY);
    for (int level = 0; level < 256; level++) {
      assertThat(grey.argb(level)).isEqualTo(0xFF000000 | level << 16 | level << 8 | level);
    }
  }

  @Test
  void nanIsTransparentAndAConstantImageIsMidScale() {
    assertThat(new ColourScale(-1, 1, ColourMap.GREY).argb(Double.NaN)).isZero();
    assertThat(new ColourScale(0, 0, ColourMap.GREY).argb(Double.NaN)).isZero();
    assertThat(new ColourScale(-1, 1, ColourMap.GREY).argb(0, Double.NaN, 0)).isZero();
    assertThat(new ColourScale(0, 0, ColourMap.DIVERGING).argb(0)).isEqualTo(0xFFDDDDDD);
  }

  @Test
  void aDeadMapIsAsDarkAsTheZerosOfOthers() {
    int zero = ColourScale.spanning(new float[] {0, 3}, ColourMap.SEQUENTIAL).argb(0);
    assertThat(ColourScale.spanning(new float[] {0, 0}, ColourMap.SEQUENTIAL).argb(0)).isEqualTo(zero);
  }

  @Test
  void colorCentersEachChannelOnMiddleGray() {
    ColourScale scale = new ColourScale(-2, 2, ColourMap.GREY);
    assertThat(scale.argb(2, 0, -2)).isEqualTo(0xFFFF8000);
    assertThat(scale.argb(9, -9, -9)).isEqualTo(0xFFFF0000);
  }

  @Test
  void sequentialLightnessIncreasesMonotonically() {
    for (int i = 1; i <= 100; i++) {
      assertThat(lightness(ColourMap.SEQUENTIAL.argb(i / 100.0)))
          .isGreaterThan(lightness(ColourMap.SEQUENTIAL.argb((i - 1) / 100.0)));
    }
  }

  @Test
  void divergingDarkensFromTheCenterToBothEnds() {
    for (int i = 1; i <= 50; i++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        assertThat(lightness(ColourMap.DIVERGING.argb(0.5 + sign * i / 100.0)))
            .isLessThan(lightness(ColourMap.DIVERGING.argb(0.5 + sign * (i - 1) / 100.0)));
      }
    }
  }

  /** Red-blind and green-blind people tell a weight from its opposite by the blue in it. */
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.3, 0.5, 0.75, 1})
  void divergingIsDistinguishableWithColorVisionDeficiency(double magnitude) {
    for (double[][] eye : EYES) {
      double[] negative = seen(ColourMap.DIVERGING.argb(0.5 - magnitude / 2), eye);
      double[] positive = seen(ColourMap.DIVERGING.argb(0.5 + magnitude / 2), eye);
      assertThat((negative[2] - negative[0]) - (positive[2] - positive[0])).isGreaterThan(50);
    }
  }
}
