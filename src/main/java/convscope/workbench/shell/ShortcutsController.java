package convscope.workbench.shell;

import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;

/** The list of keys. Escape closes it. JavaFX thread. */
final class ShortcutsController implements Screen {
  private final ShellModel model;
  private final Commands commands;
  private final Texts texts;
  private final Parent node;

  @FXML private GridPane table;
  @FXML private Button close;

  ShortcutsController(ShellModel model, Commands commands, Texts texts) {
    this.model = model;
    this.commands = commands;
    this.texts = texts;
    node = Fxml.load(this, texts);
    node.setOnKeyPressed(key -> {
      if (key.getCode() == KeyCode.ESCAPE) {
        leave();
      }
    });
    node.focusedProperty().addListener((property, was, is) -> {
      if (is) {
        close.requestFocus();
      }
    });
  }

  @FXML
  private void initialize() {
    for (Commands.Command command : commands.all()) {
      Label keys = new Label(command.keys().getDisplayText());
      keys.getStyleClass().add("keys");
      table.addRow(table.getRowCount(), keys, new Label(texts.get("command." + command.id())));
    }
  }

  @FXML
  private void leave() {
    model.shortcutsProperty().set(false);
  }

  @Override
  public Parent node() {
    return node;
  }
}
