package convscope.workbench.plot;

import convscope.workbench.fx.Texts;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Insets;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A live chart of lines. Its owner adds points to the series of its lines and calls {@link #redraw} on every pulse;
 * what else changes, such as its size, its words or the zoom, it draws by itself. Style class {@code plot}; colors by
 * the properties {@code -plot-axis}, {@code -plot-line-1} and so on of a stylesheet. JavaFX thread.
 */
public final class Plot extends Region {
  private static final double LEAST_WIDTH = 160;
  private static final double LEAST_HEIGHT = 110;
  private static final double USUAL_WIDTH = 420;
  private static final double USUAL_HEIGHT = 200;
  /** How long one drawing may compute: what is left is done in the next. */
  private static final long SLICE_NANOS = 6_000_000;

  private final BooleanProperty logScale = new SimpleBooleanProperty(this, "logScale");
  private final ObservableList<PlotLine> lines = FXCollections.observableArrayList();
  private final ObservableList<PlotMark> marks = FXCollections.observableArrayList();
  private final Texts texts;
  private final PlotGroup group;
  private final PlotLook look = new PlotLook(this, this::changed);
  private final PlotPainter painter = new PlotPainter(this);
  private final PlotCursor cursor = new PlotCursor(this);
  private final PlotWords words = new PlotWords(this);
  private final PlotActions actions = new PlotActions(this);
  private final PlotToolbar toolbar;
  private final PlotKeys keys = new PlotKeys(this);
  private final PlotCanvas canvas = new PlotCanvas();
  private final PlotCanvas overlay = new PlotCanvas();
  private String title = "";
  private String unit = "";
  private String xName = "";
  private String emptyText = "";
  private boolean headline = true;
  private boolean automaticLog;
  private boolean scaleChosen;
  private @Nullable UsualRange usual;
  private ValueRange zoomedValues;
  private PlotFrame frame;
  private long changes;
  private long drawings;
  private State drawn;

  /** What a line says at some x: its own nearest point, and what is drawn there. {@code y} is NaN at a gap. */
  public record Reading(PlotLine line, double x, double y, double smoothed) {}

  /** All that a drawing depends on; {@code ready} are the points that are ready to be drawn. */
  private record State(long changes, long data, long ready, PlotGroup.Span shown, ValueRange values, double width,
      double height) {}

  /** A chart whose x is shared with the others of {@code group}; {@code texts} are those of this class's package. */
  public Plot(Texts texts, PlotGroup group) {
    this.texts = texts;
    this.group = group;
    group.join(this);
    getStyleClass().add("plot");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    overlay.setMouseTransparent(true);
    toolbar = new PlotToolbar(this);
    getChildren().addAll(canvas, toolbar, overlay);
    new PlotGestures(this, canvas);
    InvalidationListener changing = what -> changed();
    sceneProperty().addListener(changing);
    lines.addListener(changing);
    marks.addListener(changing);
    logScale.addListener((property, was, is) -> {
      zoomedValues = null;
      changed();
    });
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String words) {
    title = words;
    changed();
  }

  /** The unit of y, which stands beside the last value; may be empty. */
  public String getUnit() {
    return unit;
  }

  public void setUnit(String words) {
    unit = words;
    changed();
  }

  /** What x counts, such as steps. */
  public String getXName() {
    return xName;
  }

  public void setXName(String words) {
    xName = words;
    changed();
  }

  public String getEmptyText() {
    return emptyText;
  }

  /** What stands in place of lines while there are none: what will appear, and how to make it appear. */
  public void setEmptyText(String words) {
    emptyText = words;
    changed();
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

  /** Whether the chart goes over to a log scale by itself when a line diverges, until a user chooses a scale. */
  public void setAutomaticLog(boolean automatic) {
    automaticLog = automatic;
    changed();
  }

  /** The user's choice of scale, from now on. */
  void chooseLogScale(boolean log) {
    scaleChosen = true;
    setLogScale(log);
    changed();
  }

  /** Whether it was not a user who chose the log scale. */
  boolean scaleIsAutomatic() {
    return automaticLog && !scaleChosen;
  }

  /** Whether the last value of one line may stand large: not where lines of equal rank lie over each other. */
  public void setHeadline(boolean wanted) {
    headline = wanted;
    changed();
  }

  /**
   * Marks the values of y from {@code low} to {@code high} as usual, named {@code words}; they are in the chart's
   * range.
   */
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

  /** The lines that are not switched off. */
  List<PlotLine> shownLines() {
    return lines.stream().filter(line -> group.shows(line.series().name())).toList();
  }

  /** The points of {@code line} as they are drawn. */
  Trace trace(PlotLine line) {
    return line.trace(group.settings().smoothingProperty().get());
  }

  /** What every line says at {@code x}, without those that have no points or are switched off. */
  public List<Reading> readings(double x) {
    return words.readings(x);
  }

  /** The title and every line's last value, in words. */
  public String summary() {
    return words.summary();
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
    boolean all = prepare(System.nanoTime() + SLICE_NANOS);
    if (scaleIsAutomatic()) {
      setLogScale(Divergence.needsLog(this));
    }
    long ready = lines.stream().mapToLong(line -> trace(line).size() + line.series().raw().size()).sum();
    State now =
        new State(changes, versions(), ready, group.shown(), zoomedValues, canvas.getWidth(), canvas.getHeight());
    if (getScene() == null || now.equals(drawn) || now.width() <= 0 || now.height() <= 0) {
      return;
    }
    drawn = now;
    drawings++;
    frame = PlotFrame.of(this, now.width(), now.height());
    GraphicsContext gc = canvas.pen();
    gc.clearRect(0, 0, now.width(), now.height());
    if (frame != null) {
      painter.paint(gc, frame);
    }
    toolbar.place(frame);
    keys.place(frame);
    drawCursor();
    if (!all) {
      Platform.runLater(this::redraw);
    }
  }

  /** Computes what the lines need to be drawn, until {@code deadline}; whether all of it is there. */
  boolean prepare(long deadline) {
    boolean all = true;
    for (PlotLine line : lines) {
      all &= line.series().raw().update(deadline) & trace(line).update(deadline);
    }
    return all;
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
    for (PlotCanvas each : List.of(canvas, overlay)) {
      each.resizeRelocate(snapPositionX(around.getLeft()), snapPositionY(around.getTop()), width, height);
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

  PlotCanvas canvas() {
    return canvas;
  }

  PlotCanvas overlay() {
    return overlay;
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

  boolean hasHeadline() {
    return headline;
  }

  PlotWords words() {
    return words;
  }

  PlotToolbar toolbar() {
    return toolbar;
  }

  PlotCursor cursor() {
    return cursor;
  }

  void addKey(Node key) {
    getChildren().add(getChildren().indexOf(overlay), key);
  }

  PlotActions actions() {
    return actions;
  }

  /** Draws the chart again with the next layout. */
  void changed() {
    changes++;
    requestLayout();
  }
}
