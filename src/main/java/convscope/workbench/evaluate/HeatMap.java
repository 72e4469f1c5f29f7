package convscope.workbench.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A square table of figures whose cells are shaded: one tint on the diagonal, another beside it. The figures are as
 * large as the cells allow. One cell can be selected, by the pointer or by the arrow keys, Home and End. Style classes
 * {@code heat-map}, {@code cell}, {@code tint}; colors come from the stylesheet. JavaFX thread.
 */
public final class HeatMap extends Region {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass DIAGONAL = PseudoClass.getPseudoClass("diagonal");
  private static final double GAP = 2;
  private static final double WIDEST = 1.7;
  private static final double LEAST = 20;
  private static final double USUAL = 48;
  private static final double LARGEST_FONT = 28;
  private static final double SMALLEST_FONT = 8;
  /** The share of a cell's height that the font takes; in low cells more, until it is easy to read. */
  private static final double FONT_SHARE = 0.5;
  private static final double MOST_FONT_SHARE = 0.75;
  private static final double READABLE_FONT = 16;
  /** The width of a digit in sizes of the font. */
  private static final double DIGIT_SHARE = 0.62;
  /** The frame of a selected cell and a hairline of air, on both sides; there is less air in narrow cells. */
  private static final double AROUND_FIGURE = 8;
  private static final double LEAST_AROUND_FIGURE = 5;
  private static final double AROUND_SHARE = 0.2;

  private final ObjectProperty<Cell> chosen = new SimpleObjectProperty<>(this, "chosen");
  private final List<Label> rows = new ArrayList<>();
  private final List<Label> columns = new ArrayList<>();
  private final List<StackPane> cells = new ArrayList<>();
  private String name = "";
  private BiFunction<Integer, Integer, String> description = (row, column) -> "";
  private int size;
  private int longest = 1;

  /**
   * The name of a row and a column.
   *
   * @param text what fits beside a cell
   * @param help the whole name
   */
  public record Heading(String text, String help) {}

  /** A cell by its row and column, both from 0. */
  public record Cell(int row, int column) {}

  public HeatMap() {
    getStyleClass().add("heat-map");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    chosen.addListener((property, was, is) -> mark(was, is));
    setOnKeyPressed(this::pressed);
  }

  /** The selected cell; null for none. */
  public ObjectProperty<Cell> chosenProperty() {
    return chosen;
  }

  /**
   * Shows {@code figures}.
   *
   * @param whole its accessible text while no cell is selected
   * @param headings of the rows, and of the columns
   * @param figures the text of each cell, by row and column; empty where nothing is to be read
   * @param shades how strongly each cell is tinted, 0 … 1
   * @param words a cell's text, by row and column
   */
  public void show(String whole, List<Heading> headings, String[][] figures, double[][] shades,
      BiFunction<Integer, Integer, String> words) {
    name = whole;
    description = words;
    if (size != headings.size()) {
      make(headings.size());
    }
    for (int row = 0; row < size; row++) {
      tell(rows.get(row), headings.get(row));
      tell(columns.get(row), headings.get(row));
      for (int column = 0; column < size; column++) {
        StackPane cell = cells.get(row * size + column);
        ((Label) cell.getChildren().get(1)).setText(figures[row][column]);
        ((StackPane) cell.getChildren().get(0)).getChildren().get(0).setOpacity(shades[row][column]);
        cell.setAccessibleHelp(words.apply(row, column));
      }
    }
    longest = Arrays.stream(figures).flatMap(Arrays::stream).mapToInt(String::length).max().orElse(1);
    mark(null, chosen.get());
    requestLayout();
  }

  private void make(int count) {
    size = count;
    chosen.set(null);
    rows.clear();
    columns.clear();
    cells.clear();
    getChildren().clear();
    for (int row = 0; row < size; row++) {
      rows.add(heading("row"));
      columns.add(heading("column"));
      for (int column = 0; column < size; column++) {
        cells.add(cell(row, column));
      }
    }
    getChildren().addAll(rows);
    getChildren().addAll(columns);
    getChildren().addAll(cells);
  }

  private static void tell(Label label, Heading heading) {
    label.setText(heading.text());
    label.setAccessibleHelp(heading.help());
  }

  private static Label heading(String style) {
    Label heading = new Label();
    heading.getStyleClass().add(style);
    return heading;
  }

  private StackPane cell(int row, int column) {
    Region shade = new Region();
    shade.getStyleClass().add("shade");
    // The stylesheet sets the strongest tint; the number is the fraction of it.
    StackPane tint = new StackPane(shade);
    tint.getStyleClass().add("tint");
    StackPane cell = new StackPane(tint, new Label());
    cell.getStyleClass().add("cell");
    cell.pseudoClassStateChanged(DIAGONAL, row == column);
    cell.setOnMousePressed(event -> {
      requestFocus();
      chosen.set(new Cell(row, column));
      event.consume();
    });
    return cell;
  }

