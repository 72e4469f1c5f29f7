package convscope.engine.dl4j.loops;

import java.util.Arrays;

/**
 * Fourier transforms of tiles of 16 × 16 real values for 64 channels at once. Each has two steps of four (16 = 4 × 4;
 * Cooley and Tukey, 1965), and uses that the spectrum of real values is symmetric: of the 16 row frequencies 9 are
 * kept.
 *
 * <p>One instance per worker. If only the first 12 rows and columns of a tile are nonzero, or needed, transforms are
 * cheaper. All arithmetic is {@link Butterflies}.
 */
final class Fourier {
  /** Rows and columns of a tile. */
  static final int SIZE = 16;
  /** Rows and columns of the cheaper transforms. */
  static final int FEW = 12;
  /** Row frequencies kept. */
  static final int HALF = 9;
  /** Channels done at once. */
  static final int LANES = 64;
  /** Frequencies kept: of row frequencies 0 and 8 the second half of the columns mirrors the first. */
  static final int BINS = SIZE * (HALF - 2) + 2 * HALF;

  private static final int COLUMN = HALF * LANES;
  private static final float R = (float) Math.sqrt(0.5);
  private static final float ONE = 1 / 256f;
  private static final float TWO = 2 / 256f;
  /** Of the angles that rows 1 to 3 are turned by. */
  private static final float[] ROW_COS = {1, (float) Math.cos(Math.PI / 8), R, (float) Math.sin(Math.PI / 8)};
  private static final float[] ROW_SIN = {0, (float) Math.sin(Math.PI / 8), R, (float) Math.cos(Math.PI / 8)};
  /** Of multiples of the smallest angle. */
  private static final float[] COS = new float[10];
  private static final float[] SIN = new float[10];

  static {
    for (int k = 0; k < COS.length; k++) {
      COS[k] = (float) Math.cos(Math.PI * k / 8);
      SIN[k] = (float) Math.sin(Math.PI * k / 8);
    }
  }

  /** By number, the column of a frequency that is kept. */
  static final int[] BIN_COLUMN = new int[BINS];
  /** By number, its row, times {@link #LANES}. */
  static final int[] BIN_PLACE = new int[BINS];

  static {
    int bin = 0;
    for (int column = 0; column < SIZE; column++) {
      for (int row = 0; row < HALF; row++) {
        if (row % 8 != 0 || column < HALF) {
          BIN_COLUMN[bin] = column;
          BIN_PLACE[bin] = row * LANES;
          bin++;
        }
      }
    }
  }

  /** What {@link #forward} transforms, by row: {@code [column][channel]}. */
  final float[][] tile = new float[SIZE][SIZE * LANES];
  /** The real parts of the spectrum, by column frequency: {@code [row frequency][channel]}. */
  final float[][] real = new float[SIZE][COLUMN];
  /** The imaginary parts, likewise. */
  final float[][] imaginary = new float[SIZE][COLUMN];
  /** What {@link #inverse} gives, by row. */
  final float[][] values = new float[SIZE][SIZE * LANES];

  private final float[][] rowReal = new float[HALF][SIZE * LANES];
  private final float[][] rowImaginary = new float[HALF][SIZE * LANES];
  private final float[][] halfReal = new float[SIZE][COLUMN];
  private final float[][] halfImaginary = new float[SIZE][COLUMN];
  private final float[][] scratch = new float[8][SIZE * LANES];

  /** Sets {@link #tile} to zero. */
  void clear() {
    for (float[] row : tile) {
      Arrays.fill(row, 0);
    }
  }

  /** The spectrum of {@link #tile}. */
  void forward(boolean few) {
    int columns = few ? FEW : SIZE;
    int n = columns * LANES;
    evenRows(few, n);
    oddRows(few, n);
    for (int f = 0; f < HALF; f++) {
      for (int k = 0; k < columns; k++) {
        System.arraycopy(rowReal[f], k * LANES, real[k], f * LANES, LANES);
        System.arraycopy(rowImaginary[f], k * LANES, imaginary[k], f * LANES, LANES);
      }
    }
    for (int k = 0; k < 4; k++) {
      if (few) {
        firstOfTwelve(k);
      } else {
        four(real, imaginary, k, 4, halfReal, halfImaginary, k, 4, false);
      }
      turn(k, 1);
    }
    for (int k = 0; k < 4; k++) {
      four(halfReal, halfImaginary, 4 * k, 1, real, imaginary, k, 4, false);
    }
  }

