package convscope.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import convscope.foundation.CounterRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MapsOfPointsTest {
  private static final int DIMENSIONS = 20;
  private static final int GROUPS = 4;
  private static final int EACH = 40;

  /** Groups whose middles are far apart in directions at right angles. */
  private static float[] groups() {
    CounterRandom random = new CounterRandom(5);
    float[] values = new float[GROUPS * EACH * DIMENSIONS];
    for (int point = 0; point < GROUPS * EACH; point++) {
      for (int d = 0; d < DIMENSIONS; d++) {
        values[point * DIMENSIONS + d] = (float) (random.nextGaussian() + (d == point % GROUPS ? 15 : 0));
      }
    }
    return values;
  }

  @Test
  void pcaOfPlanarPointsFindsTheirPlane() {
    // Covariance of these four: 2/3 · ((a², 0), (0, b²)) turned by 30°; so the variances are 2/3 a² and 2/3 b².
    double a = 3;
    double b = 2;
    double cos = Math.cos(Math.PI / 6);
    double sin = Math.sin(Math.PI / 6);
    float[] values = {(float) (a * cos), (float) (a * sin), (float) (-a * cos), (float) (-a * sin), (float) (-b * sin),
        (float) (b * cos), (float) (b * sin), (float) (-b * cos)};
    PrincipalComponents plane = PrincipalComponents.of(values, 4);
    assertThat(plane.variances()).containsExactly(new double[] {2 * a * a / 3, 2 * b * b / 3}, within(1e-5));
    assertThat(plane.first()).containsExactly(new double[] {cos, sin}, within(1e-5));
    assertThat(plane.second()).containsExactly(new double[] {-sin, cos}, within(1e-5));
    assertThat(plane.places()).containsExactly(new double[] {a, 0, -a, 0, 0, b, 0, -b}, within(1e-5));
    assertThat(plane.share()).isCloseTo(1, within(1e-9));
  }

  @Test
  void pcaDirectionsAreEigenvectorsOfTheCovariance() {
    CounterRandom random = new CounterRandom(9);
    int count = 300;
    float[] values = new float[count * DIMENSIONS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((1 + i % DIMENSIONS) * random.nextGaussian() + 7);
    }
    PrincipalComponents plane = PrincipalComponents.of(values, count);
    double[][] covariance = new double[DIMENSIONS][DIMENSIONS];
    double[] mean = new double[DIMENSIONS];
    for (int i = 0; i < values.length; i++) {
      mean[i % DIMENSIONS] += values[i] / (double) count;
    }
    for (int point = 0; point < count; point++) {
      for (int i = 0; i < DIMENSIONS; i++) {
        for (int j = 0; j < DIMENSIONS; j++) {
          covariance[i][j] += (values[point * DIMENSIONS + i] - mean[i]) * (values[point * DIMENSIONS + j] - mean[j])
              / (count - 1);
        }
      }
    }
    double[][] directions = {plane.first(), plane.second()};
    for (int which = 0; which < 2; which++) {
      for (int i = 0; i < DIMENSIONS; i++) {
        double product = 0;
        for (int j = 0; j < DIMENSIONS; j++) {
          product += covariance[i][j] * directions[which][j];
        }
        assertThat(product).isCloseTo(plane.variances()[which] * directions[which][i], within(1e-5));
      }
    }
    assertThat(plane.variances()[0]).isGreaterThan(plane.variances()[1]);
  }

  @Test
  void identicalPointsAreMappedToOnePosition() {
    float[] same = new float[5 * 3];
    Arrays.fill(same, 2);
    assertThat(PrincipalComponents.of(same, 5).places()).containsOnly(0);
    assertThat(PrincipalComponents.of(same, 5).share()).isEqualTo(1);
    assertThat(Tsne.of(same, 5, 30, 1, (done, all) -> true).orElseThrow()).doesNotContain(Double.NaN);
  }

  @Test
  void tsneKeepsClustersTogetherAndApart() {
    float[] values = groups();
    int count = GROUPS * EACH;
    double[] map = Tsne.of(values, count, 20, 1, (done, all) -> true).orElseThrow();
    int right = 0;
    for (int i = 0; i < count; i++) {
      int nearest = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int j = 0; j < count; j++) {
        double away = Math.hypot(map[2 * i] - map[2 * j], map[2 * i + 1] - map[2 * j + 1]);
        if (i != j && away < least) {
          least = away;
          nearest = j;
        }
      }
      right += nearest % GROUPS == i % GROUPS ? 1 : 0;
    }
    assertThat(right).isEqualTo(count);
    for (int a = 0; a < GROUPS; a++) {
      for (int b = 0; b < a; b++) {
        double between = Math.hypot(middle(map, a, 0) - middle(map, b, 0), middle(map, a, 1) - middle(map, b, 1));
        assertThat(between).as("groups %d and %d", a, b).isGreaterThan(2 * spread(map, a));
      }
    }
  }

  private static double middle(double[] map, int group, int axis) {
    double sum = 0;
    for (int point = group; point < GROUPS * EACH; point += GROUPS) {
      sum += map[2 * point + axis] / EACH;
    }
    return sum;
  }

  private static double spread(double[] map, int group) {
    double sum = 0;
    for (int point = group; point < GROUPS * EACH; point += GROUPS) {
      sum += Math.hypot(map[2 * point] - middle(map, group, 0), map[2 * point + 1] - middle(map, group, 1)) / EACH;
    }
    return sum;
  }

  @Test
  void theSameSeedGivesTheSameEmbedding() {
    double[] map = Tsne.of(groups(), GROUPS * EACH, 20, 1, (done, all) -> true).orElseThrow();
    assertThat(Tsne.of(groups(), GROUPS * EACH, 20, 1, (done, all) -> true).orElseThrow()).isEqualTo(map);
    assertThat(Tsne.of(groups(), GROUPS * EACH, 20, 2, (done, all) -> true).orElseThrow()).isNotEqualTo(map);
  }

  @Test
  void anEmbeddingCanBeCanceled() {
    assertThat(Tsne.of(groups(), GROUPS * EACH, 20, 1, (done, all) -> done < 10)).isEmpty();
    assertThatThrownBy(() -> Tsne.of(new float[4], 2, 20, 1, (done, all) -> true))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
