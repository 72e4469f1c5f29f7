package convscope.workbench.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("window")
class SeriesTest {
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
    assertThat(series.raw().indexNear(3)).isEqualTo(-1);
    series.add(0, 1);
    series.add(10, 2);
    series.add(20, 3);
    series.raw().update(Long.MAX_VALUE);
    assertThat(series.raw().indexNear(-5)).isEqualTo(0);
    assertThat(series.raw().indexNear(4)).isEqualTo(0);
    assertThat(series.raw().indexNear(6)).isEqualTo(1);
    assertThat(series.raw().indexNear(99)).isEqualTo(2);
  }
}
