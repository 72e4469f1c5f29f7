package convscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pools over the whole input. */
class PoolTest {

  @ParameterizedTest
  @CsvSource({"6, 6, 6", "7, 6, 7", "5, 9, 9", "24, 24, 24", "1, 1, 1"})
  void aWindowAndStrideAsLargeAsTheInputPoolAllOfIt(int height, int width, int size) {
    Shape input = new Shape(height, width, 64);
    for (Pool pool : new Pool[] {new AveragePool("mean", size, size), new MaxPool("maximum", size, size)}) {
      assertThat(pool.output(input)).isEqualTo(new Shape(1, 1, 64));
      LayerWindow window = pool.window().orElseThrow();
      assertThat(window.rows(input).before() + window.rows(input).after() + height).isEqualTo(size);
      assertThat(window.columns(input).before() + window.columns(input).after() + width).isEqualTo(size);
    }
  }
}
