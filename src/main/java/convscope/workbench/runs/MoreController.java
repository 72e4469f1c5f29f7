package convscope.workbench.runs;

import convscope.runs.Manifest;
import convscope.runs.Setting;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import java.util.OptionalLong;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * A strip that asks for a total number of steps: to continue a run that has made all of its steps, itself or as a new
 * run. Enter starts, Escape closes it. JavaFX thread.
 */
final class MoreController {
  private final RunActions actions;
  private final Texts texts;
  private final Parent node;
  private RunActions.@Nullable StepsWanted wanted;

  @FXML private Label question;
  @FXML private TextField total;
  @FXML private Label why;
  @FXML private Button start;

  MoreController(RunActions actions, Texts texts) {
    this.actions = actions;
    this.texts = texts;
    node = Fxml.load(this, texts);
    close();
  }

  @FXML
  private void initialize() {
    total.textProperty().addListener((property, was, is) -> check());
  }

  Parent node() {
    return node;
  }

  /** Asks for the total of {@code asked}; proposed is as many steps again. */
  void ask(RunActions.StepsWanted asked) {
    wanted = asked;
    Manifest.Settings settings = asked.run().manifest().settings();
    question.setText(texts.get(asked.branchFrom().isPresent() ? "more.question.branch" : "more.question",
        asked.run().name(), made()));
    total.setText(Long.toString(Math.max(made(), settings.steps()) + settings.steps()));
    Presence.set(node, true);
    total.requestFocus();
    total.selectAll();
    check();
  }

  private long made() {
    return wanted.branchFrom().orElse(wanted.run().steps());
  }

  private OptionalLong typed() {
    return Setting.STEPS.range().typed(total.getText()).map(typed -> (Long) typed).filter(steps -> steps > made())
        .map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  private void check() {
    if (wanted != null) {
      boolean valid = typed().isPresent();
      start.setDisable(!valid);
      why.setText(valid ? texts.get("more.steps", typed().getAsLong() - made()) : texts.get("more.least", made()));
    }
  }

  @FXML
  private void start() {
    typed().ifPresent(steps -> {
      RunActions.StepsWanted asked = wanted;
      close();
      actions.giveSteps(asked, steps);
    });
  }

  @FXML
  private void pressed(KeyEvent key) {
    if (key.getCode() == KeyCode.ESCAPE) {
      close();
      key.consume();
    }
  }

  /** Asks no longer. */
  @FXML
  void close() {
    wanted = null;
    Presence.set(node, false);
  }
}
