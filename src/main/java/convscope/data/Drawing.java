package convscope.data;

import java.util.ArrayList;
import java.util.List;

/** Colored areas on top of each other, and their position in the image. Colors are 0xRRGGBB. */
final class Drawing {
  private record Painted(Area area, int colour) {}

  private static final int SAMPLES = 2;

  private final List<Painted> painted = new ArrayList<>();
  private double reach;
  private double centreX;
  private double centreY;
  private double scale = 1;
  private double cosine = 1;
  private double sine;
  private boolean mirrored;

  /** Paints {@code area} over the previous ones. */
  Drawing paint(int colour, Area area) {
    painted.add(new Painted(area, colour));
    reach = Math.max(reach, area.reach());
    return this;
  }

  /**
   * Places the drawing in the image: its center in pixels, the length of its unit in pixels, and its clockwise rotation
   * in radians.
   */
  Drawing place(double x, double y, double pixels, double angle, boolean mirror) {
    centreX = x;
    centreY = y;
    scale = pixels;
    cosine = StrictMath.cos(angle);
    sine = StrictMath.sin(angle);
    mirrored = mirror;
    return this;
  }

  /** Draws over {@code image}, {@code [32, 32, 3]} on values 0 … 255, smoothing edges with four samples per pixel. */
  void onto(double[] image) {
    double[] sum = new double[ImageSet.CHANNELS];
    // No point of a pixel is a whole pixel away from its center.
    double farthest = reach * scale + 1;
    for (int row = 0; row < ImageSet.HEIGHT; row++) {
      for (int column = 0; column < ImageSet.WIDTH; column++) {
        if (square(column + 0.5 - centreX) + square(row + 0.5 - centreY) > square(farthest)) {
          continue;
        }
        int pixel = (row * ImageSet.WIDTH + column) * ImageSet.CHANNELS;
        sum[0] = sum[1] = sum[2] = 0;
        for (int sample = 0; sample < SAMPLES * SAMPLES; sample++) {
          int below = sample / SAMPLES;
          int colour = at(column + (sample % SAMPLES + 0.5) / SAMPLES, row + (below + 0.5) / SAMPLES);
          for (int c = 0; c < sum.length; c++) {
            sum[c] += colour < 0 ? image[pixel + c] : colour >> 16 - 8 * c & 0xFF;
          }
        }
        for (int c = 0; c < sum.length; c++) {
          image[pixel + c] = sum[c] / (SAMPLES * SAMPLES);
        }
      }
    }
  }

  private static double square(double x) {
    return x * x;
  }

  /** The topmost color at a point of the image, or −1 if nothing is painted there. */
  private int at(double x, double y) {
    double u = (x - centreX) / scale;
    double v = (y - centreY) / scale;
    double ownX = (cosine * u + sine * v) * (mirrored ? -1 : 1);
    double ownY = cosine * v - sine * u;
    for (int i = painted.size() - 1; i >= 0; i--) {
      if (painted.get(i).area().contains(ownX, ownY)) {
        return painted.get(i).colour();
      }
    }
    return -1;
  }
}
