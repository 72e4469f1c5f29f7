package convscope.workbench.runs;

import convscope.library.RunSummary;
import convscope.foundation.Figures;
import convscope.workbench.fx.Texts;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

/** The columns of the table of runs: each sorts by its value and shows it as text. */
final class RunColumns {
  private static final DateTimeFormatter CREATED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final Comparator<Double> UNKNOWN_LOWEST =
      Comparator.comparingDouble(value -> Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value);
  private static final double MEGA = 1e6;
  /** How much narrower the names of a class's runs are in larger type. */
  private static final double SHORTER = 0.76;

  /** The first column in which no text stands: the button of a row's menu. */
  static final String MENU = "column-menu";
  static final String NAME = "column-name";
  static final String CREATED_ID = "column-created";
  /** Who handed a run in: only shown if anybody has. */
  static final String STUDENT = "column-student";
  static final String PRECISION = "column-precision";

  private final ObservableValue<RunNames> runNames;
  private final Texts texts;
  private final RunWords called;

  /**
   * When a run started, in ISO 8601; of two at the same time, the later folder's name counts as later.
   */
  private record Started(String time, String folder) implements Comparable<Started> {
    private static final Comparator<Started> ORDER = Comparator.comparing(Started::time).thenComparing(Started::folder);

    @Override
    public int compareTo(Started other) {
      return ORDER.compare(this, other);
    }
  }

  /** The learning rate that a run was begun with, and the one that it was last changed to, by which runs are sorted. */
  private record Rate(double first, double last) implements Comparable<Rate> {
    @Override
    public String toString() {
      return first == last || Double.isNaN(first) ? value(first) : value(first) + " → " + value(last);
    }

    @Override
    public int compareTo(Rate other) {
      return UNKNOWN_LOWEST.compare(last, other.last);
    }
  }

  /** @param runNames what the runs are called now */
  RunColumns(ObservableValue<RunNames> runNames, Texts texts) {
    this.runNames = runNames;
    this.texts = texts;
    called = new RunWords(texts);
  }

  /**
   * All of them, from the left.
   *
   * @param names makes the cells of the names
   * @param menus makes the cells that open a row's menu
   */
  List<TableColumn<RunItem, ?>> all(Supplier<TableCell<RunItem, String>> names,
      Supplier<TableCell<RunItem, String>> menus) {
    TableColumn<RunItem, String> name = column("name", 250, RunSummary::name, words -> words);
    name.setCellFactory(made -> names.get());
    name.setEditable(true);
    TableColumn<RunItem, String> menu = column("menu", 40, RunSummary::name, words -> words);
    menu.setText("");
    menu.setSortable(false);
    menu.setCellFactory(made -> menus.get());
    return List.of(
        column("state", 80, called::state, words -> words),
        column("student", 120, run -> run.handedIn().student(), words -> words), name, menu,
        figure("precision", 96, RunSummary::bestPrecision, RunColumns::precision),
        column("data", 96, RunSummary::data, words -> words),
        column("network", 110, called::network, words -> words),
        figure("steps", 110, run -> run.readable() ? run.steps() : -1, value -> value),
        figure("loss", 64, RunSummary::loss, RunColumns::loss),
        figure("last", 96, RunSummary::lastPrecision, RunColumns::precision),
        rate(),
        figure("batch", 106, run -> run.readable() ? run.manifest().settings().batch() : Double.NaN, RunColumns::value),
        column("created", 154, run -> new Started(run.created(), run.folderName()), started -> created(started.time())),
        parent(),
        column("tags", 110, run -> run.notes().tagLine(), words -> words),
        figure("size", 72, run -> run.bytes() / MEGA, megabytes -> texts.get("size.value", megabytes)));
  }

  /** A run's parent may be renamed, or deleted, while the run itself stays as it is. */
  private TableColumn<RunItem, String> parent() {
    TableColumn<RunItem, String> column = column("parent", 170, run -> "", words -> words);
    column.setCellValueFactory(line -> Bindings.createStringBinding(
        () -> called.parent(line.getValue().now(), runNames.getValue()), line.getValue().summaryProperty(), runNames));
    return column;
  }

  private TableColumn<RunItem, Rate> rate() {
    TableColumn<RunItem, Rate> column = column("rate", 126, run ->
        new Rate(run.readable() ? run.manifest().settings().rate() : Double.NaN, run.lastRate()), Rate::toString);
    column.getStyleClass().add("figure");
    return column;
  }

  private static String value(double value) {
    return Double.isNaN(value) ? "" : Figures.signed(value);
  }

  private static String loss(double value) {
    return Double.isNaN(value) ? "" : Figures.loss(value);
  }

  private static String precision(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
  }

  static String created(String time) {
    try {
      return CREATED.format(LocalDateTime.parse(time));
    } catch (DateTimeParseException foreign) {
      return time;
    }
  }

  private TableColumn<RunItem, Double> figure(String id, double width, Figure value, Function<Double, Object> words) {
    TableColumn<RunItem, Double> column = column(id, width, run -> value.of(run), words);
    column.setComparator(UNKNOWN_LOWEST);
    column.getStyleClass().add("figure");
    return column;
  }

  /** A number of a run; NaN if unknown. */
  private interface Figure {
    double of(RunSummary run);
  }

  private <T> TableColumn<RunItem, T> column(String id, double width, Function<RunSummary, T> value,
      Function<T, ?> words) {
    TableColumn<RunItem, T> column = new TableColumn<>(texts.get("column." + id));
    column.setId("column-" + id);
    column.getStyleClass().add(id);
    column.setUserData(width);
    widen(column, 1, false);
    column.setReorderable(false);
    column.setCellValueFactory(line -> line.getValue().summaryProperty().map(value));
    column.setCellFactory(made -> new TableCell<>() {
      @Override
      protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        RunItem line = empty || getTableRow() == null ? null : getTableRow().getItem();
        setText(empty || item == null ? "" : words(id, item, words, line));
      }
    });
    return column;
  }

  /**
   * Gives {@code column} the width that its texts need, in type that is {@code scale} times as large. In larger type
   * long names are cut short, so that the figures are in sight, and more so in a class, whose runs are known by their
   * students; the button of the menu stays as it is.
   */
  static void widen(TableColumn<?, ?> column, double scale, boolean ofClass) {
    boolean grows = !Set.of(NAME, MENU).contains(column.getId());
    boolean shrinks = scale > 1 && ofClass && column.getId().equals(NAME);
    double width = (double) column.getUserData() * (grows ? scale : shrinks ? SHORTER : 1);
    column.setMinWidth(width);
    column.setPrefWidth(width);
  }

  /** Steps are shown with their total. */
  private <T> String words(String id, T item, Function<T, ?> words, RunItem line) {
    if (!id.equals("steps")) {
      return String.valueOf(words.apply(item));
    }
    return line == null || !line.now().readable() ? ""
        : texts.get("steps.value", line.now().steps(), line.now().manifest().settings().steps());
  }
}
