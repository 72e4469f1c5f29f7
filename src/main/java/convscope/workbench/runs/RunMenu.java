package convscope.workbench.runs;

import convscope.library.RunLabel;
import convscope.library.RunSummary;
import convscope.workbench.fx.Texts;
import convscope.workbench.runs.RunActions.Action;
import convscope.workbench.session.ExportMenu;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;

/** The menu of a row: everything that can be done with the selected runs. JavaFX thread. */
final class RunMenu extends ContextMenu {
  private static final Map<Action, KeyCombination> KEYS = Map.of(Action.INSPECT, new KeyCodeCombination(KeyCode.ENTER),
      Action.RENAME, new KeyCodeCombination(KeyCode.F2), Action.DELETE, new KeyCodeCombination(KeyCode.DELETE));

  private final RunActions actions;
  private final ExportMenu exports;
  private final BranchMenu branches;
  private final Menu export;
  private final Texts texts;

  RunMenu(RunActions actions, ExportMenu exports, Texts texts) {
    this.actions = actions;
    this.exports = exports;
    this.texts = texts;
    branches = new BranchMenu(actions, texts);
    export = menu("export", false);
    export.getItems().setAll(exports.items());
    setId("runs-menu");
    // The items are made for the selection at the moment of opening.
    setOnShowing(opening -> fill());
    fill();
  }

  private void fill() {
    List<MenuItem> checkpoints = branches.items();
    Menu branch = menu("branch", !checkpoints.isEmpty());
    branch.getItems().setAll(checkpoints);
    export.setDisable(actions.one().filter(RunSummary::readable).isEmpty());
    exports.arrange();
    getItems().setAll(item(Action.INSPECT), item(Action.EVALUATE), new SeparatorMenuItem(), item(Action.RESUME), branch,
        item(Action.MORE), item(Action.DUPLICATE), new SeparatorMenuItem(), item(Action.RENAME), colours(),
        new SeparatorMenuItem(), item(Action.REPORT), export, item(Action.FOLDER), new SeparatorMenuItem(),
        item(Action.DELETE));
  }

  private MenuItem item(Action action) {
    String name = RunWords.key(action);
    MenuItem item = new MenuItem(texts.get(name + ".name"));
    item.setId("runs-menu-" + name);
    item.setDisable(!actions.can(action));
    item.setOnAction(chosen -> actions.run(action));
    item.setAccelerator(KEYS.get(action));
    return item;
  }

  private Menu menu(String name, boolean possible) {
    Menu menu = new Menu(texts.get(name + ".name"));
    menu.setId("runs-menu-" + name);
    menu.setDisable(!possible);
    return menu;
  }

  private Menu colours() {
    Menu menu = menu("colour", actions.can(Action.RENAME));
    int now = actions.one().map(run -> run.label().colour()).orElse(0);
    ToggleGroup group = new ToggleGroup();
    for (int colour = 0; colour <= RunLabel.COLOURS; colour++) {
      int own = colour;
      RadioMenuItem item = new RadioMenuItem(texts.get("colour." + colour));
      item.setId("runs-colour-" + colour);
      if (colour > 0) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", "swatch-" + colour);
        item.setGraphic(swatch);
      }
      item.setToggleGroup(group);
      item.setSelected(colour == now);
      item.setOnAction(chosen -> actions.colour(own));
      menu.getItems().add(item);
    }
    return menu;
  }
}
