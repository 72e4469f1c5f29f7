package convscope.workbench.inspect;

import convscope.workbench.control.FixedRegion;
import convscope.workbench.fx.Hint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A {@link NumberTable}: each number on its color, or only the colors where the cells are too small for numbers. The
 * numbers of an editable one can be dragged, typed, and changed with plus and minus; Escape takes a change back. Style
 * class {@code number-grid}. JavaFX thread.
 */
final class NumberGrid extends FixedRegion {
  private static final PseudoClass LIGHT = PseudoClass.getPseudoClass("light");
  private static final PseudoClass BLANK = PseudoClass.getPseudoClass("blank");
  private static final PseudoClass EDITABLE = PseudoClass.getPseudoClass("editable");
  private static final int GAP = 1;
  private static final int MOST_SPOKEN = 100;

  private final ImageView colours = new ImageView();
  private final List<Text> figures = new ArrayList<>();
  private final List<Region> marks = new ArrayList<>();
  private final Region cursor = new Region();
  private final Hint hint = new Hint(() -> this);
  private @Nullable NumberTable table;
  private List<String> shown = List.of();
  private double cellWidth = 1;
  private double cellHeight = 1;
  private boolean numbers;
  private boolean brief;
  private final NumberEditing editing = new NumberEditing(this);

  NumberGrid() {
    getStyleClass().add("number-grid");
    setAccessibleRole(AccessibleRole.TEXT);
    colours.setManaged(false);
    colours.setSmooth(false);
    colours.setMouseTransparent(true);
    cursor.getStyleClass().add("cursor");
    cursor.setManaged(false);
    cursor.setMouseTransparent(true);
    cursor.setVisible(false);
    getChildren().addAll(colours, cursor);
    setOnMouseMoved(this::moved);
    setOnMouseExited(event -> hint.hide());
    editing.install();
    focusedProperty().addListener((property, was, is) -> requestLayout());
  }

  /** Has changes by hand told to {@code listener}. */
  void setEditor(CellEditor listener) {
    editing.tell(listener);
  }

  /** Shows {@code now}. */
  void show(NumberTable now) {
    NumberTable before = table;
    table = now;
    shown = List.of();
    setFocusTraversable(now.editable());
    pseudoClassStateChanged(EDITABLE, now.editable());
    setAccessibleText(now.values().length > MOST_SPOKEN ? now.caption()
        : now.caption() + ": " + String.join("  ", now.figures(true)));
    if (before == null || before.columns() != now.columns() || before.values().length != now.values().length) {
      requestParentLayout();
    }
    requestLayout();
  }

  /** What it shows; null before the first. */
  @Nullable NumberTable table() {
    return table;
  }

  /** What stands in cell {@code cell}. */
  String figure(int cell) {
    return Objects.requireNonNull(table).figure(cell, brief);
  }

  /** Puts {@code field} over the grid. */
  void add(TextField field) {
    getChildren().add(field);
    field.applyCss();
    layout();
  }

  /** Takes {@code field} away. */
  void remove(TextField field) {
    getChildren().remove(field);
  }

  /** Makes each cell {@code width} by {@code height} points, with the numbers in them or only the colors. */
  void size(double width, double height, boolean withNumbers) {
    cellWidth = Math.max(2, Math.floor(width));
    cellHeight = Math.max(2, Math.floor(height));
    numbers = withNumbers;
    requestParentLayout();
    requestLayout();
  }

  /** Writes the numbers with a decimal less, or not. */
  void setBrief(boolean now) {
    if (now != brief) {
      brief = now;
      shown = List.of();
      requestLayout();
    }
  }

  /** Whether a number is being changed. */
  boolean editing() {
    return editing.busy();
  }

  @Override
  protected double computePrefWidth(double height) {
    return table == null ? 0 : table.columns() * cellWidth;
  }

  @Override
  protected double computePrefHeight(double width) {
    return table == null ? 0 : table.height() * cellHeight;
  }

  @Override
  public String getUserAgentStylesheet() {
    return NumberGrid.class.getResource("nodes.css").toExternalForm();
  }

  @Override
  protected void layoutChildren() {
    if (table == null) {
      return;
    }
    paint(table);
    write(table);
    mark(table);
    cursor.setVisible(table.editable() && isFocused());
    int at = Math.min(editing.at(), table.values().length - 1);
    place(cursor, at);
    if (editing.field() != null) {
      editing.field().resizeRelocate(x(at) - cellWidth * 0.15, y(at) - cellHeight * 0.15, cellWidth * 1.3,
          cellHeight * 1.3);
    }
  }