  /** Fills in what mirrors the frequencies that are kept. */
  void mirror() {
    for (int column = HALF; column < SIZE; column++) {
      for (int place = 0; place < COLUMN; place += 8 * LANES) {
        System.arraycopy(real[SIZE - column], place, real[column], place, LANES);
        for (int i = 0; i < LANES; i++) {
          imaginary[column][place + i] = -imaginary[SIZE - column][place + i];
        }
      }
    }
  }

  /** {@link #values} from the spectrum, whose arrays are used up. Of {@code few} only 12 rows and columns are there. */
  void inverse(boolean few) {
    int columns = few ? FEW : SIZE;
    int n = columns * LANES;
    for (int k = 0; k < 4; k++) {
      four(real, imaginary, k, 4, halfReal, halfImaginary, k, 4, true);
      turn(k, -1);
    }
    for (int k = 0; k < 4; k++) {
      four(halfReal, halfImaginary, 4 * k, 1, real, imaginary, k, 4, true);
    }
    for (int f = 0; f < HALF; f++) {
      for (int k = 0; k < columns; k++) {
        System.arraycopy(real[k], f * LANES, rowReal[f], k * LANES, LANES);
        if (f % 8 != 0) {
          // Of row frequencies 0 and 8 the imaginary part is zero, and stays so.
          System.arraycopy(imaginary[k], f * LANES, rowImaginary[f], k * LANES, LANES);
        }
      }
    }
    evenRowsBack(n);
    oddRowsBack(n);
  }

  /** Row frequencies 0, 4 and 8; 2 and 6. */
  private void evenRows(boolean few, int n) {
    float[][] in = tile;
    float[][] a = scratch;
    for (int j = 0; j < 4; j++) {
      if (few) {
        Butterflies.sums(in[j], in[j + 8], in[j + 4], 1, a[j], a[j + 4], n);
      } else {
        Butterflies.sums(in[j], in[j + 8], in[j + 4], in[j + 12], a[j], a[j + 4], n);
      }
    }
    Butterflies.sums(a[0], a[2], a[1], a[3], rowReal[0], rowReal[8], n);
    Butterflies.difference(a[0], a[2], rowReal[4], n);
    Butterflies.difference(a[3], a[1], rowImaginary[4], n);
    Butterflies.addScaledDifference(a[4], a[5], a[7], R, rowReal[2], rowReal[6], n);
    Butterflies.subtractScaledSum(a[6], a[5], a[7], R, rowImaginary[6], rowImaginary[2], n);
  }

  /** Row frequencies 1 and 5, and 7 and 3, which mirror 9 and 13. */
  private void oddRows(boolean few, int n) {
    float[][] in = tile;
    float[] first = scratch[0];
    float[] fourth = few ? in[4] : scratch[1];
    Butterflies.difference(in[0], in[8], first, n);
    if (!few) {
      Butterflies.difference(in[4], in[12], fourth, n);
    }
    for (int j = 1; j < 4; j++) {
      float[] re = scratch[2 * j];
      float[] im = scratch[2 * j + 1];
      if (few) {
        Butterflies.turned(in[j], in[j + 8], in[j + 4], ROW_COS[j], ROW_SIN[j], re, im, n);
      } else {
        Butterflies.turned(in[j], in[j + 8], in[j + 4], in[j + 12], ROW_COS[j], ROW_SIN[j], re, im, n);
      }
    }
    float[] re1 = scratch[2];
    float[] im1 = scratch[3];
    float[] re2 = scratch[4];
    float[] im2 = scratch[5];
    float[] re3 = scratch[6];
    float[] im3 = scratch[7];
    Butterflies.sums(first, re2, re1, re3, rowReal[1], rowReal[7], n);
    Butterflies.crossed(im2, fourth, im1, im3, rowImaginary[1], rowImaginary[7], n);
    Butterflies.differences(first, re2, im1, im3, rowReal[5], rowReal[3], n);
    Butterflies.negated(fourth, im2, re1, re3, rowImaginary[3], rowImaginary[5], n);
  }

