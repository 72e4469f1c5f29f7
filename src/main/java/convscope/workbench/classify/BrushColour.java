package convscope.workbench.classify;

import java.util.Locale;
import javafx.scene.paint.Color;

/** The colors to draw with: those of what CIFAR-10's classes look like and stand before. */
enum BrushColour {
  BLACK(0x1A1A1A), GRAY(0x8C8C8C), WHITE(0xFFFFFF), BROWN(0x7A4A21), TAN(0xC9A678), RED(0xC62828), ORANGE(0xF08A24),
  YELLOW(0xF2D13C), GREEN(0x4E9A3B), DARK_GREEN(0x1F5A2B), SKY(0x8EC6EE), BLUE(0x1F4E9E);

  private final int rgb;

  BrushColour(int rgb) {
    this.rgb = rgb;
  }

  /** {@code 0xRRGGBB}. */
  int rgb() {
    return rgb;
  }

  /** {@code 0xRRGGBB} as the window's color. */
  static Color paint(int rgb) {
    return Color.rgb(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
  }

  /** The key of its name. */
  String key() {
    return "color." + name().toLowerCase(Locale.ROOT);
  }
}
