package convscope.workbench.runs;

import convscope.library.RunSummary;
import convscope.workbench.fx.AfterChanges;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.runs.RunActions.Action;
import convscope.workbench.session.ExportMenu;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.FlowPane;

/** A bar of buttons for the actions on the selected runs; unavailable ones are disabled. JavaFX thread. */
final class ActionsController implements Screen {
  private final RunActions actions;
  private final Appearance appearance;
  private final Observable selection;
  private final ExportMenu exports;
  private final BranchMenu branches;
  private final Map<Action, Button> buttons = new EnumMap<>(Action.class);
  private final InvalidationListener arranging = changed -> arrange();
  private final Parent node;

  @FXML private FlowPane line;
  @FXML private Button inspect;
  @FXML private Button evaluate;
  @FXML private Button resume;
  @FXML private MenuButton branch;
  @FXML private Button more;
  @FXML private Button duplicate;
  @FXML private Button report;
  @FXML private MenuButton export;
  @FXML private Button openFolder;
  @FXML private Button delete;

  /** @param selection changes whenever the selected runs do */
  ActionsController(RunActions actions, Observable selection, ExportMenu exports, Appearance appearance, Texts texts) {
    this.actions = actions;
    this.appearance = appearance;
    this.selection = selection;
    this.exports = exports;
    branches = new BranchMenu(actions, texts);
    node = Fxml.load(this, texts);
    watched().forEach(one -> one.addListener(arranging));
    arrange();
  }

  @FXML
  private void initialize() {
    buttons.putAll(Map.of(Action.INSPECT, inspect, Action.EVALUATE, evaluate, Action.RESUME, resume, Action.MORE, more,
        Action.DUPLICATE, duplicate, Action.REPORT, report, Action.FOLDER, openFolder, Action.DELETE, delete));
    buttons.forEach((action, button) -> button.setOnAction(pressed -> actions.run(action)));
    export.getItems().setAll(exports.items());
    // Later: the buttons cannot come and go while they are laid out, and all of them get the new type first.
    InvalidationListener resized = new AfterChanges(this::makeRoom);
    line.widthProperty().addListener(resized);
    delete.fontProperty().addListener(resized);
  }

  private List<Observable> watched() {
    return List.of(selection, actions.watched().get(0), actions.watched().get(1), appearance.projectorProperty());
  }

  private void arrange() {
    Optional<RunSummary> one = actions.one();
    buttons.forEach((action, button) -> button.setDisable(!actions.can(action)));
    makeRoom();
    branch.setDisable(one.filter(actions.services()::canBranch).isEmpty());
    branch.getItems().setAll(branches.items());
    export.setDisable(one.filter(RunSummary::readable).isEmpty());
    exports.arrange();
  }

  /**
   * In larger type there is room for one line of buttons: those that are needed less give way until the others fit. A
   * row's menu has them all.
   */
  private void makeRoom() {
    boolean larger = appearance.projectorProperty().get();
    Set<Node> hidden = new HashSet<>(larger ? List.of(duplicate, openFolder, more) : List.of());
    if (larger && line.getWidth() > 0) {
      List.of(branch, export, report, resume).forEach(button -> {
        if (needed(hidden) > line.getWidth()) {
          hidden.add(button);
        }
      });
    }
    line.getChildren().forEach(button -> Presence.set(button, !hidden.contains(button)));
  }

  /** The width of one line of all buttons but the {@code hidden}. */
  private double needed(Set<Node> hidden) {
    return line.snappedLeftInset() + line.snappedRightInset() + line.getChildren().stream()
        .filter(button -> !hidden.contains(button)).mapToDouble(button -> button.prefWidth(-1) + line.getHgap()).sum();
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    watched().forEach(one -> one.removeListener(arranging));
  }
}
