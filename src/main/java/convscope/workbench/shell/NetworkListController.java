package convscope.workbench.shell;

import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.ExportMenu;
import convscope.workbench.session.NetworkChoice;
import convscope.workbench.session.NetworkChoices;
import convscope.workbench.session.NetworkExport;
import convscope.workbench.session.SelectedNetwork;
import java.util.Locale;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The networks to select from, with a search field. From the field, the arrow keys move in the list and Enter selects.
 * JavaFX thread.
 */
final class NetworkListController implements Screen {
  private final NetworkChoices choices;
  private final Dialogs dialogs;
  private final Texts texts;
  private final Runnable leave;
  private final FilteredList<NetworkChoice> found;
  private final ExportMenu exporting;
  private final ListChangeListener<NetworkChoice> changing = change -> replacing = true;
  private final ListChangeListener<NetworkChoice> changed = change -> arrange();
  private final Parent node;
  private final Subscription listening;
  private @Nullable NetworkChoice marked;
  private boolean replacing;

  @FXML private TextField search;
  @FXML private ListView<NetworkChoice> list;
  @FXML private Label problem;
  @FXML private MenuButton export;

  /** The list of {@code choices}; {@code leave} closes it. */
  NetworkListController(NetworkChoices choices, SelectedNetwork selected, NetworkExport exports, Dialogs dialogs,
      Notices notices, Texts texts, Runnable leave) {
    this.choices = choices;
    this.dialogs = dialogs;
    this.texts = texts;
    this.leave = leave;
    found = new FilteredList<>(choices.all());
    exporting = new ExportMenu(exports, () -> choices.exportable(texts.get("networks.builtIn")), "networks-export",
        dialogs, notices, texts);
    exporting.whenChosen(leave);
    node = Fxml.load(this, texts);
    listening = Subscription.combine(selected.modelProperty().subscribe(now -> list.refresh()),
        choices.problemProperty().subscribe(why -> {
          Presence.set(problem, why != null);
          problem.setText(why == null ? "" : texts.sentence(why));
        }));
  }

  @FXML
  private void initialize() {
    // Around the list's own listener, which lets go of the selection when the current run changes.
    found.addListener(changing);
    list.setItems(found);
    found.addListener(changed);
    list.getSelectionModel().selectedItemProperty().addListener((property, was, is) -> {
      if (!replacing) {
        marked = is;
      }
    });
    export.getItems().setAll(exporting.items());
    export.setOnShowing(opening -> exporting.arrange());
    list.setPlaceholder(new Label(texts.get("networks.nothing")));
    list.setCellFactory(made -> new NetworkChoiceCell(choices, texts));
    search.textProperty().addListener((property, was, is) -> {
      String wanted = is.strip().toLowerCase(Locale.ROOT);
      found.setPredicate(choice -> NetworkChoiceCell.name(choice, texts).toLowerCase(Locale.ROOT).contains(wanted));
    });
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInSearch);
    list.setOnKeyPressed(key -> {
      if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
        select();
        key.consume();
      }
    });
    list.setOnMouseClicked(click -> {
      if (click.getButton() == MouseButton.PRIMARY) {
        select();
      }
    });
  }

  /** Called whenever it is opened. */
  void begin() {
    search.clear();
    choices.all().stream().filter(choices::isSelected).findFirst().ifPresent(now -> {
      list.getSelectionModel().select(now);
      list.scrollTo(now);
    });
    list.refresh();
    export.setDisable(choices.exportable("").isEmpty());
    search.requestFocus();
  }

  private void pressedInSearch(KeyEvent key) {
    int at = list.getSelectionModel().getSelectedIndex();
    switch (key.getCode()) {
      case DOWN -> move(at + 1);
      case UP -> move(at - 1);
      case ENTER -> select();
      default -> {
        return;
      }
    }
    key.consume();
  }

  private void move(int to) {
    int index = Math.max(0, Math.min(found.size() - 1, to));
    list.getSelectionModel().select(index);
    list.scrollTo(index);
  }

  /** Keeps the selection on the same network; where that is not found any more, on the first. */
  private void arrange() {
    int at = 0;
    for (int i = 0; marked != null && i < found.size(); i++) {
      boolean same = found.get(i).kind() == marked.kind() && Objects.equals(found.get(i).place(), marked.place());
      at = same ? i : at;
    }
    if (!found.isEmpty()) {
      list.getSelectionModel().select(at);
    }
    replacing = false;
  }

  private void select() {
    NetworkChoice choice = list.getSelectionModel().getSelectedItem();
    if (choice != null) {
      leave.run();
      choices.select(choice);
    }
  }

  @FXML
  private void openRun() {
    leave.run();
    dialogs.chooseFolder(texts.get("networks.openRun.title")).ifPresent(choices::open);
  }

  @FXML
  private void openFile() {
    leave.run();
    dialogs.openFile(texts.get("networks.openFile.title"), texts.get("networks.openFile.kind"), "safetensors")
        .ifPresent(choices::open);
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    listening.unsubscribe();
    found.removeListener(changing);
    found.removeListener(changed);
    list.setItems(null);
  }
}
