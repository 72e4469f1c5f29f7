package convscope.workbench.design;

import static convscope.workbench.design.Comparison.Difference.NONE;
import static convscope.workbench.design.Comparison.Difference.ONLY_LEFT;
import static convscope.workbench.design.Comparison.Difference.ONLY_RIGHT;
import static convscope.workbench.design.Comparison.Difference.PROPERTIES;
import static org.assertj.core.api.Assertions.assertThat;

import convscope.model.Activation;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.Layer;
import convscope.model.MaxPool;
import convscope.model.Weights;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("window")
class ComparisonTest {
  private static Layer convolution(String name, int filters) {
    return new Convolution(name, 3, 1, filters, Activation.RELU, new Weights(0.1, 0, 0));
  }

  private static Layer pool(String name) {
    return new MaxPool(name, 3, 2);
  }

  private static Layer dense(String name) {
    return new Dense(name, 10, Activation.NONE, new Weights(0.1, 0, 0));
  }

  private static Comparison.Line line(int left, int right, Comparison.Difference difference) {
    return new Comparison.Line(left, right, difference);
  }

  private static List<Comparison.Line> lines(List<Layer> left, List<Layer> right) {
    return Comparison.of(left, right).lines();
  }

  @Test
  void equalLayersStandInOneLineWhateverTheirNames() {
    assertThat(lines(List.of(convolution("a", 8), pool("b")), List.of(convolution("c", 8), pool("d"))))
        .containsExactly(line(0, 0, NONE), line(1, 1, NONE));
  }

  @Test
  void aChangedLayerStandsBesideTheOneOfItsKind() {
    assertThat(lines(List.of(convolution("a", 8), pool("b"), dense("c")),
        List.of(convolution("a", 9), pool("b"), dense("c"))))
            .containsExactly(line(0, 0, PROPERTIES), line(1, 1, NONE), line(2, 2, NONE));
  }

  @Test
  void anAddedLayerStandsAloneAndTheOthersStayAligned() {
    List<Layer> few = List.of(convolution("a", 8), pool("b"), dense("c"));
    List<Layer> more = List.of(convolution("x", 4), convolution("a", 8), pool("b"), pool("y"), dense("c"));
    assertThat(lines(few, more)).filteredOn(line -> line.difference() == NONE)
        .extracting(Comparison.Line::left).containsExactly(0, 1, 2);
    assertThat(lines(few, more)).filteredOn(line -> line.difference() == ONLY_RIGHT).hasSize(2);
    assertThat(lines(more, few)).filteredOn(line -> line.difference() == ONLY_LEFT).hasSize(2);
    assertThat(Comparison.of(few, more).differences()).isEqualTo(2);
  }

  @Test
  void layersOfOtherKindsDoNotStandInOneLine() {
    assertThat(lines(List.of(pool("a")), List.of(dense("a"))))
        .containsExactlyInAnyOrder(line(0, -1, ONLY_LEFT), line(-1, 0, ONLY_RIGHT));
    assertThat(lines(List.of(), List.of(dense("a")))).containsExactly(line(-1, 0, ONLY_RIGHT));
    assertThat(lines(List.of(), List.of())).isEmpty();
  }
}
