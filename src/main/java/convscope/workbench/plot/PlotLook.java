package convscope.workbench.plot;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.css.CssMetaData;
import javafx.css.FontCssMetaData;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** The colors and the font that stylesheets give a chart. The font's size scales all else, strokes included. */
final class PlotLook {
  /** The size at which a hairline is one pixel. */
  private static final double PLAIN_SIZE = 14;
  private static final double SMALL = 12;
  private static final double LARGE = 20;

  private static final CssMetaData<Plot, Font> FONT = new FontCssMetaData<>("-fx-font", Font.getDefault()) {
    @Override
    public boolean isSettable(Plot plot) {
      return !plot.look().font.isBound();
    }

    @Override
    public StyleableProperty<Font> getStyleableProperty(Plot plot) {
      return plot.look().font;
    }
  };
  private static final Map<Ink, CssMetaData<Plot, Paint>> INKS = new EnumMap<>(Ink.class);
  private static final List<CssMetaData<? extends Styleable, ?>> ALL = new ArrayList<>(Region.getClassCssMetaData());

  static {
    ALL.add(FONT);
    for (Ink ink : Ink.values()) {
      INKS.put(ink, new OfInk(ink));
      ALL.add(INKS.get(ink));
    }
  }

  private final Map<Ink, Styled<Paint>> inks = new EnumMap<>(Ink.class);
  private final Styled<Font> font;
  private final Runnable changed;
  private final Text measure = new Text();
  private Fonts fonts;

  /** The type of a chart: small for axes and labels, the title's, and large for the last value. */
  record Fonts(Font from, Font small, Font title, Font large) {}

  PlotLook(Plot plot, Runnable changed) {
    this.changed = changed;
    font = new Styled<>(plot, FONT, Font.getDefault());
    INKS.forEach((ink, css) -> inks.put(ink, new Styled<>(plot, css, Color.TRANSPARENT)));
  }

  static List<CssMetaData<? extends Styleable, ?>> css() {
    return ALL;
  }

  Paint paint(Ink ink) {
    Paint paint = inks.get(ink).get();
    return paint == null ? Color.TRANSPARENT : paint;
  }

  /** The scale relative to normal size; 1.5 in projector mode. */
  double scale() {
    return font.get().getSize() / PLAIN_SIZE;
  }

  /** The width of a hairline: an integer, so that it stays crisp. */
  double hairline() {
    return Math.max(1, Math.round(scale()));
  }

  Fonts fonts() {
    if (fonts == null || fonts.from() != font.get()) {
      String family = font.get().getFamily();
      fonts = new Fonts(font.get(), Font.font(family, SMALL * scale()),
          Font.font(family, FontWeight.BOLD, PLAIN_SIZE * scale()),
          Font.font(family, FontWeight.BOLD, LARGE * scale()));
    }
    return fonts;
  }

  /** The width of {@code words} in {@code type}, in pixels. */
  double width(String words, Font type) {
    measure.setFont(type);
    measure.setText(words);
    return Math.ceil(measure.getLayoutBounds().getWidth());
  }

  /** {@code words}, or as much of their beginning as fits into {@code room} pixels with an ellipsis. */
  String fitted(String words, Font type, double room) {
    String shown = words;
    for (int end = words.length(); end > 0 && width(shown, type) > room; end--) {
      shown = words.substring(0, end - 1).stripTrailing() + "…";
    }
    return shown;
  }

  private final class Styled<V> extends StyleableObjectProperty<V> {
    private final Plot plot;
    private final CssMetaData<Plot, V> css;

    Styled(Plot plot, CssMetaData<Plot, V> css, V first) {
      super(first);
      this.plot = plot;
      this.css = css;
    }

    @Override
    protected void invalidated() {
      get();
      changed.run();
    }

    @Override
    public CssMetaData<? extends Styleable, V> getCssMetaData() {
      return css;
    }

    @Override
    public Object getBean() {
      return plot;
    }

    @Override
    public String getName() {
      return css.getProperty();
    }
  }

  private static final class OfInk extends CssMetaData<Plot, Paint> {
    private final Ink ink;

    OfInk(Ink ink) {
      super(ink.property(), StyleConverter.getPaintConverter(), Color.TRANSPARENT);
      this.ink = ink;
    }

    @Override
    public boolean isSettable(Plot plot) {
      return !plot.look().inks.get(ink).isBound();
    }

    @Override
    public StyleableProperty<Paint> getStyleableProperty(Plot plot) {
      return plot.look().inks.get(ink);
    }
  }
}
