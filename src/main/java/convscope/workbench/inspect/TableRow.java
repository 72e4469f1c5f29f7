package convscope.workbench.inspect;

import convscope.workbench.fx.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Tables of numbers in a row, with the operators between them and their captions above; as large as there is room. Where
 * the numbers would be too small to be read side by side, the tables stand below each other. Style class
 * {@code table-row}. JavaFX thread.
 */
public final class TableRow extends StackPane {
  /** The width of a digit, and the space at both sides of a number, in sizes of the type. */
  private static final double DIGIT = 0.6;
  private static final double ASIDE = 0.5;
  /** The height of a row, in sizes of the type, and where there is little room. */
  private static final double LINE = 1.65;
  private static final double TIGHT = 1.3;
  /** The height of the line of a name, in sizes of its type. */
  private static final double NAME = 1.5;
  /** A number has at least this many characters, so that the sizes stay while numbers change. */
  private static final int USUAL_LENGTH = 6;
  private static final double LARGEST = 1.45;
  /** Below this size, in sizes of the page's type, a decimal is left out. */
  private static final double WELL = 0.85;
  /** Numbers are not smaller than this, in sizes of the page's type and in points. */
  private static final double LEAST = 0.5;
  private static final double LEAST_POINTS = 8.5;
  private static final double OPERATOR = 2.1;
  private static final double NAMES = 7;
  /** A caption is as wide as its table, and at least so wide. */
  private static final double CAPTION = 5.5;

  private final List<NumberGrid> grids = new ArrayList<>();
  private final List<Label> captions = new ArrayList<>();
  private final List<Label> operators = new ArrayList<>();
  private final VBox names = new VBox();
  private final VBox namesColumn;
  /** Each table with the operator before it. */
  private final List<HBox> terms = new ArrayList<>();
  private final HBox side = new HBox();
  private final VBox pile = new VBox();
  private final CellEditor editor;
  private List<NumberTable> tables = List.of();

  /** An empty row whose editable numbers are changed through {@code editor}. */
  TableRow(CellEditor editor) {
    this.editor = editor;
    getStyleClass().add("table-row");
    names.getStyleClass().add("names");
    Label none = new Label();
    none.getStyleClass().add("caption");
    namesColumn = new VBox(none, names);
    namesColumn.getStyleClass().add("column");
    side.getStyleClass().add("side");
    side.getChildren().add(namesColumn);
    pile.getStyleClass().add("pile");
    getChildren().add(side);
  }

  /** Shows {@code now}. */
  void show(List<NumberTable> now) {
    tables = now;
    while (grids.size() < now.size()) {
      add();
    }
    while (grids.size() > now.size()) {
      int last = grids.size() - 1;
      side.getChildren().remove(terms.get(last));
      pile.getChildren().remove(terms.remove(last));
      operators.remove(last);
      grids.remove(last);
      captions.remove(last);
    }
    for (int i = 0; i < now.size(); i++) {
      operators.get(i).setText(now.get(i).operator());
      operators.get(i).setVisible(i > 0);
      operators.get(i).setManaged(i > 0 || stacked());
      captions.get(i).setText(now.get(i).caption());
      grids.get(i).setId(now.get(i).editable() ? "steps-weights" : "steps-table-" + i);
      grids.get(i).show(now.get(i));
    }
    name(now.isEmpty() ? List.of() : now.get(0).rows());
  }

