package convscope.workbench.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * Tables of numbers in a row, with the operators between them and their captions above; as large as there is room, and
 * only as colors where numbers could not be read. Style class {@code table-row}. JavaFX thread.
 */
public final class TableRow extends HBox {
  /** The width of a digit, and the space at both sides of a number, in sizes of the type. */
  private static final double DIGIT = 0.6;
  private static final double ASIDE = 0.7;
  private static final double LINE = 1.65;
  /** A number has at least this many characters, so that the sizes stay while numbers change. */
  private static final int USUAL_LENGTH = 6;
  private static final double LARGEST = 1.45;
  private static final double LEAST = 0.7;
  private static final double COLOUR = 1.6;
  private static final double OPERATOR = 2.2;
  private static final double NAMES = 7;

  private final List<NumberGrid> grids = new ArrayList<>();
  private final List<Label> captions = new ArrayList<>();
  private final List<Label> operators = new ArrayList<>();
  private final VBox names = new VBox();
  private final CellEditor editor;
  private List<NumberTable> tables = List.of();
  private String style = "";

  /** An empty row whose editable numbers are changed through {@code editor}. */
  TableRow(CellEditor editor) {
    this.editor = editor;
    getStyleClass().add("table-row");
    names.getStyleClass().add("names");
    getChildren().add(names);
  }

  /** Shows {@code now}. */
  void show(List<NumberTable> now) {
    tables = now;
    while (grids.size() < now.size()) {
      add();
    }
    while (grids.size() > now.size()) {
      int last = grids.size() - 1;
      getChildren().removeAll(operators.remove(last), grids.remove(last).getParent());
      captions.remove(last);
    }
    for (int i = 0; i < now.size(); i++) {
      operators.get(i).setText(now.get(i).operator());
      operators.get(i).setVisible(i > 0);
      operators.get(i).setManaged(i > 0);
      captions.get(i).setText(now.get(i).caption());
      grids.get(i).setId(now.get(i).editable() ? "steps-weights" : "steps-table-" + i);
      grids.get(i).show(now.get(i));
    }
    name(now.isEmpty() ? List.of() : now.get(0).rows());
  }

  private void name(List<String> rows) {
    names.setVisible(!rows.isEmpty());
    names.setManaged(!rows.isEmpty());
    while (names.getChildren().size() < rows.size()) {
      names.getChildren().add(new Label());
    }
    while (names.getChildren().size() > rows.size()) {
      names.getChildren().remove(names.getChildren().size() - 1);
    }
    for (int i = 0; i < rows.size(); i++) {
      ((Label) names.getChildren().get(i)).setText(rows.get(i));
    }
  }

  private void add() {
    Label operator = new Label();
    operator.getStyleClass().add("operator");
    operator.setMinWidth(USE_PREF_SIZE);
    Label caption = new Label();
    caption.getStyleClass().add("caption");
    NumberGrid grid = new NumberGrid();
    grid.setEditor(editor);
    VBox column = new VBox(caption, grid);
    column.getStyleClass().add("column");
    operators.add(operator);
    captions.add(caption);
    grids.add(grid);
    getChildren().addAll(operator, column);
  }

  /** Whether a number is being changed. */
  boolean editing() {
    return grids.stream().anyMatch(NumberGrid::editing);
  }

  /** How high the numbers are, with rows of {@code type} points. */
  double fit(double width, double height, double type) {
    int columns = tables.stream().mapToInt(NumberTable::columns).sum();
    int rows = tables.stream().mapToInt(NumberTable::height).max().orElse(0);
    if (columns == 0 || rows == 0) {
      return 0;
    }
    int length = tables.stream().flatMap(table -> table.figures().stream()).mapToInt(String::length)
        .reduce(USUAL_LENGTH, Math::max);
    double room = width - (tables.size() - 1) * OPERATOR * type - (names.isManaged() ? NAMES * type : 0);
    double size = Math.min(LARGEST * type, Math.min(room / columns / (length * DIGIT + ASIDE), height / rows / LINE));
    boolean numbers = size >= LEAST * type;
    double cellWidth = numbers ? size * (length * DIGIT + ASIDE) : Math.min(COLOUR * type, room / columns);
    double cellHeight = numbers ? size * LINE
        : Math.min(cellWidth, Math.max(2, height / rows));
    String wanted = numbers ? String.format(Locale.ROOT, "-fx-font-size: %.1fpx;", size) : "";
    for (NumberGrid grid : grids) {
      grid.size(numbers ? cellWidth : Math.min(cellWidth, cellHeight), cellHeight, numbers);
      if (!wanted.equals(style)) {
        grid.setStyle(wanted);
      }
    }
    for (Node name : names.getChildren()) {
      ((Label) name).setPrefHeight(Math.floor(cellHeight));
      ((Label) name).setMinHeight(Math.floor(cellHeight));
    }
    style = wanted;
    return rows * Math.floor(cellHeight);
  }

  @Override
  public String getUserAgentStylesheet() {
    return TableRow.class.getResource("nodes.css").toExternalForm();
  }
}
