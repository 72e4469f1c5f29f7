package convscope.workbench.evaluate;

import convscope.evaluation.ConfusionMatrix;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.util.Subscription;
import org.controlsfx.control.SegmentedButton;

/** The confusion matrix; selecting a cell selects its images. JavaFX thread. */
final class ConfusionController extends EvaluatePage {
  private static final double PERCENT = 100;

  @FXML private HeatMap map;
  @FXML private Label wrongScale;
  @FXML private SegmentedButton figures;
  @FXML private ToggleButton counts;
  @FXML private ToggleButton perCent;

  ConfusionController(EvaluateModel model, EvaluateTexts words) {
    super(model, words);
    map.chosenProperty().addListener((property, was, is) -> choose(is));
    (model.perCentProperty().get() ? perCent : counts).setSelected(true);
    figures.getToggleGroup().selectedToggleProperty().addListener((property, was, is) -> choose(was, is));
    follow(Subscription.combine(model.judgedProperty().subscribe(this::show),
        model.perCentProperty().subscribe(now -> show(model.judgedProperty().get())),
        model.selectionProperty().subscribe(this::mark)));
  }

  private void choose(HeatMap.Cell cell) {
    ImageSelection now = model.selectionProperty().get();
    boolean same = now != null && now.kind() == ImageSelection.Kind.CELL && cell != null && now.label() == cell.row()
        && now.taken() == cell.column();
    if (cell != null && !same) {
      model.chooseCell(cell.row(), cell.column());
    }
  }

  /** Pressing the selected one again changes nothing. */
  private void choose(Toggle was, Toggle is) {
    if (is == null) {
      figures.getToggleGroup().selectToggle(was);
    } else {
      model.perCentProperty().set(is == perCent);
    }
  }

  private void mark(ImageSelection now) {
    boolean cell = now != null && now.kind() == ImageSelection.Kind.CELL;
    map.chosenProperty().set(cell ? new HeatMap.Cell(now.label(), now.taken()) : null);
  }

  private void show(TestSetEvaluation judged) {
    if (judged == null) {
      return;
    }
    ConfusionMatrix matrix = judged.confusion();
    List<String> names = words.labels().of(judged.classNames());
    List<HeatMap.Heading> headings = judged.classNames().stream()
        .map(name -> new HeatMap.Heading(words.labels().brief(name), words.labels().of(name))).toList();
    int size = matrix.classes();
    double largest = matrix.largestMistake();
    String[][] texts = new String[size][size];
    double[][] shades = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        texts[row][column] = figure(matrix, row, column);
        double share = matrix.share(row, column);
        shades[row][column] = row == column || share == 0 ? share : share / largest;
      }
    }
    map.show(words.get("confusion.accessible"), headings, texts, shades, (row, column) ->
        words.get(row.equals(column) ? "confusion.right" : "confusion.wrong", matrix.count(row, column),
            matrix.examples(row), names.get(row), names.get(column), EvaluateTexts.percent(matrix.share(row, column))));
    wrongScale.setText(words.get("confusion.wrongScale", EvaluateTexts.percent(largest)));
  }

  /** The text of a cell; empty for none, so that the errors stand out. */
  private String figure(ConfusionMatrix matrix, int row, int column) {
    int count = matrix.count(row, column);
    if (count == 0) {
      return "";
    }
    long share = Math.round(PERCENT * matrix.share(row, column));
    return !model.perCentProperty().get() ? Integer.toString(count) : share == 0 ? "<1" : Long.toString(share);
  }
}
