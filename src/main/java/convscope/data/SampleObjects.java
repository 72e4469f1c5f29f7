package convscope.data;

import static convscope.data.Area.box;
import static convscope.data.Area.circle;
import static convscope.data.Area.ellipse;
import static convscope.data.Area.line;
import static convscope.data.Area.polygon;

import convscope.foundation.CounterRandom;

/** Simple drawings of CIFAR-10's ten classes; no two drawings of a class are the same. */
final class SampleObjects {
  private static final int DARK = 0x202124;

  private final CounterRandom random;
  private final Palette palette;

  SampleObjects(CounterRandom random) {
    this.random = random;
    this.palette = new Palette(random);
  }

  /** A drawing of class {@code label} in {@link Dataset#CIFAR_CLASSES}. */
  Drawing draw(int label) {
    return switch (label) {
      case 0 -> airplane();
      case 1 -> automobile();
      case 2 -> bird();
      case 3 -> cat();
      case 4 -> deer();
      case 5 -> dog();
      case 6 -> frog();
      case 7 -> horse();
      case 8 -> ship();
      default -> truck();
    };
  }

  private double about(double value, double spread) {
    return value * random.nextDouble(1 - spread, 1 + spread);
  }

  private Drawing airplane() {
    int hull = palette.near(20, 0xF5F5F5, 0xCFD8DC, 0xB0BEC5, 0xE3F2FD);
    int tail = palette.lacquer();
    double wing = about(0.85, 0.2);
    return new Drawing()
        .paint(Palette.shade(hull, 0.75), polygon(0.1, -0.05, -0.25, -wing, -0.45, -wing, -0.2, -0.05))
        .paint(hull, ellipse(0, 0, 1, about(0.17, 0.2)))
        .paint(tail, polygon(-0.65, -0.05, -0.98, -0.5, -0.8, -0.5, -0.45, -0.05))
        .paint(Palette.shade(hull, 0.85), polygon(0.15, 0.05, -0.3, wing, -0.5, wing, -0.25, 0.05))
        .paint(Palette.shade(tail, 0.8), polygon(-0.7, 0.05, -1, 0.3, -0.85, 0.3, -0.55, 0.05))
        .paint(DARK, ellipse(0.75, -0.05, 0.1, 0.05));
  }

  private Drawing automobile() {
    int body = palette.lacquer();
    double roof = about(0.3, 0.3);
    return new Drawing()
        .paint(Palette.shade(body, 0.9), polygon(-0.6, -0.1, -roof, -0.48, roof, -0.48, 0.65, -0.1))
        .paint(palette.near(20, 0x90CAF9, 0x455A64), polygon(-0.45, -0.12, -roof * 0.9, -0.4, roof * 0.85, -0.4, 0.48,
            -0.12))
        .paint(body, box(-1, -0.12, 1, 0.25))
        .paint(0xFFF59D, ellipse(0.93, 0, 0.07, 0.08))
        .paint(DARK, circle(-0.55, 0.28, 0.24))
        .paint(DARK, circle(0.55, 0.28, 0.24))
        .paint(0xB0BEC5, circle(-0.55, 0.28, 0.1))
        .paint(0xB0BEC5, circle(0.55, 0.28, 0.1));
  }

  private Drawing bird() {
    int feathers = palette.near(30, 0xD84315, 0x1E88E5, 0xFDD835, 0x6D4C41, 0x546E7A, 0xF5F5F5);
    double lift = random.nextDouble(-0.7, 0.5);
    return new Drawing()
        .paint(Palette.shade(feathers, 0.7), polygon(-0.5, 0, -1, 0.1, -0.95, 0.35, -0.4, 0.25))
        .paint(0xFB8C00, line(-0.05, 0.35, -0.05, 0.75, 0.07))
        .paint(0xFB8C00, line(0.15, 0.35, 0.15, 0.75, 0.07))
        .paint(feathers, ellipse(0, 0.1, 0.6, 0.36))
        .paint(feathers, circle(0.5, -0.3, 0.27))
        .paint(Palette.shade(feathers, 0.6), polygon(0.2, 0, -0.5, lift, -0.35, 0.15))
        .paint(0xFFA000, polygon(0.72, -0.38, 1.05, -0.25, 0.72, -0.18))
        .paint(DARK, circle(0.57, -0.36, 0.06));
  }

