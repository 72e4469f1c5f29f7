package convscope.workbench.plot;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("window")
class PlotFrameTest {
  private static final Offset<Double> EXACT = Offset.offset(1e-9);

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.25, 1.5, 2})
  void clipsLinesAtWholePixelsOfTheScreen(double density) {
    Axis across = new Axis(0, 10, 51.37, 391, false);
    PlotFrame frame = new PlotFrame(400, 220.6, 1.5, 57, across, new Axis(0, 1, 187.6, 57, false), false, 0, false);
    Rectangle2D clip = frame.clip(4.5, 0, density);
    for (double edge : new double[] {clip.getMinX(), clip.getMinY(), clip.getMaxX(), clip.getMaxY()}) {
      assertThat(edge * density).isEqualTo(Math.rint(edge * density), EXACT);
    }
    assertThat(clip.getMinX()).isCloseTo(51.37 - 4.5, Offset.offset(0.5));
    assertThat(clip.getMaxX()).isCloseTo(391 + 4.5, Offset.offset(0.5));
    assertThat(clip.getMinY()).isCloseTo(57, Offset.offset(0.5));
    assertThat(clip.getMaxY()).isCloseTo(frame.bottom(), Offset.offset(0.5));
  }
}
