package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExampleOrderTest {
  private static final int SIZE = 1_000;

  @Test
  void everyExampleIsDrawnAboutOncePerEpoch() {
    ExampleOrder order = new ExampleOrder(SIZE, 10, 1);
    int[] counts = new int[SIZE];
    for (int i = 0; i < 20 * SIZE; i++) {
      order.draw();
      counts[order.index()]++;
    }
    // What is still in the pool at the end is what is missing: an example can lag by a few epochs, never be lost.
    assertThat(Arrays.stream(counts).sum()).isEqualTo(20 * SIZE);
    assertThat(Arrays.stream(counts).boxed()).allSatisfy(count -> assertThat(count).isBetween(13, 21));
  }

  @Test
  void noExampleIsDrawnTwiceInOneEpoch() {
    ExampleOrder order = new ExampleOrder(SIZE, 10, 1);
    boolean[][] seen = new boolean[60][SIZE];
    for (int i = 0; i < 20 * SIZE; i++) {
      order.draw();
      assertThat(seen[order.epoch()][order.index()]).isFalse();
      seen[order.epoch()][order.index()] = true;
    }
  }

  @Test
  void theFirstDrawsAreSpreadOverTheWholePool() {
    ExampleOrder order = new ExampleOrder(SIZE, 10, 1);
    double sum = 0;
    for (int i = 0; i < 100; i++) {
      order.draw();
      assertThat(order.index()).isLessThan(430 + i);
      sum += order.index();
    }
    assertThat(sum / 100).as("mean place, of a pool of 430").isBetween(150.0, 300.0);
  }

  @Test
  void skippingEqualsDrawing() {
    ExampleOrder drawn = new ExampleOrder(SIZE, 10, 3);
    for (int i = 0; i < 2_345; i++) {
      drawn.draw();
    }
    ExampleOrder skipped = new ExampleOrder(SIZE, 10, 3);
    skipped.skip(2_345);
    drawn.draw();
    skipped.draw();
    assertThat(skipped.index()).isEqualTo(drawn.index());
    assertThat(skipped.epoch()).isEqualTo(drawn.epoch());
  }

  @Test
  void theOrderDependsOnTheSeed() {
    ExampleOrder one = new ExampleOrder(SIZE, 10, 1);
    ExampleOrder other = new ExampleOrder(SIZE, 10, 2);
    int same = 0;
    for (int i = 0; i < 100; i++) {
      one.draw();
      other.draw();
      same += one.index() == other.index() ? 1 : 0;
    }
    assertThat(same).isLessThan(10);
  }
}
