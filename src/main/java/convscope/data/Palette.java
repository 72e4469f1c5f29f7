package convscope.data;

import convscope.foundation.CounterRandom;

/** Random colors, as 0xRRGGBB. */
final class Palette {
  private final CounterRandom random;

  Palette(CounterRandom random) {
    this.random = random;
  }

  /** One of {@code colours}, each channel changed by up to {@code spread}. */
  int near(int spread, int... colours) {
    int colour = colours[random.nextInt(colours.length)];
    int moved = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int value = (colour >> shift & 0xFF) + (int) random.nextDouble(-spread, spread + 1);
      moved |= Math.max(0, Math.min(255, value)) << shift;
    }
    return moved;
  }

  /** {@code colour} with its brightness multiplied. */
  static int shade(int colour, double factor) {
    int shaded = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      shaded |= (int) Math.max(0, Math.min(255, (colour >> shift & 0xFF) * factor)) << shift;
    }
    return shaded;
  }

  /** A saturated color of any hue, or sometimes white, gray or black, as cars and hulls are painted. */
  int lacquer() {
    return near(25, 0xC62828, 0x1565C0, 0x2E7D32, 0xF9A825, 0xEF6C00, 0x6A1B9A, 0xECEFF1, 0x90A4AE, 0x37474F, 0x00838F);
  }
}