  /**
   * Four complex numbers' transform: of arrays {@code first}, {@code first + apart} and so on, into arrays {@code to},
   * {@code to + toApart} and so on.
   */
  private static void four(float[][] re, float[][] im, int first, int apart, float[][] toRe, float[][] toIm, int to,
      int toApart, boolean back) {
    int b = first + apart;
    int c = first + 2 * apart;
    int d = first + 3 * apart;
    int one = to + (back ? 3 : 1) * toApart;
    int three = to + (back ? 1 : 3) * toApart;
    int two = to + 2 * toApart;
    Butterflies.sums(re[first], re[c], re[b], re[d], toRe[to], toRe[two], COLUMN);
    Butterflies.sums(im[first], im[c], im[b], im[d], toIm[to], toIm[two], COLUMN);
    Butterflies.differences(re[first], re[c], im[b], im[d], toRe[one], toRe[three], COLUMN);
    Butterflies.differences(im[first], im[c], re[b], re[d], toIm[three], toIm[one], COLUMN);
  }

  /** The first step of four where columns 12 to 15 are zero. */
  private void firstOfTwelve(int k) {
    float[][] re = real;
    float[][] im = imaginary;
    Butterflies.sums(re[k], re[k + 8], re[k + 4], 1, halfReal[k], halfReal[k + 8], COLUMN);
    Butterflies.sums(im[k], im[k + 8], im[k + 4], 1, halfImaginary[k], halfImaginary[k + 8], COLUMN);
    Butterflies.differences(re[k], re[k + 8], im[k + 4], 1, halfReal[k + 4], halfReal[k + 12], COLUMN);
    Butterflies.differences(im[k], im[k + 8], re[k + 4], 1, halfImaginary[k + 12], halfImaginary[k + 4], COLUMN);
  }

  /** Between the steps: results of column {@code k} are turned, by multiples of its angle. */
  private void turn(int k, int direction) {
    for (int j = 1; j < 4 && k > 0; j++) {
      Butterflies.turn(halfReal[k + 4 * j], halfImaginary[k + 4 * j], COS[k * j], direction * SIN[k * j], COLUMN);
    }
  }

  /** What even row frequencies give: the same for a row and the eighth after it. */
  private void evenRowsBack(int n) {
    float[][] re = rowReal;
    float[][] im = rowImaginary;
    float[][] g = scratch;
    Butterflies.sums(re[0], re[8], re[4], 2, g[0], g[2], n);
    Butterflies.differences(re[0], re[8], im[4], 2, g[3], g[1], n);
    Butterflies.scaledRest(re[2], im[2], im[6], re[6], 2 * R, g[5], n);
    Butterflies.scaledMix(re[2], im[6], re[6], im[2], -2 * R, g[7], n);
    Butterflies.addTwiceSum(g[0], re[2], re[6], ONE, g[0], g[4], n);
    Butterflies.two(g[1], g[5], g[1], g[5], ONE, n);
    Butterflies.addTwiceDifference(g[2], im[6], im[2], ONE, g[2], g[6], n);
    Butterflies.two(g[3], g[7], g[3], g[7], ONE, n);
  }

  /** All rows: to the even frequencies' part comes that of odd ones, which changes its sign after eight rows. */
  private void oddRowsBack(int n) {
    float[][] re = rowReal;
    float[][] im = rowImaginary;
    float[][] g = scratch;
    // What is no longer needed of the even frequencies takes the four sums, which belong to rows 0 to 3.
    float[][] sumReal = {re[0], re[4], re[2], re[6]};
    float[][] sumImaginary = {im[2], re[8], im[4], im[6]};
    Butterflies.sums(re[1], re[7], re[5], re[3], sumReal[0], sumReal[2], n);
    Butterflies.differences(im[1], im[7], im[5], im[3], sumImaginary[0], sumImaginary[2], n);
    Butterflies.mixed(re[1], re[7], im[5], im[3], sumReal[3], sumReal[1], n);
    Butterflies.crossed(re[5], re[3], im[1], im[7], sumImaginary[1], sumImaginary[3], n);
    for (int j = 1; j < 4; j++) {
      Butterflies.turn(sumReal[j], sumImaginary[j], ROW_COS[j], -ROW_SIN[j], n);
    }
    for (int j = 0; j < 4; j++) {
      Butterflies.addScaled(g[j], sumReal[j], TWO, values[j], values[j + 8], n);
      Butterflies.addScaled(g[j + 4], sumImaginary[j], TWO, values[j + 12], values[j + 4], n);
    }
  }
}
