package convscope.workbench.inspect;

import convscope.foundation.Figures;
import convscope.workbench.control.Pictured;
import java.util.function.IntFunction;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;

/**
 * Histograms over time: steps to the right, values upwards, brightness shows the count. Beside it, on the same axis,
 * the histogram of one step as an outline: of the step under the cursor, else of the marked one, else the last. A
 * single step is drawn as upright bars. The cursor follows the pointer and the arrow keys. Style class
 * {@code histogram-chart}. JavaFX thread.
 */
public final class HistogramChart extends Region implements Pictured {
  private static final double OUTLINE_SHARE = 0.2;
  private static final double GAP = 6;

  /**
   * The content. The arrays must not be modified.
   *
   * @param low the value at the bottom
   * @param high the value at the top, above it
   * @param steps of the moments, ascending
   * @param levels for every moment, from the bottom up, the counts, 0 … 1 on one scale for all moments
   * @param counts for every moment, from the bottom up, how many values each bin has
   */
  public record Series(double low, double high, long[] steps, float[][] levels, double[][] counts) {
    boolean single() {
      return steps.length == 1;
    }
  }

  private final ImageView strip = new ImageView();
  private final Path outline = new Path();
  private final Line zero = line("zero");
  private final Line mark = line("mark");
  private final Line cursorLine = line("cursor");
  private final Label top = label();
  private final Label bottom = label();
  private final Label first = label();
  private final Label last = label();
  private final UprightBars upright = new UprightBars();
  private final IntegerProperty cursor = new SimpleIntegerProperty(this, "moment", -1);
  private final IntegerProperty bin = new SimpleIntegerProperty(this, "bin", -1);
  private int[] colours = {0xFF000000, 0xFFFFFFFF};
  private @Nullable Series shown;
  /** What the strip's picture was drawn of: it is drawn again only for other values or another size. */
  private @Nullable Series drawn;
  private int marked = -1;
  private String title = "";
  private IntFunction<String> stepWords = Integer::toString;

