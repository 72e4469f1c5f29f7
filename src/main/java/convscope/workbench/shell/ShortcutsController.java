package convscope.workbench.shell;

import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Shortcut;
import convscope.workbench.fx.Texts;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** What the view at hand is for, its keys, and those that work everywhere. Escape closes it. JavaFX thread. */
final class ShortcutsController implements Screen {
  private final ShellModel model;
  private final Parent node;

  @FXML private Label view;
  @FXML private Label about;
  @FXML private GridPane viewKeys;
  @FXML private GridPane everywhere;
  @FXML private Button close;

  /**
   * The list while a view is at hand.
   *
   * @param own the view's keys
   */
  ShortcutsController(ShellModel model, Commands commands, ViewId at, List<Shortcut> own, Texts texts) {
    this.model = model;
    node = Fxml.load(this, texts);
    view.setText(texts.get("view." + at.id()));
    about.setText(texts.get("view." + at.id() + ".about"));
    fill(viewKeys, own);
    fill(everywhere, commands.shortcuts(texts));
  }

  private static void fill(GridPane table, List<Shortcut> shortcuts) {
    for (Shortcut shortcut : shortcuts) {
      Label keys = new Label(shortcut.keysShown());
      keys.getStyleClass().add("keys");
      keys.setMinWidth(Region.USE_PREF_SIZE);
      Label does = new Label(shortcut.does());
      does.setWrapText(true);
      table.addRow(table.getRowCount(), keys, does);
    }
  }

  /** Takes the focus. */
  void focus() {
    close.requestFocus();
  }

  @FXML
  private void leave() {
    model.shortcutsProperty().set(false);
  }

  @FXML
  private void welcome() {
    leave();
    model.welcomeProperty().set(true);
  }

  @FXML
  private void pressed(KeyEvent key) {
    if (key.getCode() == KeyCode.ESCAPE) {
      leave();
      key.consume();
    }
  }

  @Override
  public Parent node() {
    return node;
  }
}
