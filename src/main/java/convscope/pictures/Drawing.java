package convscope.pictures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A picture drawn by hand: strokes of a round brush on a plain background, the last on top. Positions and radii are in
 * pixels of the 32 × 32 that a network is given, so 0 … 32 from the left and from the top. Immutable; any thread.
 *
 * @param background its color, {@code 0xRRGGBB}
 * @param strokes in the order in which they were drawn
 */
public record Drawing(int background, List<Stroke> strokes) {
  private static final int WHITE = 0xFFFFFF;
  /** Samples per pixel in each direction: edges are smooth, and all of it takes some milliseconds. */
  private static final int SAMPLES = 4;
  private static final int WIDTH = Picture.SIDE * SAMPLES;
  private static final int FULL = 255;

  public Drawing {
    strokes = List.copyOf(strokes);
  }

  /**
   * One movement of the brush.
   *
   * @param color {@code 0xRRGGBB}
   * @param radius of the brush
   * @param points its way: x and y of each point; a single point is a dot. Must not be modified
   */
  public record Stroke(int color, double radius, double[] points) {

    /** The same stroke, drawn on to (x, y). */
    public Stroke to(double x, double y) {
      double[] longer = Arrays.copyOf(points, points.length + 2);
      longer[points.length] = x;
      longer[points.length + 1] = y;
      return new Stroke(color, radius, longer);
    }
  }

  /** White paper. */
  public static Drawing blank() {
    return new Drawing(WHITE, List.of());
  }

  /** With {@code stroke} on top. */
  public Drawing with(Stroke stroke) {
    List<Stroke> more = new ArrayList<>(strokes);
    more.add(stroke);
    return new Drawing(background, more);
  }

  /** The same strokes on a background of {@code color}, {@code 0xRRGGBB}. */
  public Drawing on(int color) {
    return new Drawing(color, strokes);
  }

  /** The 32 × 32 pixels that a network is given, each the mean of {@value #SAMPLES} × {@value #SAMPLES} samples. */
  public Picture picture(String name) {
    int[] samples = new int[WIDTH * WIDTH];
    Arrays.fill(samples, background);
    strokes.forEach(stroke -> draw(stroke, samples));
    byte[] pixels = new byte[Picture.VALUES];
    int area = Picture.SIDE * Picture.SIDE;
    for (int i = 0; i < area; i++) {
      for (int channel = 0; channel < Picture.CHANNELS; channel++) {
        pixels[channel * area + i] = mean(samples, i / Picture.SIDE, i % Picture.SIDE, 16 - 8 * channel);
      }
    }
    return new Picture(name, Picture.SIDE, Picture.SIDE, pixels);
  }

  private static byte mean(int[] samples, int row, int column, int shift) {
    int sum = 0;
    for (int y = row * SAMPLES; y < (row + 1) * SAMPLES; y++) {
      for (int x = column * SAMPLES; x < (column + 1) * SAMPLES; x++) {
        sum += samples[y * WIDTH + x] >> shift & FULL;
      }
    }
    int count = SAMPLES * SAMPLES;
    return (byte) ((sum + count / 2) / count);
  }

  private static void draw(Stroke stroke, int[] samples) {
    double[] points = stroke.points();
    for (int i = 0; i < points.length; i += 2) {
      int before = Math.max(0, i - 2);
      drawPart(stroke, points[before], points[before + 1], points[i], points[i + 1], samples);
    }
  }

  /** Colors every sample no further than the radius from the line between two points. */
  private static void drawPart(Stroke stroke, double x0, double y0, double x1, double y1, int[] samples) {
    double radius = stroke.radius();
    int left = sample(Math.min(x0, x1) - radius);
    int right = sample(Math.max(x0, x1) + radius);
    int bottom = sample(Math.max(y0, y1) + radius);
    double length = (x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0);
    for (int row = sample(Math.min(y0, y1) - radius); row <= bottom; row++) {
      double y = (row + 0.5) / SAMPLES;
      for (int column = left; column <= right; column++) {
        double x = (column + 0.5) / SAMPLES;
        double along = length == 0 ? 0
            : Math.max(0, Math.min(1, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length));
        if (Math.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0)) <= radius) {
          samples[row * WIDTH + column] = stroke.color();
        }
      }
    }
  }

  private static int sample(double position) {
    return (int) Math.max(0, Math.min(WIDTH - 1, Math.floor(position * SAMPLES)));
  }
}
