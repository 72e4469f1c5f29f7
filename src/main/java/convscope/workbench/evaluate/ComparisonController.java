package convscope.workbench.evaluate;

import convscope.evaluation.Comparison;
import convscope.workbench.fx.Presence;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Two networks on the same images, side by side. JavaFX thread. */
final class ComparisonController extends EvaluatePage {
  private static final double LEAST_CHANCE = 1e-4;

  @FXML private Label none;
  @FXML private Node figures;
  @FXML private Label ownName;
  @FXML private Label ownPrecision;
  @FXML private Label otherName;
  @FXML private Label otherPrecision;
  @FXML private Button better;
  @FXML private Button worse;
  @FXML private Label both;
  @FXML private Label verdict;

  ComparisonController(EvaluateModel model, EvaluateTexts words) {
    super(model, words);
    follow(model.comparisonProperty().subscribe(this::show));
  }

  @FXML
  private void showBetter() {
    model.chooseDiffering(true);
  }

  @FXML
  private void showWorse() {
    model.chooseDiffering(false);
  }

  private void show(Comparison now) {
    Presence.set(none, now == null);
    Presence.set(figures, now != null);
    if (now == null) {
      return;
    }
    TestSetEvaluation own = model.judgedProperty().get();
    TestSetEvaluation other = model.secondProperty().get();
    ownName.setText(words.get("summary.who", words.name(own.model()), own.model().step()));
    ownPrecision.setText(EvaluateTexts.share(own.predictions().precision()));
    otherName.setText(words.get("summary.who", words.name(other.model()), other.model().step()));
    otherPrecision.setText(EvaluateTexts.share(other.predictions().precision()));
    better.setText(words.get("comparison.better", now.better().length));
    better.setDisable(now.better().length == 0);
    worse.setText(words.get("comparison.worse", now.worse().length));
    worse.setDisable(now.worse().length == 0);
    both.setText(words.get("comparison.both", now.bothRight(), now.bothWrong()));
    double chance = now.chance();
    String figure = chance < LEAST_CHANCE ? "< 0.0001" : String.format(Locale.ROOT, "= %.4f", chance);
    verdict.setText(words.get(chance < 0.05 ? "comparison.different" : "comparison.same", figure));
  }
}
