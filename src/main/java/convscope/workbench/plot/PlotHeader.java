package convscope.workbench.plot;

import convscope.foundation.Figures;
import javafx.geometry.VPos;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * The first row of a chart: the title, what must be known about how it is drawn, room for the toolbar, the last value.
 *
 * @param unit of the value, and the name of its line where there are several
 * @param left where the toolbar may begin
 * @param right where it must end
 */
record PlotHeader(String title, String note, double noteX, String value, String unit, double left, double right) {
  /** After the title and after the note. */
  static final double GAP = 8;
  private static final double BEFORE_VALUE = 12;
  private static final double BEFORE_UNIT = 4;

  /**
   * The header of {@code plot}; a note that would leave less than {@code toolbar} pixels for the toolbar is left out,
   * and so is a value whose name would not leave them beside the title.
   */
  static PlotHeader of(Plot plot, PlotFrame frame, double toolbar) {
    PlotLine line = plot.words().leadingLine();
    boolean any = line != null && line.series().size() > 0;
    boolean several = any && plot.shownLines().stream().filter(PlotLine::strong).count() > 1;
    PlotHeader header = of(plot, frame, toolbar, any ? line : null, several);
    double brief = plot.look().width(brief(plot), plot.look().fonts().title());
    return several && brief > header.right() - toolbar ? of(plot, frame, toolbar, null, false) : header;
  }

  /** What stands in brackets in a title explains. */
  private static String brief(Plot plot) {
    return plot.getTitle().replaceFirst("\\s*\\([^)]*\\)$", "");
  }

  private static PlotHeader of(Plot plot, PlotFrame frame, double toolbar, @Nullable PlotLine line, boolean named) {
    PlotLook look = plot.look();
    PlotLook.Fonts fonts = look.fonts();
    double scale = frame.scale();
    String unit = line == null ? "" : named ? (plot.getUnit() + " " + line.label()).strip() : plot.getUnit();
    String value = line != null ? Figures.value(line.series().last()) : "";
    double right = frame.width() - (unit.isEmpty() ? 0 : look.width(unit, fonts.small()) + BEFORE_UNIT * scale)
        - (line != null ? look.width(value, fonts.large()) + BEFORE_VALUE * scale : 0);
    String whole = plot.getTitle();
    boolean room = look.width(whole, fonts.title()) <= right - toolbar;
    // Rather none of what explains than a part of it.
    String title = look.fitted(room ? whole : brief(plot), fonts.title(), right - toolbar);
    double after = look.width(title, fonts.title()) + GAP * scale;
    String note = plot.words().note(frame);
    double noteWidth = note.isEmpty() ? 0 : look.width(note, fonts.small()) + GAP * scale;
    boolean fits = after + noteWidth <= right - toolbar;
    return new PlotHeader(title, fits ? note : "", after, value, unit, fits ? after + noteWidth : after, right);
  }

  void draw(PlotPen pen, PlotFrame frame, PlotLook look) {
    Font small = look.fonts().small();
    double end = frame.width();
    if (!value.isEmpty()) {
      end -= look.width(unit, small);
      pen.write(unit, end, frame.headline(), small, Ink.TEXT_MUTED, TextAlignment.LEFT, VPos.BASELINE);
      end -= unit.isEmpty() ? 0 : BEFORE_UNIT * frame.scale();
      pen.write(value, end, frame.headline(), look.fonts().large(), Ink.TEXT, TextAlignment.RIGHT, VPos.BASELINE);
    }
    pen.write(title, 0, frame.headline(), look.fonts().title(), Ink.TEXT, TextAlignment.LEFT, VPos.BASELINE);
    pen.write(note, noteX, frame.headline(), small, Ink.TEXT_MUTED, TextAlignment.LEFT, VPos.BASELINE);
  }
}
