package convscope.workbench.ownclasses;

import convscope.foundation.Problem;
import convscope.insight.Classification;
import convscope.pictures.Picture;
import convscope.workbench.control.ClassBars;
import convscope.workbench.control.PixelView;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import convscope.workbench.images.ImageInput;
import convscope.workbench.images.ImageTransfer;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The step in which the trained network is tried on new images. JavaFX thread. */
final class TrialController {
  private static final int FACTOR = 2;

  private final OwnClassesModel model;
  private final Dialogs dialogs;
  private final Texts texts;
  private final Runnable pasting;
  private final Parent node;
  private final Subscription listening;

  @FXML private VBox root;
  @FXML private VBox place;
  @FXML private Label words;
  @FXML private PixelView picture;
  @FXML private Label name;
  @FXML private Button file;
  @FXML private Button paste;
  @FXML private Label problem;
  @FXML private Label verdict;
  @FXML private ClassBars bars;
  @FXML private Label outdated;

  /** @param pasting pastes an image to be tried */
  TrialController(OwnClassesModel model, Dialogs dialogs, Texts texts, Runnable pasting) {
    this.model = model;
    this.dialogs = dialogs;
    this.texts = texts;
    this.pasting = pasting;
    node = Fxml.load(this, texts);
    listening = Subscription.combine(model.trials().trialProperty().subscribe(now -> show()),
        model.trainedProperty().subscribe(now -> show()), model.outdatedProperty().subscribe(now -> show()));
  }

  @FXML
  private void initialize() {
    place.setOnMousePressed(pressed -> place.requestFocus());
    place.setAccessibleText(texts.get("trial.accessible"));
    ImageTransfer.drop(root, this::take);
  }

  Parent node() {
    return node;
  }

  void close() {
    listening.unsubscribe();
  }

  private void take(List<ImageInput> arrivals) {
    if (!arrivals.isEmpty()) {
      model.trials().add(arrivals);
    }
  }

  private void show() {
    boolean trained = model.trainedProperty().get() != null;
    Trial now = model.trials().trialProperty().get();
    Picture seen = now == null ? null : now.picture();
    words.setText(texts.get(trained ? "trial.empty" : "trial.before"));
    Presence.set(words, seen == null);
    Presence.set(picture, seen != null);
    Presence.set(name, seen != null);
    if (seen != null) {
      picture.show(Picture.SIDE, Picture.SIDE, OwnImage.argb(seen), FACTOR);
      name.setText(now.name().in(texts));
      picture.setAccessibleText(name.getText());
    }
    file.setDisable(!trained);
    paste.setDisable(!trained);
    Problem why = now == null ? null : now.problem();
    problem.setText(why == null ? "" : texts.sentence(why));
    Presence.set(problem, why != null);
    answer(now == null ? null : now.answer());
    Presence.set(outdated, trained && model.outdatedProperty().get());
  }

  private void answer(@Nullable Classification answer) {
    Presence.set(bars, answer != null);
    Presence.set(verdict, answer != null);
    if (answer != null) {
      bars.show(answer.classNames(), answer.probabilities(), -1);
      verdict.setText(texts.get("trial.verdict", answer.top().className(), answer.top().probability()));
      bars.setAccessibleText(verdict.getText());
    }
  }

  @FXML
  private void file() {
    take(dialogs.openFiles(texts.get("trial.title"), texts.get("open.kind"), ImageInput.ENDINGS).stream()
        .<ImageInput>map(ImageInput.OfFile::new).toList());
  }

  @FXML
  private void paste() {
    pasting.run();
  }
}
