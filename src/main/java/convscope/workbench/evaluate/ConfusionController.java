package convscope.workbench.evaluate;

import convscope.evaluation.ConfusionMatrix;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.util.Subscription;

/** The confusion matrix; selecting a cell selects its images. JavaFX thread. */
final class ConfusionController extends EvaluatePage {
  @FXML private HeatMap map;
  @FXML private Label wrongScale;

  ConfusionController(EvaluateModel model, EvaluateTexts words) {
    super(model, words);
    map.chosenProperty().addListener((property, was, is) -> choose(is));
    follow(Subscription.combine(model.judgedProperty().subscribe(this::show),
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
    int[][] counts = new int[size][size];
    double[][] shades = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        counts[row][column] = matrix.count(row, column);
        double share = matrix.share(row, column);
        shades[row][column] = row == column || share == 0 ? share : share / largest;
      }
    }
    map.show(words.get("confusion.accessible"), headings, counts, shades, (row, column) ->
        words.get(row.equals(column) ? "confusion.right" : "confusion.wrong", matrix.count(row, column),
            matrix.examples(row), names.get(row), names.get(column)));
    wrongScale.setText(words.get("confusion.wrongScale", EvaluateTexts.percent(largest)));
  }
}
