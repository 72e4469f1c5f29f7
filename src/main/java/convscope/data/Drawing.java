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
    // No point of a pixel is a whole pixel away from its center.
    double pixels = 1 / scale;
    Area.Bounds[] around = painted.stream().map(one -> one.area().bounds().wider(pixels)).toArray(Area.Bounds[]::new);
    Painted[] near = new Painted[around.length];
    double farthest = reach * scale + 1;
    for (int row = 0; row < ImageSet.HEIGHT; row++) {
      for (int column = 0; column < ImageSet.WIDTH; column++) {
        double x = column + 0.5;
        double y = row + 0.5;
        if (square(x - centreX) + square(y - centreY) > square(farthest)) {
          continue;
        }
        double ownX = ownX(x, y);
        double ownY = ownY(x, y);
        int count = 0;
        for (int i = around.length - 1; i >= 0; i--) {
          if (around[i].contains(ownX, ownY)) {
            near[count++] = painted.get(i);
          }
        }
        mix(near, count, row, column, image);
      }
    }
  }

  private static double square(double x) {
    return x * x;
  }

  /** Gives a pixel the mean of its samples: each has the color of the first of {@code near} that contains it. */
  private void mix(Painted[] near, int count, int row, int column, double[] image) {
    int pixel = (row * ImageSet.WIDTH + column) * ImageSet.CHANNELS;
    double red = 0;
    double green = 0;
    double blue = 0;
    for (int sample = 0; sample < SAMPLES * SAMPLES; sample++) {
      int below = sample / SAMPLES;
      int colour = at(column + (sample % SAMPLES + 0.5) / SAMPLES, row + (below + 0.5) / SAMPLES, near, count);
      red += colour < 0 ? image[pixel] : colour >> 16 & 0xFF;
      green += colour < 0 ? image[pixel + 1] : colour >> 8 & 0xFF;
      blue += colour < 0 ? image[pixel + 2] : colour & 0xFF;
    }
    image[pixel] = red / (SAMPLES * SAMPLES);
    image[pixel + 1] = green / (SAMPLES * SAMPLES);
    image[pixel + 2] = blue / (SAMPLES * SAMPLES);
  }

  /** The color of the first of {@code near} at a point of the image, or −1 if none contains it. */
  private int at(double x, double y, Painted[] near, int count) {
    double ownX = ownX(x, y);
    double ownY = ownY(x, y);
    for (int i = 0; i < count; i++) {
      if (near[i].area().contains(ownX, ownY)) {
        return near[i].colour();
      }
    }
    return -1;
  }

  /** How far to the right a point of the image is in the drawing's own coordinates. */
  private double ownX(double x, double y) {
    return (cosine * ((x - centreX) / scale) + sine * ((y - centreY) / scale)) * (mirrored ? -1 : 1);
  }

  /** How far down a point of the image is in the drawing's own coordinates. */
  private double ownY(double x, double y) {
    return cosine * ((y - centreY) / scale) - sine * ((x - centreX) / scale);
  }
}