  private Drawing cat() {
    int fur = palette.near(25, 0xF57C00, 0x616161, 0xD7CCC8, 0x424242, 0xBCAAA4, 0x8D6E63);
    int eyes = palette.near(20, 0x7CB342, 0xFDD835, 0x4FC3F7);
    double ear = about(0.62, 0.15);
    return new Drawing()
        .paint(Palette.shade(fur, 0.85), ellipse(0, 0.85, 0.55, 0.5))
        .paint(fur, polygon(-0.62, -0.2, -0.58, -0.35 - ear, -0.1, -0.5))
        .paint(fur, polygon(0.62, -0.2, 0.58, -0.35 - ear, 0.1, -0.5))
        .paint(0xF8BBD0, polygon(-0.5, -0.4, -0.5, -0.2 - ear, -0.25, -0.5))
        .paint(0xF8BBD0, polygon(0.5, -0.4, 0.5, -0.2 - ear, 0.25, -0.5))
        .paint(fur, ellipse(0, -0.05, 0.68, 0.56))
        .paint(eyes, ellipse(-0.27, -0.12, 0.13, 0.11))
        .paint(eyes, ellipse(0.27, -0.12, 0.13, 0.11))
        .paint(DARK, ellipse(-0.27, -0.12, 0.04, 0.1))
        .paint(DARK, ellipse(0.27, -0.12, 0.04, 0.1))
        .paint(0xEC407A, polygon(-0.08, 0.1, 0.08, 0.1, 0, 0.2))
        .paint(0xFAFAFA, line(-0.15, 0.2, -0.75, 0.1, 0.04))
        .paint(0xFAFAFA, line(0.15, 0.2, 0.75, 0.1, 0.04));
  }

  private Drawing deer() {
    int coat = palette.near(20, 0x8D5524, 0xA1662F, 0x795548);
    int horn = 0xD7B98E;
    double reach = about(0.35, 0.3);
    return legs(coat, about(0.6, 0.15), 0.08)
        .paint(coat, ellipse(-0.1, 0.1, 0.6, 0.26))
        .paint(coat, polygon(0.2, 0.1, 0.42, -0.5, 0.62, -0.45, 0.5, 0.2))
        .paint(coat, ellipse(0.65, -0.5, 0.22, 0.13))
        .paint(0xFAFAFA, circle(-0.68, 0.05, 0.1))
        .paint(horn, line(0.5, -0.6, 0.4, -1.05, 0.07))
        .paint(horn, line(0.6, -0.6, 0.75, -1.05, 0.07))
        .paint(horn, line(0.46, -0.8, 0.46 - reach, -1, 0.06))
        .paint(horn, line(0.66, -0.8, 0.66 + reach, -1, 0.06))
        .paint(DARK, circle(0.82, -0.48, 0.05));
  }

  private Drawing legs(int colour, double length, double width) {
    Drawing drawing = new Drawing();
    for (double x : new double[] {-0.55, -0.35, 0.2, 0.38}) {
      double lean = random.nextDouble(-0.12, 0.12);
      drawing.paint(Palette.shade(colour, 0.8), line(x, 0.2, x + lean, 0.2 + length, width * 1.4));
    }
    return drawing;
  }

  private Drawing dog() {
    int fur = palette.near(25, 0xC68642, 0x5D4037, 0xF5F5DC, 0x3E2723, 0xE0AC69, 0xFAFAFA);
    int ears = Palette.shade(fur, random.nextDouble(0.4, 0.7));
    double drop = about(0.5, 0.2);
    return new Drawing()
        .paint(Palette.shade(fur, 0.85), ellipse(0, 0.9, 0.6, 0.5))
        .paint(fur, ellipse(0, -0.1, 0.55, 0.6))
        .paint(ears, ellipse(-0.6, 0, 0.2, drop))
        .paint(ears, ellipse(0.6, 0, 0.2, drop))
        .paint(Palette.shade(fur, 1.2), ellipse(0, 0.22, 0.34, 0.28))
        .paint(DARK, ellipse(0, 0.08, 0.15, 0.11))
        .paint(0xE57373, ellipse(0, 0.48, 0.11, 0.16))
        .paint(DARK, circle(-0.22, -0.22, 0.09))
        .paint(DARK, circle(0.22, -0.22, 0.09));
  }

