package convscope.workbench.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("window")
class SeriesTest {
  @Test
  void keepsWhatFits() {
    Series series = new Series("loss", "", 8);
    for (int i = 0; i < 8; i++) {
      series.add(i, i * i);
    }
    assertThat(series.points().x()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(series.points().y()).containsExactly(0, 1, 4, 9, 16, 25, 36, 49);
    assertThat(series.last()).isEqualTo(49);
  }

  @Test
  void thinsWithoutLosingAPeakOrItsPlace() {
    Series series = new Series("loss", "", 64);
    for (int i = 0; i < 100_000; i++) {
      series.add(i, i == 777 ? 1000 : i == 50_001 ? -1000 : Math.sin(i));
      assertThat(series.size()).isLessThanOrEqualTo(64);
    }
    Series.Points points = series.points();
    assertThat(points.x()).isSorted().contains(777, 50_001);
    assertThat(points.y()).contains(1000, -1000);
    assertThat(series.last()).isEqualTo(Math.sin(99_999));
    assertThat(series.lastX()).isEqualTo(99_999);
    assertThat(series.size()).isGreaterThanOrEqualTo(16);
  }

  @Test
  void whatIsNotFiniteIsAGapAndOneGapIsEnough() {
    Series series = new Series("loss", "");
    series.add(0, Double.NaN);
    series.add(1, 5);
    series.add(2, Double.POSITIVE_INFINITY);
    series.add(3, Double.NaN);
    series.add(4, 6);
    assertThat(series.points().x()).containsExactly(1, 2, 4);
    assertThat(series.points().y()).containsExactly(5, Double.NaN, 6);
    series.add(5, Double.NaN);
    assertThat(series.last()).isNaN();
    assertThat(series.lastX()).isEqualTo(5);
  }

  @Test
  void thinsAlsoWhereEveryOtherPointIsAGap() {
    Series series = new Series("loss", "", 32);
    for (int i = 0; i < 1000; i++) {
      series.add(i, i % 2 == 0 ? i : Double.NaN);
    }
    assertThat(series.size()).isBetween(8, 32);
    assertThat(Arrays.stream(series.points().y()).max()).isNotEmpty();
    assertThat(series.points().y()).contains(Double.NaN).contains(0);
  }

  @Test
  void refusesToGoBack() {
    Series series = new Series("loss", "");
    series.add(10, 1);
    assertThatThrownBy(() -> series.add(9, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> series.add(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    series.clear();
    series.add(9, 1);
    assertThat(series.size()).isEqualTo(1);
  }

  @Test
  void everyChangeHasItsVersion() {
    Series series = new Series("loss", "");
    long before = series.version();
    series.add(1, 1);
    long added = series.version();
    series.clear();
    assertThat(added).isGreaterThan(before);
    assertThat(series.version()).isGreaterThan(added);
  }

  @Test
  void findsTheNearestPoint() {
    Series series = new Series("loss", "");
    assertThat(series.indexNear(3)).isEqualTo(-1);
    series.add(0, 1);
    series.add(10, 2);
    series.add(20, 3);
    assertThat(series.indexNear(-5)).isEqualTo(0);
    assertThat(series.indexNear(4)).isEqualTo(0);
    assertThat(series.indexNear(6)).isEqualTo(1);
    assertThat(series.indexNear(99)).isEqualTo(2);
  }
}
