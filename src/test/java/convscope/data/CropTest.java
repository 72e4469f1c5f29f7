package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CropTest {
  private static final Offset<Float> CLOSE = Offset.offset(1e-5f);

  /** Red is the row, green the column, blue the channel's own 200. */
  private static byte[] coordinates() {
    byte[] image = new byte[ImageSet.PIXELS];
    for (int row = 0; row < 32; row++) {
      for (int column = 0; column < 32; column++) {
        image[row * 32 + column] = (byte) row;
        image[1_024 + row * 32 + column] = (byte) column;
        image[2_048 + row * 32 + column] = (byte) 200;
      }
    }
    return image;
  }

  private static int at(int row, int column, int channel) {
    return (row * 24 + column) * 3 + channel;
  }

  @Test
  void theCropStartsAtItsOffsetAndInterleavesChannels() {
    float[] cropped = CropSteps.of(coordinates(), new Crop(8, 3, Crop.SIZE, false, 0, 1)).cropped();
    assertThat(cropped[at(0, 0, 0)]).isEqualTo(8);
    assertThat(cropped[at(0, 0, 1)]).isEqualTo(3);
    assertThat(cropped[at(0, 0, 2)]).isEqualTo(200);
    assertThat(cropped[at(23, 23, 0)]).isEqualTo(31);
    assertThat(cropped[at(23, 23, 1)]).isEqualTo(26);
  }

  @Test
  void outsideTheImageTheCropContinuesAsAReflectionWithoutTheEdgeTwice() {
    float[] moved = CropSteps.of(coordinates(), new Crop(-2, 3, 32, false, 0, 1)).cropped();
    float[] rows = new float[32];
    float[] columns = new float[32];
    for (int i = 0; i < 32; i++) {
      rows[i] = moved[i * 32 * 3];
      columns[i] = moved[i * 3 + 1];
    }
    assertThat(rows).startsWith(2, 1, 0, 1, 2).endsWith(28, 29);
    assertThat(columns).startsWith(3, 4, 5).endsWith(30, 31, 30, 29, 28);
  }

  @Test
  void theFusedPassEqualsTheSeparateStepsForCropsThatLeaveTheImage() {
    ImageSet images = TestImages.random(20, 10);
    CropPass pass = new CropPass();
    float[] fast = new float[32 * 32 * 3];
    int outside = 0;
    for (int i = 0; i < 100; i++) {
      Crop crop = Crop.drawn(4, i, i, i % 2 == 0 ? 32 : Crop.SIZE, 4);
      outside += crop.leavesImage() ? 1 : 0;
      pass.apply(images, i % 20, crop, fast, 0);
      float[] slow = CropSteps.of(TestImages.pixels(images, i % 20), crop).whitened();
      for (int v = 0; v < slow.length; v++) {
        assertThat(fast[v]).as("value %d of %s", v, crop).isCloseTo(slow[v], CLOSE);
      }
    }
    assertThat(outside).isBetween(60, 95);
  }

  @Test
  void theFlipMirrorsColumnsOnly() {
    float[] flipped = CropSteps.of(coordinates(), new Crop(0, 0, Crop.SIZE, true, 0, 1)).flipped();
    assertThat(flipped[at(5, 0, 1)]).isEqualTo(23);
    assertThat(flipped[at(5, 23, 1)]).isZero();
    assertThat(flipped[at(5, 0, 0)]).isEqualTo(5);
  }

  @Test
  void brightnessIsAddedToEveryValueWithoutClipping() {
    float[] brightened = CropSteps.of(coordinates(), new Crop(0, 0, Crop.SIZE, false, -50.5, 1)).brightened();
    assertThat(brightened[at(0, 0, 0)]).isEqualTo(-50.5f);
    assertThat(brightened[at(7, 9, 2)]).isEqualTo(149.5f);
  }

  @Test
  void contrastScalesAroundEachChannelsMean() {
    float[] contrasted = CropSteps.of(coordinates(), new Crop(0, 0, Crop.SIZE, false, 0, 0.5)).contrasted();
    // Rows 0 to 23 have the mean 11.5: row 0 comes half way to it. Blue is its own mean and stays.
    assertThat(contrasted[at(0, 0, 0)]).isEqualTo(5.75f);
    assertThat(contrasted[at(23, 0, 0)]).isEqualTo(17.25f);
    assertThat(contrasted[at(3, 3, 2)]).isCloseTo(200, CLOSE);
  }

  @Test
  void standardizationGivesZeroMeanAndUnitDeviationOverAllChannels() {
    float[] whitened = CropSteps.of(coordinates(), Crop.CENTRE).whitened();
    double mean = 0;
    double squares = 0;
    for (float value : whitened) {
      mean += value / (double) whitened.length;
      squares += (double) value * value / whitened.length;
    }
    assertThat(mean).isCloseTo(0, Offset.offset(1e-6));
    assertThat(squares).isCloseTo(1, Offset.offset(1e-6));
  }

  @Test
  void standardizationOfANearlyConstantImageIsBounded() {
    assertThat(CropSteps.whiten(new float[Crop.CENTRE.values()])).containsOnly(0);
    float[] nearly = new float[Crop.CENTRE.values()];
    nearly[0] = 1;
    // The deviation, 0.024, is above the floor of 1/sqrt(1728) only just; half of it falls below.
    float[] below = new float[Crop.CENTRE.values()];
    below[0] = 0.5f;
    float floor = (float) Math.sqrt(Crop.CENTRE.values());
    assertThat(CropSteps.whiten(below)[0]).isCloseTo(0.5f * (1 - 1f / Crop.CENTRE.values()) * floor,
        Offset.offset(1e-3f));
    assertThat(CropSteps.whiten(nearly)[0]).isLessThan(floor * 1.001f);
  }

  @Test
  void theFusedPassEqualsTheSeparateSteps() {
    ImageSet images = TestImages.random(20, 10);
    CropPass pass = new CropPass();
    float[] fast = new float[Crop.CENTRE.values() + 7];
    for (int i = 0; i < 200; i++) {
      byte[] image = i < 180 ? TestImages.pixels(images, i % 20) : i < 190 ? new byte[ImageSet.PIXELS] : coordinates();
      if (i >= 185 && i < 190) {
        image[i * 3] = 1;
      }
      Crop crop = Crop.drawn(4, i, i);
      pass.apply(image, crop, fast, 7);
      float[] slow = CropSteps.of(image, crop).whitened();
      // Of a nearly flat picture the whitening magnifies the steps' own rounding by up to 42.
      Offset<Float> close = i >= 180 && i < 190 ? Offset.offset(1e-4f) : CLOSE;
      for (int v = 0; v < slow.length; v++) {
        assertThat(fast[7 + v]).as("value %d of %s", v, crop).isCloseTo(slow[v], close);
      }
    }
  }

  @Test
  void standardizationCancelsBrightness() {
    byte[] image = TestImages.pixels(TestImages.random(1, 10), 0);
    float[] dark = CropSteps.of(image, new Crop(2, 2, Crop.SIZE, false, -63, 1.3)).whitened();
    float[] bright = CropSteps.of(image, new Crop(2, 2, Crop.SIZE, false, 62, 1.3)).whitened();
    for (int v = 0; v < dark.length; v++) {
      assertThat(dark[v]).isCloseTo(bright[v], CLOSE);
    }
  }

  @Test
  void sampledCropsCoverAllOffsetsWithinTheTutorialsRanges() {
    Set<Integer> tops = new HashSet<>();
    Set<Integer> lefts = new HashSet<>();
    int flips = 0;
    double[] contrasts = new double[2_000];
    double[] brightnesses = new double[2_000];
    for (int i = 0; i < 2_000; i++) {
      Crop crop = Crop.drawn(1, 0, i);
      tops.add(crop.top());
      lefts.add(crop.left());
      flips += crop.flipped() ? 1 : 0;
      contrasts[i] = crop.contrast();
      brightnesses[i] = crop.brightness();
    }
    assertThat(tops).hasSize(9).allMatch(top -> top >= 0 && top <= 8);
    assertThat(lefts).hasSize(9).allMatch(left -> left >= 0 && left <= 8);
    assertThat(flips).isBetween(900, 1_100);
    assertThat(Arrays.stream(contrasts).summaryStatistics()).satisfies(range -> {
      assertThat(range.getMin()).isBetween(0.2, 0.21);
      assertThat(range.getMax()).isBetween(1.79, 1.8);
    });
    assertThat(Arrays.stream(brightnesses).summaryStatistics()).satisfies(range -> {
      assertThat(range.getMin()).isBetween(-63.0, -62.0);
      assertThat(range.getMax()).isBetween(62.0, 63.0);
    });
  }

  @Test
  void augmentationDiffersByEpochAndSeed() {
    assertThat(Crop.drawn(1, 0, 5)).isEqualTo(Crop.drawn(1, 0, 5)).isNotEqualTo(Crop.drawn(1, 1, 5))
        .isNotEqualTo(Crop.drawn(2, 0, 5));
  }
}
