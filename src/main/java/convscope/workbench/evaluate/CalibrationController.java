package convscope.workbench.evaluate;

import javafx.fxml.FXML;
import javafx.scene.control.Label;

/** The calibration of the predicted probabilities. JavaFX thread. */
final class CalibrationController extends EvaluatePage {
  @FXML private ReliabilityDiagram diagram;
  @FXML private Label sentence;

  CalibrationController(EvaluateModel model, EvaluateTexts words) {
    super(model, words);
    follow(model.judgedProperty().subscribe(this::show));
  }

  private void show(TestSetEvaluation judged) {
    if (judged == null) {
      return;
    }
    diagram.show(judged.calibration().bins().stream().map(bin -> new ReliabilityDiagram.Bar(bin.low(), bin.high(),
        bin.count(), bin.confidence(), bin.accuracy(),
        words.get(bin.count() == 0 ? "calibration.none" : "calibration.bar", EvaluateTexts.percent(bin.low()),
            EvaluateTexts.percent(bin.high()), bin.count(), EvaluateTexts.percent(bin.confidence()),
            EvaluateTexts.percent(bin.accuracy()))))
        .toList(), words.get("calibration.confidence"),
        words.get("calibration.accuracy"), words.get("calibration.counts"));
    double sure = judged.calibration().meanConfidence();
    double right = judged.predictions().precision();
    sentence.setText(words.get(sure >= right ? "calibration.over" : "calibration.under",
        EvaluateTexts.percent(sure), EvaluateTexts.percent(right),
        EvaluateTexts.share(judged.calibration().expectedError())));
    diagram.setAccessibleText(sentence.getText());
  }
}
