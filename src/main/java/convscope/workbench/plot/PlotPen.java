package convscope.workbench.plot;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Writes words, hairlines and the keys of lines on a canvas, in the look of a chart. JavaFX thread. */
final class PlotPen {
  private static final double PALE = 0.35;
  private static final double EARLIER = 0.6;
  private static final double CROWD = 0.4;
  private static final double HIDDEN = 0.4;
  private static final double STRONG_WIDTH = 2;
  private static final double EARLIER_WIDTH = 1.5;
  private static final double PALE_WIDTH = 1;
  /** The length of the stroke beside a line's label. */
  static final double KEY = 12;
  /** From the beginning of a key to its label. */
  static final double TO_LABEL = KEY + 5;

  private final PlotLook look;
  private GraphicsContext gc;

  PlotPen(PlotLook look) {
    this.look = look;
  }

  /** Draws on {@code canvas} from now on. */
  void on(GraphicsContext canvas) {
    gc = canvas;
  }

  void write(String words, double x, double y, Font font, Ink ink, TextAlignment align, VPos from) {
    gc.setFont(font);
    gc.setFill(look.paint(ink));
    gc.setTextAlign(align);
    gc.setTextBaseline(from);
    gc.fillText(words, x, Math.round(y));
  }

  void hairline(double x1, double y1, double x2, double y2, Ink ink) {
    double width = look.hairline();
    gc.setStroke(look.paint(ink));
    gc.setLineWidth(width);
    gc.strokeLine(x1 == x2 ? snapped(x1, width) : x1, y1 == y2 ? snapped(y1, width) : y1,
        x1 == x2 ? snapped(x2, width) : x2, y1 == y2 ? snapped(y2, width) : y2);
  }

  /** The color and the width of {@code line}; of its raw values if {@code raw}. */
  void line(PlotLine line, boolean raw) {
    gc.setStroke(look.paint(Ink.line(line.colour())));
    gc.setFill(look.paint(Ink.line(line.colour())));
    PlotLine.Rank rank = raw ? PlotLine.Rank.RAW : line.rank();
    double opacity = switch (rank) {
      case RAW -> PALE;
      case MAIN -> 1;
      case EARLIER -> EARLIER;
      case CROWD -> CROWD;
    };
    gc.setGlobalAlpha(opacity);
    gc.setLineWidth(look.scale() * switch (rank) {
      case RAW, CROWD -> PALE_WIDTH;
      case MAIN -> STRONG_WIDTH;
      case EARLIER -> EARLIER_WIDTH;
    });
  }

  /** The stroke and the label of {@code line}, which is struck through and pale where the line is not shown. */
  void key(PlotLine line, boolean shown, double x, double y) {
    double scale = look.scale();
    Font small = look.fonts().small();
    line(line, false);
    gc.setGlobalAlpha(shown ? gc.getGlobalAlpha() : HIDDEN);
    double middle = snapped(y, gc.getLineWidth());
    gc.strokeLine(x, middle, x + KEY * scale, middle);
    gc.setGlobalAlpha(1);
    double at = x + TO_LABEL * scale;
    write(line.label(), at, y, small, shown ? Ink.TEXT : Ink.TEXT_MUTED, TextAlignment.LEFT, VPos.CENTER);
    if (!shown) {
      hairline(at, y, at + look.width(line.label(), small), y, Ink.TEXT_MUTED);
    }
  }

  /** The middle of a line {@code width} wide near {@code at} whose edges fall on edges of pixels. */
  static double snapped(double at, double width) {
    return Math.round(width) % 2 == 1 ? Math.floor(at) + 0.5 : Math.round(at);
  }
}
