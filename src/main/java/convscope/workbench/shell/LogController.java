package convscope.workbench.shell;

import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Pulse;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The log drawer. It looks for new lines only while it is open. JavaFX thread. */
final class LogController implements Screen {
  private static final long BETWEEN_MILLIS = 250;
  /** The number of checks after a change that scroll to the end again, since the layout follows the change. */
  private static final int LOOKS_TO_SETTLE = 3;

  private final ShellModel model;
  private final WindowLog log;
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::refresh);
  private final Parent node;
  private long seen = -1;
  private int unsettled;

  @FXML private TextArea lines;

  LogController(ShellModel model, WindowLog log, Texts texts) {
    this.model = model;
    this.log = log;
    node = Fxml.load(this, texts);
  }

  @FXML
  private void initialize() {
    lines.heightProperty().addListener((property, was, is) -> unsettled = LOOKS_TO_SETTLE);
  }

  private void refresh() {
    // Keep a selection that the user may want to copy.
    if (log.written() != seen && lines.getSelection().getLength() == 0) {
      seen = log.written();
      lines.setText(String.join("\n", log.lines()));
      unsettled = LOOKS_TO_SETTLE;
    }
    if (unsettled > 0) {
      unsettled--;
      lines.setScrollTop(Double.MAX_VALUE);
    }
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
