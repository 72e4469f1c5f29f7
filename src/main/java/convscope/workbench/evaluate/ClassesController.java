package convscope.workbench.evaluate;

import convscope.evaluation.ClassFigures;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Every class with its metrics as bars; selecting a class selects its misclassified images. JavaFX thread.
 */
final class ClassesController extends EvaluatePage {
  private boolean showing;

  @FXML private Label how;
  @FXML private TableView<ClassFigures> table;
  @FXML private TableColumn<ClassFigures, String> name;
  @FXML private TableColumn<ClassFigures, Number> images;
  @FXML private TableColumn<ClassFigures, Double> recall;
  @FXML private TableColumn<ClassFigures, Double> precision;
  @FXML private TableColumn<ClassFigures, Double> f1;

  ClassesController(EvaluateModel model, EvaluateTexts words) {
    super(model, words);
    follow(model.judgedProperty().subscribe(this::show));
  }

  @FXML
  private void initialize() {
    name.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(
        words.labels().of(model.judgedProperty().get().classNames().get(line.getValue().label()))));
    images.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue().examples()));
    bars(recall, ClassFigures::recall);
    bars(precision, ClassFigures::precision);
    bars(f1, ClassFigures::f1);
    table.getSelectionModel().selectedItemProperty().addListener((property, was, is) -> {
      if (is != null && !showing) {
        model.chooseMissed(is.label());
      }
    });
  }

  private static void bars(TableColumn<ClassFigures, Double> column, ToDoubleFunction<ClassFigures> figure) {
    column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(figure.applyAsDouble(line.getValue())));
    column.setCellFactory(made -> new BarCell());
  }

  /** A fraction as a number, and as a bar in the rest of the column. */
  private static final class BarCell extends TableCell<ClassFigures, Double> {
    private final Label figure = new Label();
    private final Region bar = new Region();
    private final StackPane room = new StackPane(bar) {
      @Override
      protected void layoutChildren() {
        double share = getItem() == null || getItem().isNaN() ? 0 : getItem();
        bar.resizeRelocate(0, 0, snapSizeX(getWidth() * share), getHeight());
      }
    };
    private final HBox content = new HBox(figure, room);

    BarCell() {
      getStyleClass().add("bar-cell");
      bar.getStyleClass().add("share");
      room.getStyleClass().add("room");
      content.getStyleClass().add("box");
      figure.setMinWidth(Region.USE_PREF_SIZE);
      HBox.setHgrow(room, Priority.ALWAYS);
      content.prefWidthProperty().bind(Bindings.createDoubleBinding(
          () -> getWidth() - getInsets().getLeft() - getInsets().getRight(), widthProperty(), insetsProperty()));
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(Double share, boolean empty) {
      super.updateItem(share, empty);
      setText(empty ? null : EvaluateTexts.share(share));
      figure.setText(getText());
      setGraphic(empty ? null : content);
      room.requestLayout();
    }
  }

  private void show(TestSetEvaluation judged) {
    showing = true;
    List<ClassFigures> figures = judged == null ? List.of() : judged.confusion().figures();
    table.getItems().setAll(figures);
    table.sort();
    tellExamples(figures);
    showing = false;
  }

  /**
   * If all counts are equal, as for CIFAR-10, the column would only take space from the bars: the count is stated once.
   */
  private void tellExamples(List<ClassFigures> figures) {
    int[] counts = figures.stream().mapToInt(ClassFigures::examples).distinct().toArray();
    images.setVisible(counts.length > 1);
    String explained = words.get("classes.how");
    how.setText(counts.length == 1 ? explained + " " + words.get("classes.each", counts[0]) : explained);
  }
}
