package convscope.data;

import convscope.foundation.CounterRandom;

/** The backgrounds of the sample's objects: sky, road, water, meadow, forest, room. */
final class SampleBackground {
  private final CounterRandom random;
  private final Palette palette;

  SampleBackground(CounterRandom random) {
    this.random = random;
    this.palette = new Palette(random);
  }

  /** A background for class {@code label}, {@code [32, 32, 3]} on values 0 … 255: mostly a typical one. */
  double[] paint(int label) {
    int place = random.nextInt(5) == 0 ? random.nextInt(Dataset.CIFAR_CLASSES.size()) : label;
    return switch (place) {
      case 0, 2 -> horizon(sky(), sky(), random.nextDouble(0.7, 1.3));
      case 1, 9 -> horizon(sky(), palette.near(20, 0x757575, 0x9E9E9E, 0xA1887F), random.nextDouble(0.4, 0.7));
      case 8 -> horizon(sky(), palette.near(20, 0x1565C0, 0x0277BD, 0x26A69A, 0x37474F), random.nextDouble(0.5, 0.7));
      case 4, 6 -> horizon(forest(), grass(), random.nextDouble(0.3, 0.7));
      case 7 -> horizon(sky(), grass(), random.nextDouble(0.35, 0.6));
      default -> horizon(palette.near(40, 0xFFE0B2, 0xB39DDB, 0xCFD8DC, 0x80CBC4, 0xEF9A9A),
          palette.near(30, 0x8D6E63, 0xBCAAA4, 0x6D4C41, 0x66BB6A), random.nextDouble(0.5, 0.9));
    };
  }

  private int sky() {
    return palette.near(25, 0x64B5F6, 0x90CAF9, 0xBBDEFB, 0xB0BEC5, 0xFFCC80, 0x5C6BC0);
  }

  private int grass() {
    return palette.near(25, 0x7CB342, 0x558B2F, 0xAFB42B, 0xC0A060);
  }

  private int forest() {
    return palette.near(20, 0x1B5E20, 0x33691E, 0x4E5D3A, 0x5D4037);
  }

  /** Two colors separated at some height, each slightly lighter toward one side, with a few soft spots. */
  private double[] horizon(int above, int below, double height) {
    double[] image = new double[ImageSet.PIXELS];
    double tilt = random.nextDouble(-0.15, 0.15);
    double light = random.nextDouble(-0.3, 0.3);
    for (int i = 0; i < image.length; i++) {
      int pixel = i / ImageSet.CHANNELS;
      int row = pixel / ImageSet.WIDTH;
      double x = pixel % ImageSet.WIDTH / (double) ImageSet.WIDTH;
      double y = row / (double) ImageSet.HEIGHT;
      int colour = y + tilt * (x - 0.5) < height ? above : below;
      image[i] = (colour >> 16 - 8 * (i % ImageSet.CHANNELS) & 0xFF) * (1 + light * (x + y - 1));
    }
    int blots = random.nextInt(5);
    for (int i = 0; i < blots; i++) {
      double y = random.nextDouble(0, ImageSet.HEIGHT);
      int colour = Palette.shade(y < height * ImageSet.HEIGHT ? above : below, random.nextDouble(0.8, 1.25));
      new Drawing().paint(colour, Area.ellipse(0, 0, 1, random.nextDouble(0.3, 1)))
          .place(random.nextDouble(0, ImageSet.WIDTH), y, random.nextDouble(2, 7), 0, false).onto(image);
    }
    return image;
  }
}
