package convscope.workbench.shell;

import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Pulse;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The log drawer. It looks for new lines only while it is open. JavaFX thread. */
final class LogController implements Screen {
  private static final long BETWEEN_MILLIS = 250;

  private final ShellModel model;
  private final WindowLog log;
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::refresh);
  private final Parent node;
  private long seen = -1;

  @FXML private ListView<String> lines;

  LogController(ShellModel model, WindowLog log, Texts texts) {
    this.model = model;
    this.log = log;
    node = Fxml.load(this, texts);
  }

  @FXML
  private void initialize() {
    lines.heightProperty().addListener((property, was, is) -> showLast());
  }

  private void refresh() {
    if (log.written() != seen) {
      seen = log.written();
      lines.getItems().setAll(log.lines());
      showLast();
    }
  }

  private void showLast() {
    lines.scrollTo(lines.getItems().size() - 1);
  }

  @FXML
  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(String.join("\n", log.lines()));
    Clipboard.getSystemClipboard().setContent(content);
  }

  @FXML
  private void leave() {
    model.logProperty().set(false);
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void shown() {
    pulse.start();
  }

  @Override
  public void hidden() {
    pulse.stop();
  }

  @Override
  public void close() {
    pulse.stop();
  }
}