  public HistogramChart() {
    getStyleClass().add("histogram-chart");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    strip.setSmooth(false);
    outline.getStyleClass().add("outline");
    for (Node node : new Node[] {strip, outline, upright, zero, mark, cursorLine, top, bottom, first, last}) {
      node.setManaged(false);
      node.setMouseTransparent(true);
      getChildren().add(node);
    }
    bottom.setAlignment(Pos.BOTTOM_LEFT);
    cursor.addListener((property, was, is) -> requestLayout());
    bin.addListener((property, was, is) -> {
      if (shown != null && shown.single()) {
        requestLayout();
      }
    });
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX(), event.getY()));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> leave());
    addEventHandler(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private static Line line(String styleClass) {
    Line line = new Line();
    line.getStyleClass().add(styleClass);
    return line;
  }

  private static Label label() {
    Label label = new Label();
    label.getStyleClass().add("tick");
    return label;
  }

  /** Shows {@code histograms}; null for nothing. The cursor stays if its moment still exists. */
  public void show(@Nullable Series histograms) {
    shown = histograms;
    if (histograms == null || cursor.get() >= histograms.steps().length) {
      leave();
    }
    requestLayout();
  }

  /** The content; null for none. */
  public @Nullable Series shown() {
    return shown;
  }

  /** ARGB from no values to the largest count. */
  public void setColours(int[] argb) {
    colours = argb.clone();
    drawn = null;
    requestLayout();
  }

  /** Marks the moment nearest to step {@code step}; a step below 0 for none. */
  public void setMark(long step) {
    marked = shown == null || step < 0 ? -1 : nearest(step);
    requestLayout();
  }

  /** Its subject, in a few words; its accessible text may describe what is pointed at. */
  public void setTitle(String words) {
    title = words;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Pictured.Pixels picture() {
    double width = getWidth() - snappedLeftInset() - snappedRightInset();
    double height = getHeight() - snappedTopInset() - snappedBottomInset();
    if (outlined() < 0 || width < 1 || height < 1) {
      return new Pictured.Pixels(0, 0, new int[0]);
    }
    // Without the border, which is the frame of the focus.
    Bounds inside = localToParent(new BoundingBox(snappedLeftInset(), snappedTopInset(), width, height));
    SnapshotParameters seen = new SnapshotParameters();
    seen.setViewport(new Rectangle2D(inside.getMinX(), inside.getMinY(), Math.floor(width), Math.floor(height)));
    return Pictured.Pixels.of(snapshot(seen, null));
  }

  /** The format of a step below the strip; steps beyond an int are not written. */
  public void setStepWords(IntFunction<String> words) {
    stepWords = words;
  }

  /** The number of the moment pointed at; -1 for none. */
  public IntegerProperty momentProperty() {
    return cursor;
  }

  /** The number of the bin pointed at, from the bottom; -1 for none. */
  public IntegerProperty binProperty() {
    return bin;
  }

  /** The number of the moment whose outline is drawn; -1 if nothing is shown. */
  public int outlined() {
    if (shown == null || shown.steps().length == 0) {
      return -1;
    }
    return cursor.get() >= 0 ? Math.min(cursor.get(), shown.steps().length - 1) : marked >= 0 ? marked
        : shown.steps().length - 1;
  }

  private int nearest(double step) {
    int best = 0;
    for (int i = 1; i < shown.steps().length; i++) {
      best = Math.abs(shown.steps()[i] - step) <= Math.abs(shown.steps()[best] - step) ? i : best;
    }
    return best;
  }

  private void leave() {
    bin.set(-1);
    cursor.set(-1);
  }

  private void point(double x, double y) {
    if (shown == null || shown.steps().length == 0) {
      return;
    }
    int bins = shown.levels()[0].length;
    double share = shown.single() ? (x - plotLeft()) / Math.max(1, plotRight() - plotLeft())
        : (plotBottom() - y) / (plotBottom() - plotTop());
    bin.set((int) Math.max(0, Math.min(bins - 1, Math.floor(share * bins))));
    if (x <= stripRight() && shown.steps().length > 1) {
      long[] steps = shown.steps();
      double along = (x - plotLeft()) / Math.max(1, stripRight() - plotLeft());
      cursor.set(nearest(steps[0] + along * (steps[steps.length - 1] - steps[0])));
    } else if (shown.steps().length == 1) {
      cursor.set(0);
    }
  }

  private void key(KeyEvent event) {
    if (shown == null || shown.steps().length == 0) {
      return;
    }
    int count = shown.steps().length;
    int bins = shown.levels()[0].length;
    int at = outlined();
    boolean more = event.getCode() == KeyCode.UP || shown.single() && event.getCode() == KeyCode.RIGHT;
    boolean less = event.getCode() == KeyCode.DOWN || shown.single() && event.getCode() == KeyCode.LEFT;
    if (more || less) {
      cursor.set(at);
      bin.set(Math.max(0, Math.min(bins - 1, bin.get() < 0 ? zeroBin() : bin.get() + (more ? 1 : -1))));
    } else if (event.getCode() == KeyCode.LEFT) {
      cursor.set(Math.max(0, cursor.get() < 0 ? at : at - 1));
    } else if (event.getCode() == KeyCode.RIGHT) {
      cursor.set(Math.min(count - 1, cursor.get() < 0 ? at : at + 1));
    } else if (event.getCode() == KeyCode.HOME || event.getCode() == KeyCode.END) {
      cursor.set(event.getCode() == KeyCode.HOME ? 0 : count - 1);
    } else if (event.getCode() == KeyCode.ESCAPE && cursor.get() >= 0) {
      leave();
    } else {
      return;
    }
    event.consume();
  }

  /** The bin above zero. */
  private int zeroBin() {
    return (int) Math.round(-shown.low() / (shown.high() - shown.low()) * shown.levels()[0].length);
  }

  @Override
  public String getUserAgentStylesheet() {
    return HistogramChart.class.getResource("nodes.css").toExternalForm();
  }

  private double plotLeft() {
    return snappedLeftInset();
  }

  private double plotTop() {
    return snappedTopInset();
  }

  private double plotBottom() {
    double below = shown != null ? first.prefHeight(-1) : 0;
    return Math.max(plotTop() + 1, getHeight() - snappedBottomInset() - below);
  }

  private double plotRight() {
    double values = shown != null && shown.single() ? 0 : Math.max(top.prefWidth(-1), bottom.prefWidth(-1));
    return Math.max(plotLeft() + 1, getWidth() - snappedRightInset() - values - GAP);
  }

  private double stripRight() {
    double width = plotRight() - plotLeft();
    return plotLeft() + (shown != null && shown.steps().length > 1 ? Math.floor(width * (1 - OUTLINE_SHARE)) : 0);
  }

  @Override
  protected void layoutChildren() {
    boolean any = shown != null && shown.steps().length > 0;
    getChildren().forEach(child -> child.setVisible(any));
    if (!any) {
      return;
    }
    top.setText(Figures.signed(shown.high()));
    bottom.setText(Figures.signed(shown.low()));
    upright.setVisible(shown.single());
    if (shown.single()) {
      drawUpright();
      return;
    }
    place(top, plotRight() + GAP, plotTop());
    place(bottom, plotRight() + GAP, plotBottom() - bottom.prefHeight(-1));
    double height = plotBottom() - plotTop();
    double atZero = plotBottom() - height * (0 - shown.low()) / (shown.high() - shown.low());
    horizontal(zero, atZero);
    zero.setVisible(shown.low() < 0 && shown.high() > 0);
    drawStrip((int) Math.round(stripRight() - plotLeft()), (int) Math.round(height));
    drawOutline(stripRight() + GAP, plotRight(), height);
  }

  /** One step: values to the right, counts upwards. */
  private void drawUpright() {
    for (Node node : new Node[] {strip, outline, mark, first, last}) {
      node.setVisible(false);
    }
    double width = plotRight() - plotLeft();
    upright.resizeRelocate(plotLeft(), plotTop(), width, plotBottom() - plotTop());
    upright.show(shown.counts()[0]);
    place(bottom, plotLeft(), plotBottom());
    place(top, plotRight() - top.prefWidth(-1), plotBottom());
    zero.setVisible(shown.low() < 0 && shown.high() > 0);
    upright(zero, plotLeft() + width * -shown.low() / (shown.high() - shown.low()));
    cursorLine.setVisible(bin.get() >= 0);
    upright(cursorLine, plotLeft() + width * (bin.get() + 0.5) / shown.levels()[0].length);
  }

  private static void place(Label label, double x, double y) {
    label.resizeRelocate(x, y, label.prefWidth(-1), label.prefHeight(-1));
  }

  private void horizontal(Line line, double y) {
    line.setStartX(plotLeft());
    line.setEndX(plotRight());
    line.setStartY(Math.round(y) + 0.5);
    line.setEndY(Math.round(y) + 0.5);
  }

  private void vertical(Line line, int moment) {
    line.setVisible(moment >= 0 && moment < shown.steps().length && shown.steps().length > 1);
    if (line.isVisible()) {
      long[] steps = shown.steps();
      double share = (double) (steps[moment] - steps[0]) / Math.max(1, steps[steps.length - 1] - steps[0]);
      upright(line, plotLeft() + share * (stripRight() - plotLeft() - 1));
    }
  }

  private void upright(Line line, double x) {
    line.setStartX(Math.round(x) + 0.5);
    line.setEndX(Math.round(x) + 0.5);
    line.setStartY(plotTop());
    line.setEndY(plotBottom());
  }

  private void drawStrip(int width, int height) {
    long[] steps = shown.steps();
    boolean many = steps.length > 1 && width > 0 && height > 0;
    first.setText(many ? words(steps[0]) : "");
    last.setText(many ? words(steps[steps.length - 1]) : "");
    strip.setVisible(many);
    last.setVisible(many);
    first.setVisible(many && first.prefWidth(-1) + last.prefWidth(-1) < width);
    vertical(mark, marked);
    vertical(cursorLine, cursor.get());
    if (!many) {
      return;
    }
    if (drawn != shown || strip.getImage() == null || strip.getImage().getWidth() != width
        || strip.getImage().getHeight() != height) {
      strip.setImage(paint(width, height));
      drawn = shown;
    }
    strip.relocate(plotLeft(), plotTop());
    place(first, plotLeft(), plotBottom());
    place(last, stripRight() - last.prefWidth(-1), plotBottom());
  }

  private WritableImage paint(int width, int height) {
    long[] steps = shown.steps();
    int[] argb = new int[width * height];
    int moment = 0;
    for (int x = 0; x < width; x++) {
      double step = steps[0] + (x + 0.5) / width * (steps[steps.length - 1] - steps[0]);
      while (moment + 1 < steps.length && Math.abs(steps[moment + 1] - step) <= Math.abs(steps[moment] - step)) {
        moment++;
      }
      float[] levels = shown.levels()[moment];
      for (int y = 0; y < height; y++) {
        float level = levels[(height - 1 - y) * levels.length / height];
        argb[y * width + x] = colours[Math.round(level * (colours.length - 1))];
      }
    }
    WritableImage image = new WritableImage(width, height);
    image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    return image;
  }

  private String words(long step) {
    return step == (int) step ? stepWords.apply((int) step) : "";
  }

  private void drawOutline(double left, double right, double height) {
    float[] levels = shown.levels()[outlined()];
    outline.getElements().clear();
    outline.getElements().add(new MoveTo(left, plotBottom()));
    for (int i = 0; i < levels.length; i++) {
      double x = left + levels[i] * (right - left);
      outline.getElements().add(new LineTo(x, plotBottom() - height * i / levels.length));
      outline.getElements().add(new LineTo(x, plotBottom() - height * (i + 1) / levels.length));
    }
    outline.getElements().add(new LineTo(left, plotTop()));
  }
}
