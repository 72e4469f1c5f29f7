package convscope.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PointBufferTest {
  @Test
  void keepsWhatFits() {
    PointBuffer points = new PointBuffer(8);
    for (int i = 0; i < 8; i++) {
      points.add(i, i * i);
    }
    assertThat(points.allX()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(points.allY()).containsExactly(0, 1, 4, 9, 16, 25, 36, 49);
    assertThat(points.lastY()).isEqualTo(49);
  }

  @Test
  void thinsWithoutLosingAPeakOrItsPlace() {
    PointBuffer points = new PointBuffer(64);
    for (int i = 0; i < 100_000; i++) {
      points.add(i, i == 777 ? 1000 : i == 50_001 ? -1000 : Math.sin(i));
      assertThat(points.size()).isLessThanOrEqualTo(64);
    }
    assertThat(points.allX()).isSorted().contains(777, 50_001);
    assertThat(points.allY()).contains(1000, -1000);
    assertThat(points.lastY()).isEqualTo(Math.sin(99_999));
    assertThat(points.lastX()).isEqualTo(99_999);
    assertThat(points.size()).isGreaterThanOrEqualTo(16);
  }

  @Test
  void whatIsNotFiniteIsAGapAndOneGapIsEnough() {
    PointBuffer points = new PointBuffer(100);
    points.add(0, Double.NaN);
    points.add(1, 5);
    points.add(2, Double.POSITIVE_INFINITY);
    points.add(3, Double.NaN);
    points.add(4, 6);
    assertThat(points.allX()).containsExactly(1, 2, 4);
    assertThat(points.allY()).containsExactly(5, Double.NaN, 6);
    points.add(5, Double.NaN);
    assertThat(points.lastY()).isNaN();
    assertThat(points.lastX()).isEqualTo(5);
  }

  @Test
  void thinsAlsoWhereEveryOtherPointIsAGap() {
    PointBuffer points = new PointBuffer(32);
    for (int i = 0; i < 1000; i++) {
      points.add(i, i % 2 == 0 ? i : Double.NaN);
    }
    assertThat(points.size()).isBetween(8, 32);
    assertThat(Arrays.stream(points.allY()).max()).isNotEmpty();
    assertThat(points.allY()).contains(Double.NaN).contains(0);
  }

  @Test
  void refusesToGoBack() {
    PointBuffer points = new PointBuffer(100);
    points.add(10, 1);
    assertThatThrownBy(() -> points.add(9, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> points.add(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    points.clear();
    points.add(9, 1);
    assertThat(points.size()).isEqualTo(1);
  }

  @Test
  void theLatestPointIsAlwaysThere() {
    PointBuffer points = new PointBuffer(16);
    for (int i = 0; i < 1_000; i++) {
      points.add(i, Math.cos(i));
      assertThat(points.x(points.size() - 1)).isEqualTo(i);
      assertThat(points.y(points.size() - 1)).isEqualTo(Math.cos(i));
    }
  }

  @Test
  void allPartsAreThinnedAlike() {
    PointBuffer points = new PointBuffer(1_024);
    for (int i = 0; i < 100_000; i++) {
      points.add(i, i % 2);
    }
    int firstHalf = points.indexFrom(50_000);
    assertThat((double) firstHalf / points.size()).isBetween(0.45, 0.55);
  }

  @Test
  void settledPointsStayUntilAllAreThinned() {
    PointBuffer points = new PointBuffer(64);
    int settled = 0;
    long thinnings = 0;
    double[] x = {};
    double[] y = {};
    for (int i = 0; i < 5_000; i++) {
      points.add(i, Math.sin(i * i));
      if (points.thinnings() == thinnings) {
        assertThat(Arrays.copyOf(points.allX(), settled)).isEqualTo(Arrays.copyOf(x, settled));
        assertThat(Arrays.copyOf(points.allY(), settled)).isEqualTo(Arrays.copyOf(y, settled));
      }
      settled = points.settled();
      thinnings = points.thinnings();
      x = points.allX();
      y = points.allY();
    }
    assertThat(thinnings).isGreaterThan(5);
  }
}