  private void name(List<String> rows) {
    Presence.set(namesColumn, !rows.isEmpty());
    while (names.getChildren().size() < rows.size()) {
      Label name = new Label();
      name.setMinWidth(USE_PREF_SIZE);
      names.getChildren().add(name);
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
    HBox term = new HBox(operator, column);
    term.getStyleClass().add("term");
    terms.add(term);
    (stacked() ? pile : side).getChildren().add(term);
  }

  private boolean stacked() {
    return getChildren().contains(pile);
  }

  private void stack(boolean wanted) {
    if (wanted == stacked()) {
      return;
    }
    (wanted ? side : pile).getChildren().removeAll(terms);
    (wanted ? pile : side).getChildren().addAll(terms);
    getChildren().setAll(wanted ? pile : side);
    // Below each other the tables begin at one line: the first leaves the room of an operator.
    operators.get(0).setManaged(wanted);
    applyCss();
  }

  /** Whether a number is being changed. */
  boolean editing() {
    return grids.stream().anyMatch(NumberGrid::editing);
  }

  /** How wide the tables are with the largest numbers, in a page with type of {@code type} points. */
  double largestWidth(double type) {
    return LARGEST * type * columns() * (length(false) * DIGIT + ASIDE) + aside(type);
  }

  /** How high they are then. */
  double largestHeight(double type) {
    return LARGEST * type * LINE * height();
  }

  private int columns() {
    return tables.stream().mapToInt(NumberTable::columns).sum();
  }

  /** How high they are with the smallest numbers. */
  double leastHeight(double type) {
    return least(type) * TIGHT * height();
  }

  private static double least(double type) {
    return Math.max(LEAST_POINTS, LEAST * type);
  }

  /** The number of rows. */
  int height() {
    return tables.stream().mapToInt(NumberTable::height).max().orElse(0);
  }

  /** What stands beside the tables. */
  private double aside(double type) {
    return (tables.size() - 1) * OPERATOR * type + (namesColumn.isManaged() ? NAMES * type : 0);
  }

  private int length(boolean brief) {
    return tables.stream().mapToInt(table -> table.length(brief)).reduce(USUAL_LENGTH - (brief ? 1 : 0), Math::max);
  }

  /**
   * Makes the cells as large as {@code width} by {@code height} points allow, in a page with type of {@code type}
   * points.
   *
   * @return how high a row of the tables is then
   */
  double fit(double width, double height, double type) {
    if (columns() == 0 || height() == 0) {
      return 0;
    }
    double room = (width - aside(type)) / columns();
    // With names of rows there is but one column in each table, and the names cannot go along.
    stack(!namesColumn.isManaged() && room < least(type) * (length(true) * DIGIT + ASIDE));
    if (stacked()) {
      int widest = tables.stream().mapToInt(NumberTable::columns).max().orElse(1);
      room = (width - OPERATOR * type) / widest;
    }
    double most = stacked() ? WELL * type : Math.min(LARGEST * type, height / height() / TIGHT);
    boolean brief = Math.min(most, room / (length(false) * DIGIT + ASIDE)) < WELL * type;
    double em = length(brief) * DIGIT + ASIDE;
    double size = Math.max(least(type), Math.min(most, room / em));
    double across = size * em;
    double down = stacked() ? size * LINE : Math.max(size * TIGHT, Math.min(size * LINE, height / height()));
    String wanted = String.format(Locale.ROOT, "-fx-font-size: %.1fpx;", size);
    for (NumberGrid grid : grids) {
      grid.setBrief(brief);
      grid.size(across, down, true);
      if (!wanted.equals(grid.getStyle())) {
        grid.setStyle(wanted);
        // The numbers are placed by their widths in the layout that follows.
        grid.applyCss();
      }
    }
    for (int i = 0; i < tables.size(); i++) {
      captions.get(i).setMinWidth(0);
      captions.get(i).setPrefWidth(Math.max(CAPTION * type, Math.floor(across) * tables.get(i).columns()));
    }
    // Names have letters below the line.
    String named = String.format(Locale.ROOT, "-fx-font-size: %.1fpx;", Math.min(size, down / NAME));
    if (!named.equals(names.getStyle())) {
      names.setStyle(named);
    }
    for (Node name : names.getChildren()) {
      ((Label) name).setPrefHeight(Math.floor(down));
      ((Label) name).setMinHeight(Math.floor(down));
    }
    return Math.floor(down);
  }

  /** The style that gives the numbers their size. */
  String numberStyle() {
    return names.getStyle();
  }

  @Override
  public String getUserAgentStylesheet() {
    return TableRow.class.getResource("nodes.css").toExternalForm();
  }
}
