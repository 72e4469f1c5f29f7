package convscope.workbench.plot;

import java.util.Locale;

/** What a chart is drawn with; a stylesheet gives each its color, as {@code -plot-axis} and so on. */
enum Ink {
  AXIS, GRID, TEXT, TEXT_MUTED, MARK, BACKGROUND,
  LINE_1, LINE_2, LINE_3, LINE_4, LINE_5, LINE_6, LINE_7, LINE_8, LINE_9, LINE_10;

  /** The ink of data color {@code colour}, 1 to 10. */
  static Ink line(int colour) {
    return values()[LINE_1.ordinal() + colour - 1];
  }

  String property() {
    return "-plot-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