  private void mark(@Nullable Cell was, @Nullable Cell is) {
    if (was != null && was.row() < size && was.column() < size) {
      cells.get(was.row() * size + was.column()).pseudoClassStateChanged(CHOSEN, false);
    }
    if (is != null) {
      cells.get(is.row() * size + is.column()).pseudoClassStateChanged(CHOSEN, true);
    }
    setAccessibleText(is == null || size == 0 ? name : description.apply(is.row(), is.column()));
  }

  private void pressed(KeyEvent event) {
    if (size == 0) {
      return;
    }
    switch (event.getCode()) {
      case LEFT, KP_LEFT -> move(0, -1);
      case RIGHT, KP_RIGHT -> move(0, 1);
      case UP, KP_UP -> move(-1, 0);
      case DOWN, KP_DOWN -> move(1, 0);
      case HOME -> move(0, -size);
      case END -> move(0, size);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(int down, int right) {
    Cell from = chosen.get();
    chosen.set(from == null ? new Cell(0, 0) : new Cell(Math.max(0, Math.min(size - 1, from.row() + down)),
        Math.max(0, Math.min(size - 1, from.column() + right))));
  }

  private double headings() {
    return Math.ceil(rows.stream().mapToDouble(row -> row.prefWidth(-1)).max().orElse(0)) + 2 * GAP;
  }

  @Override
  protected double computeMinWidth(double height) {
    return headings() + size * LEAST;
  }

  @Override
  protected double computeMinHeight(double width) {
    return headings() + size * LEAST;
  }

  @Override
  protected double computePrefWidth(double height) {
    return headings() + size * USUAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return headings() + size * USUAL;
  }

  @Override
  protected void layoutChildren() {
    if (size == 0) {
      return;
    }
    double left = headings();
    double wide = Math.floor((getWidth() - left) / size);
    // Column names are horizontal if there is room for them, otherwise vertical.
    boolean flat = wide >= left;
    double line = Math.ceil(columns.get(0).prefHeight(-1));
    double top = flat ? line + 2 * GAP : left;
    double high = Math.floor((getHeight() - top) / size);
    double cellWidth = Math.max(LEAST / 2, Math.min(wide, flat ? Math.max(left, WIDEST * high) : WIDEST * high));
    double cellHeight = Math.max(LEAST / 2, Math.min(high, WIDEST * cellWidth));
    for (int i = 0; i < size; i++) {
      Label row = rows.get(i);
      row.resizeRelocate(0, snapPositionY(top + i * cellHeight + (cellHeight - line) / 2), left - 2 * GAP, line);
      Label column = columns.get(i);
      double length = Math.ceil(column.prefWidth(-1));
      double middle = left + (i + 0.5) * cellWidth;
      column.setRotate(flat ? 0 : -90);
      // It is rotated about its center.
      double centre = flat ? line / 2 : top - 2 * GAP - length / 2;
      column.resizeRelocate(snapPositionX(middle - length / 2), snapPositionY(centre - line / 2), length, line);
    }
    fitFont(cellWidth - GAP, cellHeight - GAP);
    for (int i = 0; i < cells.size(); i++) {
      cells.get(i).resizeRelocate(left + i % size * cellWidth, top + Math.floorDiv(i, size) * cellHeight,
          cellWidth - GAP, cellHeight - GAP);
    }
  }

  /** Sets the largest font in which the longest figure fits into a cell; all figures have the same size. */
  private void fitFont(double cellWidth, double cellHeight) {
    double high = Math.max(FONT_SHARE * cellHeight, Math.min(MOST_FONT_SHARE * cellHeight, READABLE_FONT));
    double wide =
        cellWidth - Math.max(LEAST_AROUND_FIGURE, Math.min(AROUND_FIGURE, AROUND_SHARE * cellWidth));
    double fitting = Math.min(high, wide / (DIGIT_SHARE * Math.max(1, longest)));
    int wanted = (int) Math.max(SMALLEST_FONT, Math.min(LARGEST_FONT, fitting));
    String style = "-fx-font-size: " + wanted + "px";
    cells.stream().map(cell -> cell.getChildren().get(1)).filter(figure -> !style.equals(figure.getStyle()))
        .forEach(figure -> figure.setStyle(style));
  }

  @Override
  public String getUserAgentStylesheet() {
    return HeatMap.class.getResource("judge.css").toExternalForm();
  }
}
