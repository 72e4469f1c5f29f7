package convscope.workbench.evaluate;

import convscope.evaluation.ClassFigures;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Every class with its figures as bars; choosing one chooses the images of it that are taken for another. JavaFX
 * thread.
 */
final class ClassesController extends Page {
  private static final double NAME_WIDTH = 130;
  private static final double COUNT_WIDTH = 90;

  private boolean showing;

  @FXML private TableView<ClassFigures> table;

  ClassesController(EvaluateModel model, Words words) {
    super(model, words);
    follow(model.judgedProperty().subscribe(this::show));
  }

  @FXML
  private void initialize() {
    TableColumn<ClassFigures, String> name = new TableColumn<>(words.get("classes.name"));
    name.setPrefWidth(NAME_WIDTH);
    name.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(
        model.judgedProperty().get().classNames().get(line.getValue().label())));
    TableColumn<ClassFigures, Number> images = new TableColumn<>(words.get("classes.images"));
    images.getStyleClass().add("count");
    images.setMinWidth(COUNT_WIDTH);
    images.setMaxWidth(COUNT_WIDTH);
    images.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue().examples()));
    table.getColumns().setAll(List.of(name, images, bars("classes.recall", ClassFigures::recall),
        bars("classes.precision", ClassFigures::precision), bars("classes.f1", ClassFigures::f1)));
    table.getSelectionModel().selectedItemProperty().addListener((property, was, is) -> {
      if (is != null && !showing) {
        model.chooseMissed(is.label());
      }
    });
  }

  private TableColumn<ClassFigures, Double> bars(String title, ToDoubleFunction<ClassFigures> figure) {
    TableColumn<ClassFigures, Double> column = new TableColumn<>(words.get(title));
    column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(figure.applyAsDouble(line.getValue())));
    column.setCellFactory(made -> new BarCell());
    return column;
  }

  /** A bar of a fraction, and its figure beside it. */
  private static final class BarCell extends TableCell<ClassFigures, Double> {
    private final Region bar = new Region();
    private final StackPane room = new StackPane(bar) {
      @Override
      protected void layoutChildren() {
        double share = getItem() == null || getItem().isNaN() ? 0 : getItem();
        bar.resizeRelocate(0, 0, snapSizeX(getWidth() * share), getHeight());
      }
    };

    BarCell() {
      getStyleClass().add("bar-cell");
      bar.getStyleClass().add("share");
      room.getStyleClass().add("room");
    }

    @Override
    protected void updateItem(Double share, boolean empty) {
      super.updateItem(share, empty);
      setText(empty ? null : Words.share(share));
      setGraphic(empty ? null : room);
      room.requestLayout();
    }
  }

  private void show(Judged judged) {
    showing = true;
    table.getItems().setAll(judged == null ? List.of() : judged.confusion().figures());
    table.sort();
    showing = false;
  }
}