  private double x(int cell) {
    return cell % Objects.requireNonNull(table).columns() * cellWidth;
  }

  private double y(int cell) {
    return cell / Objects.requireNonNull(table).columns() * cellHeight;
  }

  private void place(Region over, int cell) {
    over.resizeRelocate(x(cell) - GAP, y(cell) - GAP, cellWidth + GAP, cellHeight + GAP);
  }

  /** A hairline of background is left right of and below each cell. */
  private void paint(NumberTable now) {
    int across = (int) cellWidth;
    int down = (int) cellHeight;
    int width = now.columns() * across;
    int height = now.height() * down;
    int[] pixels = new int[width * height];
    for (int cell = 0; cell < now.values().length; cell++) {
      int left = cell % now.columns() * across;
      int top = cell / now.columns() * down;
      for (int y = top; y < top + down - GAP; y++) {
        Arrays.fill(pixels, y * width + left, y * width + left + across - GAP, now.argb()[cell]);
      }
    }
    WritableImage image = colours.getImage() instanceof WritableImage same && same.getWidth() == width
        && same.getHeight() == height ? same : new WritableImage(width, height);
    image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    colours.setImage(image);
  }

  private void write(NumberTable now) {
    if (numbers && shown.isEmpty()) {
      shown = now.figures(brief);
    }
    int wanted = numbers ? shown.size() : 0;
    boolean added = figures.size() < wanted;
    while (figures.size() < wanted) {
      Text figure = new Text();
      figure.getStyleClass().add("figure");
      figure.setManaged(false);
      figure.setMouseTransparent(true);
      figure.setTextOrigin(VPos.CENTER);
      figures.add(figure);
      getChildren().add(figure);
    }
    if (added) {
      // Otherwise they would be placed by the width of an unstyled text.
      applyCss();
    }
    for (int i = 0; i < figures.size(); i++) {
      Text figure = figures.get(i);
      figure.setVisible(i < wanted);
      if (i < wanted) {
        int argb = now.argb()[i];
        figure.setText(argb == 0 && shown.get(i).isEmpty() ? "" : shown.get(i));
        figure.pseudoClassStateChanged(BLANK, argb == 0);
        figure.pseudoClassStateChanged(LIGHT, argb != 0 && dark(argb));
        figure.setX(Math.round(x(i) + (cellWidth - GAP - figure.getLayoutBounds().getWidth()) / 2));
        figure.setY(Math.round(y(i) + (cellHeight - GAP) / 2));
      }
    }
  }

  /** Whether white is seen better on {@code argb} than black, by the relative luminance of WCAG. */
  private static boolean dark(int argb) {
    double luminance = 0.2126 * linear(argb >> 16 & 0xFF) + 0.7152 * linear(argb >> 8 & 0xFF)
        + 0.0722 * linear(argb & 0xFF);
    return luminance < 0.179;
  }

  private static double linear(int level) {
    double share = level / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private void mark(NumberTable now) {
    int used = 0;
    for (int cell = 0; cell < now.marks().length; cell++) {
      if (now.marks()[cell]) {
        if (used == marks.size()) {
          Region mark = new Region();
          mark.getStyleClass().add("mark");
          mark.setManaged(false);
          mark.setMouseTransparent(true);
          marks.add(mark);
          getChildren().add(mark);
        }
        place(marks.get(used), cell);
        used++;
      }
    }
    for (int i = 0; i < marks.size(); i++) {
      marks.get(i).setVisible(i < used);
    }
  }

  /** The cell under the pointer; −1 for none. */
  int cell(MouseEvent event) {
    int column = (int) Math.floor(event.getX() / cellWidth);
    int row = (int) Math.floor(event.getY() / cellHeight);
    NumberTable now = table;
    int cell = now == null ? -1 : row * now.columns() + column;
    return now == null || column < 0 || column >= now.columns() || row < 0 || cell >= now.values().length ? -1 : cell;
  }

  private void moved(MouseEvent event) {
    int cell = cell(event);
    NumberTable now = table;
    hint.over(cell < 0 || now == null || numbers ? null : now.figure(cell, false), event.getScreenX(),
        event.getScreenY());
  }
}
