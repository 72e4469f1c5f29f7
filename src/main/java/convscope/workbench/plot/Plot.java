package convscope.workbench.plot;

import convscope.foundation.Figures;
import convscope.workbench.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Insets;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A live chart of lines. Its owner adds points to the series of its lines and calls {@link #redraw} on every pulse; what
 * else changes, such as its size, its words or the zoom, it draws by itself. Style class {@code plot}; colors by the
 * properties {@code -plot-axis}, {@code -plot-line-1} and so on of a stylesheet. JavaFX thread.
 */
public final class Plot extends Region {
  private static final double LEAST_WIDTH = 160;
  private static final double LEAST_HEIGHT = 110;
  private static final double USUAL_WIDTH = 420;
  private static final double USUAL_HEIGHT = 200;

  private final StringProperty title = new SimpleStringProperty(this, "title", "");
  private final StringProperty unit = new SimpleStringProperty(this, "unit", "");
  private final StringProperty xName = new SimpleStringProperty(this, "xName", "");
  private final StringProperty emptyText = new SimpleStringProperty(this, "emptyText", "");
  private final BooleanProperty logScale = new SimpleBooleanProperty(this, "logScale");
  private final ObservableList<PlotLine> lines = FXCollections.observableArrayList();
  private final ObservableList<PlotMark> marks = FXCollections.observableArrayList();
  private final Texts texts;
  private final PlotGroup group;
  private final PlotLook look = new PlotLook(this, this::changed);
  private final PlotPainter painter = new PlotPainter(this);
  private final PlotCursor cursor = new PlotCursor(this);
  private final Canvas canvas = new Canvas();
  private final Canvas overlay = new Canvas();
  private boolean headline = true;
  private @Nullable UsualRange usual;
  private ValueRange zoomedValues;
  private PlotFrame frame;
  private long changes;
  private long drawings;
  private State drawn;

  /** What a line says at some x: its own nearest point. {@code y} is NaN at a gap. */
  public record Reading(PlotLine line, double x, double y) {}

  /** Values of y that are usual; both above zero for a log scale. */
  record UsualRange(double low, double high, String words) {}

  /** All that a drawing depends on. */
  private record State(long changes, long data, PlotGroup.Span shown, ValueRange values, double width, double height) {}

  /** A chart whose x is shared with the others of {@code group}; {@code texts} are those of this class's package. */
  public Plot(Texts texts, PlotGroup group) {
    this.texts = texts;
    this.group = group;
    group.join(this);
    getStyleClass().add("plot");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    canvas.setManaged(false);
    overlay.setManaged(false);
    overlay.setMouseTransparent(true);
    getChildren().addAll(canvas, overlay);
    new PlotGestures(this, canvas);
    InvalidationListener changing = what -> changed();
    title.addListener(changing);
    unit.addListener(changing);
    xName.addListener(changing);
    emptyText.addListener(changing);
    lines.addListener(changing);
    marks.addListener(changing);
    logScale.addListener((property, was, is) -> {
      zoomedValues = null;
      changed();
    });
  }

  public StringProperty titleProperty() {
    return title;
  }

  public String getTitle() {
    return title.get();
  }

  public void setTitle(String words) {
    title.set(words);
  }

  /** The unit of y, which stands beside the last value; may be empty. */
  public StringProperty unitProperty() {
    return unit;
  }

  public String getUnit() {
    return unit.get();
  }

  public void setUnit(String words) {
    unit.set(words);
  }

  /** What x counts, such as steps. */
  public StringProperty xNameProperty() {
    return xName;
  }

  public String getXName() {
    return xName.get();
  }

  public void setXName(String words) {
    xName.set(words);
  }

  /** What stands in place of lines while there are none: what will appear, and how to make it appear. */
  public StringProperty emptyTextProperty() {
    return emptyText;
  }

  public void setEmptyText(String words) {
    emptyText.set(words);
  }

  /** Whether y goes by its logarithm; what is not above zero is then a gap. */
  public BooleanProperty logScaleProperty() {
    return logScale;
  }

  public boolean isLogScale() {
    return logScale.get();
  }

  public void setLogScale(boolean log) {
    logScale.set(log);
  }

  /** Whether the last value of one line may stand large: not where lines of equal rank lie over each other. */
  public void setHeadline(boolean wanted) {
    headline = wanted;
    changed();
  }

  /** Marks the values of y from {@code low} to {@code high} as usual, named {@code words}; they are in the chart's range. */
  public void setUsualRange(double low, double high, String words) {
    usual = new UsualRange(low, high, words);
    changed();
  }

  @Nullable UsualRange usualRange() {
    return usual;
  }

  public ObservableList<PlotLine> getLines() {
    return lines;
  }

  /** Where somebody changed something, in the order in which they did. */
  public ObservableList<PlotMark> getMarks() {
    return marks;
  }

  public PlotGroup getGroup() {
    return group;
  }

  /** What every line says at {@code x}, without those that have no points. */
  public List<Reading> readings(double x) {
    List<Reading> readings = new ArrayList<>();
    for (PlotLine line : lines) {
      int near = line.series().indexNear(x);
      if (near >= 0) {
        readings.add(new Reading(line, line.series().x(near), line.series().y(near)));
      }
    }
    return readings;
  }

  /** The title and every line's last value, in words. */
  public String summary() {
    StringBuilder words = new StringBuilder(getTitle());
    String separator = ": ";
    for (PlotLine line : lines) {
      if (line.series().size() > 0) {
        String name = line.label().isEmpty() ? "" : line.label() + " ";
        String in = getUnit().isEmpty() ? "" : " " + getUnit();
        words.append(separator).append(name).append(Figures.value(line.series().last())).append(in);
        separator = ", ";
      }
    }
    return separator.equals(": ") ? words + ": " + emptiness() : words.toString();
  }

  /** Grows with every change of any line. */
  private long versions() {
    long sum = 0;
    for (PlotLine line : lines) {
      sum += line.series().version();
    }
    return sum;
  }

  /** Draws the chart if anything it shows has changed since it was last drawn; otherwise does nothing. */
  public void redraw() {
    State now = new State(changes, versions(), group.shown(),
        zoomedValues, canvas.getWidth(), canvas.getHeight());
    if (now.equals(drawn) || now.width() <= 0 || now.height() <= 0) {
      return;
    }
    drawn = now;
    drawings++;
    frame = PlotFrame.of(this, now.width(), now.height());
    GraphicsContext gc = canvas.getGraphicsContext2D();
    gc.clearRect(0, 0, now.width(), now.height());
    if (frame != null) {
      painter.paint(gc, frame);
    }
    drawCursor();
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT && getAccessibleText() == null
        ? summary() : super.queryAccessibleAttribute(attribute, parameters);
  }

  @Override
  public String getUserAgentStylesheet() {
    return Plot.class.getResource("plot.css").toExternalForm();
  }

  /** The properties that a stylesheet can set. */
  public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
    return PlotLook.css();
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return getClassCssMetaData();
  }

  @Override
  protected void layoutChildren() {
    Insets around = getInsets();
    double width = Math.max(0, Math.floor(getWidth() - around.getLeft() - around.getRight()));
    double height = Math.max(0, Math.floor(getHeight() - around.getTop() - around.getBottom()));
    for (Canvas each : List.of(canvas, overlay)) {
      each.relocate(snapPositionX(around.getLeft()), snapPositionY(around.getTop()));
      each.setWidth(width);
      each.setHeight(height);
    }
    redraw();
  }

  @Override
  protected double computeMinWidth(double height) {
    return snappedLeftInset() + LEAST_WIDTH * look.scale() + snappedRightInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return snappedTopInset() + LEAST_HEIGHT * look.scale() + snappedBottomInset();
  }

  @Override
  protected double computePrefWidth(double height) {
    return snappedLeftInset() + USUAL_WIDTH * look.scale() + snappedRightInset();
  }

  @Override
  protected double computePrefHeight(double width) {
    return snappedTopInset() + USUAL_HEIGHT * look.scale() + snappedBottomInset();
  }

  PlotLook look() {
    return look;
  }

  Texts texts() {
    return texts;
  }

  Canvas canvas() {
    return canvas;
  }

  PlotPainter painter() {
    return painter;
  }

  /** Where things lie since the last drawing; null before the first, and where there is no room. */
  PlotFrame frame() {
    return frame;
  }

  /** How often this has been drawn. */
  long drawings() {
    return drawings;
  }

  /** What y a person has zoomed to; null while y fits its values. */
  ValueRange zoomedValues() {
    return zoomedValues;
  }

  /** Shows the values of {@code y} from its low to its high, where they make a range at all. */
  void showValues(Axis y) {
    double length = y.log() ? y.high() / y.low() - 1 : y.high() - y.low();
    double size = y.log() ? 1 : Math.max(Math.abs(y.low()), Math.abs(y.high()));
    if (Double.isFinite(length) && length > 1e-9 * size && (!y.log() || y.low() > 0)) {
      zoomedValues = new ValueRange(y.low(), y.high());
      redraw();
    }
  }

  void fitValues() {
    zoomedValues = null;
  }

  void drawCursor() {
    cursor.draw(overlay, frame, group.cursorProperty().get());
  }

  /**
   * The line whose last value stands large: the first strong one, else the first; null where there is none, and where there
   * are more than two strong ones, of which none says it all.
   */
  PlotLine leadingLine() {
    if (!headline || lines.stream().filter(PlotLine::strong).count() > 2) {
      return null;
    }
    return lines.stream().filter(PlotLine::strong).findFirst().orElse(lines.isEmpty() ? null : lines.get(0));
  }

  /** The x of the point of any line that is nearest to {@code x}; itself where there are none. */
  double nearestPlace(double x) {
    double nearest = Double.NaN;
    for (Reading reading : readings(x)) {
      if (Double.isNaN(nearest) || Math.abs(reading.x() - x) < Math.abs(nearest - x)) {
        nearest = reading.x();
      }
    }
    return Double.isNaN(nearest) ? x : nearest;
  }

  /** What an empty chart says. */
  String emptiness() {
    boolean points = lines.stream().anyMatch(line -> line.series().size() > 0);
    if (isLogScale() && points) {
      return texts.get("plot.nothingAboveZero");
    }
    return emptyText.get().isEmpty() ? texts.get("plot.empty") : emptyText.get();
  }

  private void changed() {
    changes++;
    requestLayout();
  }
}
