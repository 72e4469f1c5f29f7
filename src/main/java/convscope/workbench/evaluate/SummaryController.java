package convscope.workbench.evaluate;

import convscope.foundation.Figures;
import convscope.workbench.fx.Presence;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** The metrics of the evaluated network, accuracy first. JavaFX thread. */
final class SummaryController extends EvaluatePage {
  private static final int MOST_TOPS = 5;

  @FXML private Label who;
  @FXML private Label precision;
  @FXML private Label counts;
  @FXML private Label classes;
  @FXML private Label raw;
  @FXML private Label tops;
  @FXML private Label topFigures;
  @FXML private Label calibration;
  @FXML private Label confidence;
  @FXML private Label entropy;
  @FXML private Button mistakes;

  SummaryController(EvaluateModel model, EvaluateTexts words) {
    super(model, words);
    follow(model.judgedProperty().subscribe(this::show));
  }

  @FXML
  private void showMistakes() {
    model.chooseMistakes();
  }

  private void show(TestSetEvaluation judged) {
    if (judged == null) {
      return;
    }
    who.setText(words.get("summary.who", words.name(judged.model()), judged.model().step()));
    precision.setText(EvaluateTexts.share(judged.predictions().precision()));
    counts.setText(words.get("summary.counts", judged.predictions().correct(), judged.predictions().size(),
        judged.crops().count()));
    String remarks = judged.match().remarks().stream().map(words.texts()::sentence).collect(Collectors.joining("\n"));
    Presence.set(classes, !remarks.isEmpty());
    classes.setText(remarks);
    raw.setText(judged.raw() == null ? words.get("summary.noRaw")
        : words.get("summary.raw", EvaluateTexts.share(judged.raw().precision())));
    StringBuilder names = new StringBuilder();
    StringBuilder figures = new StringBuilder();
    for (int k = 2; k <= Math.min(MOST_TOPS, judged.predictions().classes()); k++) {
      names.append(k == 2 ? "" : "\n").append(words.get("summary.top", k));
      figures.append(k == 2 ? "" : "\n").append(EvaluateTexts.share(judged.predictions().precision(k)));
    }
    tops.setText(names.toString());
    topFigures.setText(figures.toString());
    calibration.setText(EvaluateTexts.share(judged.calibration().expectedError()));
    confidence.setText(EvaluateTexts.share(judged.calibration().meanConfidence()));
    entropy.setText(Figures.loss(judged.predictions().crossEntropy()));
    mistakes.setText(words.get("summary.mistakes", judged.mistakes().length));
    mistakes.setDisable(judged.mistakes().length == 0);
  }
}
