package convscope.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures worked out by hand from a handful of logits. */
class PredictionsTest {
  /** Probabilities as logits: softmax of ln p is p. */
  private static Predictions of(int[] labels, double[]... probabilities) {
    int classes = probabilities[0].length;
    float[] logits = new float[labels.length * classes];
    for (int i = 0; i < labels.length; i++) {
      for (int c = 0; c < classes; c++) {
        logits[i * classes + c] = (float) Math.log(probabilities[i][c]);
      }
    }
    return new Predictions(classes, labels, logits);
  }

  private static double[] p(double... probabilities) {
    return probabilities;
  }

  /** Right: 0 and 3. Wrong: 1 (a 0 for a 1, 0.48), 2 (a 1 for a 2, 0.9), 4 (a 2 for a 0, 0.6). */
  private static final Predictions FIVE = of(new int[] {0, 0, 1, 2, 2}, p(0.7, 0.2, 0.1), p(0.3, 0.48, 0.22),
      p(0.06, 0.04, 0.9), p(0.1, 0.1, 0.8), p(0.6, 0.1, 0.3));

  @Test
  void everyImageHasItsTopClassConfidenceAndRankOfTheTrueClass() {
    assertThat(FIVE.top(1)).isEqualTo(1);
    assertThat(FIVE.confidence(2)).isCloseTo(0.9, within(1e-6));
    assertThat(new int[] {FIVE.rank(0), FIVE.rank(1), FIVE.rank(2), FIVE.rank(3), FIVE.rank(4)})
        .containsExactly(0, 1, 2, 0, 1);
    assertThat(FIVE.precision()).isEqualTo(0.4);
    assertThat(List.of(FIVE.precision(1), FIVE.precision(2), FIVE.precision(3))).containsExactly(0.4, 0.8, 1.0);
    assertThat(FIVE.crossEntropy()).isCloseTo(
        -(Math.log(0.7) + Math.log(0.3) + Math.log(0.04) + Math.log(0.8) + Math.log(0.3)) / 5, within(1e-6));
  }

  @Test
  void tiesRankTheLowerClassFirst() {
    Predictions level = new Predictions(3, new int[] {0, 1, 2}, new float[9]);
    assertThat(level.correct()).isEqualTo(1);
    assertThat(new int[] {level.rank(0), level.rank(1), level.rank(2)}).containsExactly(0, 1, 2);
  }

  @Test
  void errorsAreSortedByConfidence() {
    assertThat(FIVE.mistakes()).containsExactly(2, 4, 1);
    assertThat(FIVE.examples(2, 0)).containsExactly(4);
  }

  @Test
  void classMetricsFollowFromTheConfusionMatrix() {
    ConfusionMatrix matrix = ConfusionMatrix.of(FIVE);
    assertThat(matrix.count(0, 1)).isEqualTo(1);
    assertThat(matrix.share(2, 0)).isEqualTo(0.5);
    assertThat(matrix.largestMistake()).isEqualTo(1.0);
    assertThat(matrix.figures()).containsExactly(new ClassFigures(0, 2, 2, 1), new ClassFigures(1, 1, 1, 0),
        new ClassFigures(2, 2, 2, 1));
    ClassFigures some = new ClassFigures(0, 8, 4, 3);
    assertThat(some.precision()).isEqualTo(0.75);
    assertThat(some.recall()).isEqualTo(0.375);
    assertThat(some.f1()).isCloseTo(0.5, within(1e-12));
    assertThat(new ClassFigures(0, 3, 0, 0).precision()).isNaN();
    assertThat(new ClassFigures(0, 3, 0, 0).f1()).isZero();
  }

  @Test
  void calibrationErrorIsTheMeanGapBetweenAccuracyAndConfidence() {
    // Four bins: (0.25, 0.5] has the 0.48, wrong; (0.5, 0.75] has 0.7 right and 0.6 wrong; (0.75, 1] has 0.9 wrong
    // and 0.8 right.
    Calibration calibration = Calibration.of(FIVE, 4);
    assertThat(calibration.bins().stream().map(Calibration.Bin::count)).containsExactly(0, 1, 2, 2);
    assertThat(calibration.bins().get(2).confidence()).isCloseTo(0.65, within(1e-6));
    assertThat(calibration.bins().get(2).accuracy()).isEqualTo(0.5);
    assertThat(calibration.expectedError()).isCloseTo((0.48 + 2 * 0.15 + 2 * 0.35) / 5, within(1e-6));
    assertThat(calibration.meanConfidence()).isCloseTo(0.696, within(1e-6));
  }

  @Test
  void aConfidenceOfOneFallsIntoTheLastBin() {
    Predictions certain = new Predictions(2, new int[] {0}, new float[] {500, -500});
    assertThat(Calibration.of(certain).bins().get(Calibration.BINS - 1).count()).isEqualTo(1);
    assertThat(Calibration.of(certain).expectedError()).isZero();
  }

  @Test
  void twoNetworksAreComparedImageByImage() {
    Predictions other = of(new int[] {0, 0, 1, 2, 2}, p(0.1, 0.8, 0.1), p(0.6, 0.2, 0.2), p(0.1, 0.8, 0.1),
        p(0.1, 0.1, 0.8), p(0.6, 0.1, 0.3));
    Comparison comparison = Comparison.of(FIVE, other);
    assertThat(comparison.better()).containsExactly(1, 2);
    assertThat(comparison.worse()).containsExactly(0);
    assertThat(comparison.bothRight()).isEqualTo(1);
    assertThat(comparison.bothWrong()).isEqualTo(1);
    Predictions others = of(new int[] {1}, p(0.5, 0.5));
    assertThatThrownBy(() -> Comparison.of(FIVE, others)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void differentlyNumberedClassesAreComparedByCorrectness() {
    Predictions turned = of(new int[] {2, 2, 1, 0, 0}, p(0.1, 0.2, 0.7), p(0.22, 0.48, 0.3), p(0.9, 0.04, 0.06),
        p(0.8, 0.1, 0.1), p(0.3, 0.1, 0.6));
    Comparison comparison = Comparison.of(FIVE, turned);
    assertThat(comparison.better()).isEmpty();
    assertThat(comparison.worse()).isEmpty();
    assertThat(comparison.bothRight()).isEqualTo(FIVE.correct());
  }

  @Test
  void mcNemarsTestIsExact() {
    // Binomial of 6 and one half: P(X <= 1) = 7 / 64.
    assertThat(comparison(5, 1).chance()).isCloseTo(14 / 64.0, within(1e-12));
    assertThat(comparison(1, 5).chance()).isCloseTo(14 / 64.0, within(1e-12));
    assertThat(comparison(3, 3).chance()).isEqualTo(1);
    assertThat(comparison(0, 0).chance()).isEqualTo(1);
    // 2 · P(X <= 40) of 100, a figure of the tables.
    assertThat(comparison(60, 40).chance()).isCloseTo(0.056888, within(1e-6));
    // Far beyond what 0.5^n alone would be written as.
    assertThat(comparison(3000, 2500).chance()).isBetween(1e-12, 1e-10);
  }

  private static Comparison comparison(int better, int worse) {
    return new Comparison(new int[better], new int[worse], 0, 0);
  }

  @Test
  void predictionsAreWrittenAsCsv(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("p.csv");
    new PredictionTable(FIVE, List.of("one", "two, too", "three")).write(file);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(6);
    assertThat(lines.get(0)).isEqualTo("record,label,top,right,one,\"two, too\",three");
    assertThat(lines.get(2)).isEqualTo("1,one,\"two, too\",0,0.300000,0.480000,0.220000");
  }
}
