package convscope.workbench.classify;

import convscope.data.ClassLabels;
import convscope.insight.Classification;
import convscope.workbench.control.ClassBars;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.ClassMatches;
import convscope.workbench.session.NetworkNames;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.util.Subscription;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;

/**
 * The prediction for the selected image: in words and as bars, which follow the square that a person covers the input
 * with. JavaFX thread.
 */
final class AnswerController {
  private final ClassifyModel model;
  private final NetworkNames names;
  private final Texts texts;
  private final ClassLabels labels;
  private final Parent node;
  private final Subscription listening;
  private Subscription watching = Subscription.EMPTY;

  @FXML private Label verdict;
  @FXML private Label by;
  @FXML private Label incomplete;
  @FXML private Label covered;
  @FXML private ClassBars bars;
  @FXML private SegmentedButton order;
  @FXML private ToggleButton byClass;
  @FXML private ToggleButton byProbability;

  AnswerController(ClassifyModel model, NetworkNames names, Texts texts) {
    this.model = model;
    this.names = names;
    this.texts = texts;
    labels = ClassLabels.in(texts.locale());
    node = Fxml.load(this, texts);
    (model.sortedProperty().get() ? byProbability : byClass).setSelected(true);
    order.getToggleGroup().selectedToggleProperty().addListener((property, was, is) -> order(was, is));
    listening = Subscription.combine(model.selectedProperty().subscribe(this::select),
        model.sortedProperty().subscribe(bars::setSorted),
        names.changes().subscribe(now -> show(model.selectedProperty().get())),
        model.occlusion().answerProperty().subscribe(now -> show(model.selectedProperty().get())));
  }

  Parent node() {
    return node;
  }

  void close() {
    listening.unsubscribe();
    watching.unsubscribe();
  }

  /** Pressing the selected one again changes nothing. */
  private void order(Toggle was, Toggle is) {
    if (is == null) {
      order.getToggleGroup().selectToggle(was);
    } else {
      model.sortedProperty().set(is == byProbability);
    }
  }

  private void select(@Nullable ClassifiedImage image) {
    watching.unsubscribe();
    watching = Subscription.EMPTY;
    if (image != null && image.readable()) {
      Presence.set(incomplete, image.picture().incomplete());
      watching = image.classificationProperty().subscribe(now -> show(image));
    }
  }

  private void show(@Nullable ClassifiedImage image) {
    Classification now = image == null ? null : image.classificationProperty().get();
    bars.setVisible(now != null);
    order.setVisible(now != null);
    by.setText(now == null ? "" : texts.get("by", names.atStep(image.network())));
    if (now == null) {
      verdict.setText(texts.get("verdict.waiting"));
      covered.setText("");
      return;
    }
    ManualOcclusion.Answer answer = model.occlusion().answerProperty().get();
    boolean hidden = answer != null && answer.probabilities().length == now.probabilities().length;
    String truth = image.truth();
    bars.show(labels.of(now.classNames()), hidden ? answer.probabilities() : now.probabilities(),
        ClassMatches.find(now.classNames(), truth));
    verdict.setText(hidden ? texts.get("verdict.covered", labels.of(now.classNames().get(answer.top())),
        answer.probabilities()[answer.top()]) : texts.get("verdict." + image.correctness().name().toLowerCase(Locale.ROOT),
        labels.of(now.top().className()), now.top().probability(), truth == null ? null : labels.of(truth)));
    covered.setText(!hidden ? texts.get("covered.none") : texts.get("covered", labels.of(now.top().className()),
        now.top().probability(), answer.probabilities()[now.top().label()]));
    bars.setAccessibleText(hidden ? verdict.getText() + ". " + covered.getText() : verdict.getText());
  }
}
