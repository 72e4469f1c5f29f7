package convscope.report;

import convscope.foundation.Figures;
import convscope.foundation.Ticks;
import convscope.library.Curve;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** One curve as SVG, from 0 or the least x to the last, with a few ticks on both axes. */
final class LineChart {
  private static final double WIDTH = 720;
  private static final double HEIGHT = 240;
  private static final double LEFT = 64;
  private static final double RIGHT = 28;
  private static final double TOP = 12;
  private static final double BOTTOM = 34;
  /** Numbers from here on are abbreviated. */
  private static final double LARGE = 1e9;
  private static final int TICKS = 6;

  private LineChart() {}

  /** {@code curve}, called {@code name}, over {@code xName}; empty if it has no finite point. */
  static String svg(Curve curve, String name, String xName) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double y : curve.y()) {
      low = Double.isFinite(y) ? Math.min(low, y) : low;
      high = Double.isFinite(y) ? Math.max(high, y) : high;
    }
    if (!(low <= high)) {
      return "";
    }
    if (low == high) {
      double room = low == 0 ? 1 : Math.abs(low) / 2;
      low -= room;
      high += room;
    }
    double last = Math.max(curve.x()[curve.size() - 1], Math.ulp(1f));
    StringBuilder svg = new StringBuilder(String.format(Locale.ROOT,
        "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">%n", WIDTH, HEIGHT, Html.escaped(name)));
    for (double tick : Ticks.multiples(low, high, Ticks.step(high - low, TICKS))) {
      double y = y(tick, low, high);
      svg.append(String.format(Locale.ROOT, "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>"
          + "<text class=\"end\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", LEFT, y, WIDTH - RIGHT, y, LEFT - 8, y + 4,
          number(tick)));
    }
    for (double tick : Ticks.multiples(0, last, Ticks.step(last, TICKS))) {
      double x = x(tick, last);
      svg.append(String.format(Locale.ROOT, "<text class=\"middle\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", x,
          HEIGHT - BOTTOM + 16, number(tick)));
    }
    svg.append(
        String.format(Locale.ROOT, "<line class=\"axis\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n", LEFT,
        HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM));
    svg.append(String.format(Locale.ROOT, "<text class=\"end\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", WIDTH - RIGHT,
        HEIGHT - 2, Html.escaped(xName)));
    svg.append("<path class=\"curve\" d=\"").append(path(curve, last, low, high)).append("\"/>\n");
    if (curve.size() == 1) {
      svg.append(String.format(Locale.ROOT, "<circle class=\"point\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>%n",
          x(curve.x()[0], last), y(curve.y()[0], low, high)));
    }
    return svg.append("</svg>").toString();
  }

  private static String path(Curve curve, double last, double low, double high) {
    StringBuilder path = new StringBuilder();
    boolean down = false;
    for (int i = 0; i < curve.size(); i++) {
      boolean there = Double.isFinite(curve.y()[i]);
      if (there) {
        path.append(String.format(Locale.ROOT, "%s%.1f %.1f", down ? "L" : "M", x(curve.x()[i], last),
            y(curve.y()[i], low, high)));
      }
      down = there;
    }
    return path.toString();
  }

  private static double x(double value, double last) {
    return LEFT + value / last * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double value, double low, double high) {
    return HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM);
  }

  /** Without digits caused by rounding when steps are added. */
  private static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < LARGE) {
      return String.format(Locale.ROOT, "%,d", (long) value);
    }
    if (Math.abs(value) >= LARGE) {
      return Figures.value(value);
    }
    return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }
}
