package convscope.workbench.shell;

import convscope.foundation.Problem;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import java.io.PrintWriter;
import java.io.StringWriter;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** One failure: its message, with technical details. It blocks nothing. JavaFX thread. */
final class ProblemController implements Screen {
  private final Problem problem;
  private final Texts texts;
  private final Runnable leave;
  private final Parent node;

  @FXML private Label words;
  @FXML private TextArea details;
  @FXML private ToggleButton more;

  ProblemController(Problem problem, Texts texts, Runnable leave) {
    this.problem = problem;
    this.texts = texts;
    this.leave = leave;
    node = Fxml.load(this, texts);
  }

  /** Makes Esc in {@code scene} put the failure of {@code model} away, where nothing else takes the key. */
  static void leaveByKey(Scene scene, ShellModel model) {
    scene.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
      if (key.getCode() == KeyCode.ESCAPE && !key.isConsumed() && model.problemProperty().get() != null) {
        model.problemProperty().set(null);
        key.consume();
      }
    });
  }

  @FXML
  private void initialize() {
    words.setText(texts.sentence(problem));
    details.setText(trace());
    details.visibleProperty().bind(more.selectedProperty());
    details.managedProperty().bind(more.selectedProperty());
  }

  private String trace() {
    StringWriter text = new StringWriter();
    problem.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @FXML
  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(trace());
    Clipboard.getSystemClipboard().setContent(content);
  }

  @FXML
  private void leave() {
    leave.run();
  }

  @Override
  public Parent node() {
    return node;
  }
}
