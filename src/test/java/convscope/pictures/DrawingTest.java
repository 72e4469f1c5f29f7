package convscope.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DrawingTest {
  private static final int AREA = 32 * 32;

  private static int[] at(Drawing drawing, int row, int column) {
    byte[] pixels = drawing.picture("any").pixels();
    int at = row * 32 + column;
    return new int[] {pixels[at] & 255, pixels[AREA + at] & 255, pixels[2 * AREA + at] & 255};
  }

  @Test
  void aStrokeColorsWhatItCoversAndNothingElse() {
    Drawing line = Drawing.blank().with(new Drawing.Stroke(0x102030, 1, new double[] {4, 8, 20, 8}));
    assertThat(at(line, 7, 12)).containsExactly(0x10, 0x20, 0x30);
    assertThat(at(line, 8, 12)).containsExactly(0x10, 0x20, 0x30);
    assertThat(at(line, 6, 12)).containsExactly(255, 255, 255);
    assertThat(at(line, 9, 12)).containsExactly(255, 255, 255);
    assertThat(at(line, 8, 22)).containsExactly(255, 255, 255);
  }

  @Test
  void anEdgeThroughAPixelGivesTheMeanOfBothSides() {
    Drawing line = Drawing.blank().with(new Drawing.Stroke(0, 1.5, new double[] {0, 10, 32, 10}));
    // From 8.5 to 11.5: half of rows 8 and 11.
    assertThat(at(line, 8, 16)).containsExactly(128, 128, 128);
    assertThat(at(line, 11, 16)).containsExactly(128, 128, 128);
  }

  @Test
  void laterStrokesLieOnTopAndABackgroundUnderAll() {
    Drawing both = Drawing.blank().with(new Drawing.Stroke(0xFF0000, 4, new double[] {16, 16}))
        .with(new Drawing.Stroke(0x0000FF, 2, new double[] {16, 16})).on(0x00FF00);
    assertThat(at(both, 15, 15)).containsExactly(0, 0, 255);
    assertThat(at(both, 16, 13)).containsExactly(255, 0, 0);
    assertThat(at(both, 0, 0)).containsExactly(0, 255, 0);
  }

  @Test
  void aStrokeBeyondTheEdgeIsCutOff() {
    Drawing corner = Drawing.blank().with(new Drawing.Stroke(0, 2, new double[] {32, 32, 40, 40}));
    assertThat(at(corner, 31, 31)).containsExactly(0, 0, 0);
    assertThat(at(corner, 0, 0)).containsExactly(255, 255, 255);
  }
}