  private Drawing frog() {
    int skin = palette.near(25, 0x43A047, 0x7CB342, 0x9E9D24, 0x2E7D32);
    int dark = Palette.shade(skin, 0.7);
    return new Drawing()
        .paint(dark, ellipse(-0.75, 0.4, 0.3, 0.2))
        .paint(dark, ellipse(0.75, 0.4, 0.3, 0.2))
        .paint(skin, ellipse(0, 0.2, 0.8, about(0.45, 0.15)))
        .paint(skin, circle(-0.4, -0.25, 0.27))
        .paint(skin, circle(0.4, -0.25, 0.27))
        .paint(0xFFF9C4, circle(-0.4, -0.28, 0.17))
        .paint(0xFFF9C4, circle(0.4, -0.28, 0.17))
        .paint(DARK, ellipse(-0.4, -0.28, 0.11, 0.07))
        .paint(DARK, ellipse(0.4, -0.28, 0.11, 0.07))
        .paint(Palette.shade(skin, 1.4), ellipse(0, 0.4, 0.5, 0.18))
        .paint(DARK, line(-0.45, 0.12, 0.45, 0.12, 0.06));
  }

  private Drawing horse() {
    int coat = palette.near(20, 0x5D4037, 0x3E2723, 0xF5F5F5, 0x9E9E9E, 0x8D5524);
    int mane = palette.near(20, 0x212121, 0xD7CCC8, 0x3E2723);
    return legs(coat, about(0.75, 0.1), 0.13)
        .paint(mane, line(-0.65, 0, -0.95, about(0.55, 0.2), 0.16))
        .paint(coat, ellipse(-0.1, 0, 0.65, 0.34))
        .paint(coat, polygon(0.15, 0, 0.5, -0.75, 0.8, -0.6, 0.5, 0.15))
        .paint(mane, line(0.15, -0.15, 0.48, -0.78, 0.16))
        .paint(coat, polygon(0.45, -0.8, 0.75, -0.75, 1.02, -0.35, 0.88, -0.25, 0.6, -0.5))
        .paint(coat, polygon(0.5, -0.75, 0.52, -1, 0.64, -0.78))
        .paint(DARK, circle(0.68, -0.62, 0.05));
  }

  private Drawing ship() {
    int hull = palette.lacquer();
    double deck = about(0.35, 0.25);
    return new Drawing()
        .paint(DARK, line(-0.1, -0.3, -0.1, -0.95, 0.05))
        .paint(palette.lacquer(), box(0.1, -0.3 - deck, 0.3, -0.2))
        .paint(0xFAFAFA, box(-0.5, -0.35, 0.5, 0))
        .paint(0x90CAF9, box(-0.4, -0.25, 0.4, -0.14))
        .paint(hull, polygon(-1, -0.05, 1.05, -0.05, 0.75, 0.4, -0.8, 0.4))
        .paint(Palette.shade(hull, 0.6), polygon(-0.87, 0.25, 0.85, 0.25, 0.75, 0.4, -0.8, 0.4));
  }

  private Drawing truck() {
    int cargo = palette.near(25, 0xFAFAFA, 0xECEFF1, 0xBDBDBD, 0xA5D6A7, 0xFFE082, 0x90CAF9);
    int cab = palette.lacquer();
    double height = about(0.75, 0.12);
    return new Drawing()
        .paint(cargo, box(-1, -height, 0.38, 0.25))
        .paint(Palette.shade(cargo, 0.8), box(-1, 0.1, 0.38, 0.25))
        .paint(cab, polygon(0.45, -0.45, 0.78, -0.45, 1, -0.05, 1, 0.3, 0.45, 0.3))
        .paint(0x90CAF9, polygon(0.55, -0.36, 0.74, -0.36, 0.88, -0.06, 0.55, -0.06))
        .paint(DARK, box(-1, 0.25, 1, 0.34))
        .paint(DARK, circle(-0.7, 0.4, 0.2))
        .paint(DARK, circle(-0.25, 0.4, 0.2))
        .paint(DARK, circle(0.68, 0.4, 0.2));
  }
}
