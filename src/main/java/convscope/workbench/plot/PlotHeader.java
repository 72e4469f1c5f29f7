package convscope.workbench.plot;

import convscope.foundation.Figures;
import javafx.geometry.VPos;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * The first row of a chart: the title, what must be known about how it is drawn, room for the toolbar, the last value.
 *
 * @param left where the toolbar may begin
 * @param right where it must end
 */
record PlotHeader(String title, String note, double noteX, String value, String unit, double left, double right) {
  /** After the title and after the note. */
  static final double GAP = 8;
  private static final double BEFORE_VALUE = 12;
  private static final double BEFORE_UNIT = 4;

  /**
   * The header of {@code plot}; a note that would leave less than {@code toolbar} pixels for the toolbar is left out.
   */
  static PlotHeader of(Plot plot, PlotFrame frame, double toolbar) {
    PlotLook look = plot.look();
    PlotLook.Fonts fonts = look.fonts();
    double scale = frame.scale();
    PlotLine line = plot.words().leadingLine();
    boolean any = line != null && line.series().size() > 0;
    String unit = any ? plot.getUnit() : "";
    String value = any ? Figures.value(line.series().last()) : "";
    double right = frame.width() - (unit.isEmpty() ? 0 : look.width(unit, fonts.small()) + BEFORE_UNIT * scale)
        - (any ? look.width(value, fonts.large()) + BEFORE_VALUE * scale : 0);
    String whole = plot.getTitle();
    String brief = whole.replaceFirst("\\s*\\([^)]*\\)$", "");
    boolean room = look.width(whole, fonts.title()) <= right - toolbar;
    // What stands in brackets explains: rather none of it than a part.
    String title = look.fitted(room ? whole : brief, fonts.title(), right - toolbar);
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
