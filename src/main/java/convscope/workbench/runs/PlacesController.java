package convscope.workbench.runs;

import convscope.library.Bin;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.util.Subscription;

/** Two menus: the folders whose runs are shown, and the runs in the trash. JavaFX thread. */
final class PlacesController implements Screen {
  /** A menu must stay short; older deleted runs are in the trash's folder. */
  private static final int MOST = 20;

  private final RunsModel model;
  private final Dialogs dialogs;
  private final Texts texts;
  private final Parent node;
  private final Subscription listening;

  @FXML private MenuButton folders;
  @FXML private MenuButton bin;

  PlacesController(RunsModel model, Dialogs dialogs, Texts texts) {
    this.model = model;
    this.dialogs = dialogs;
    this.texts = texts;
    node = Fxml.load(this, texts);
    listening = Subscription.combine(model.placesProperty().subscribe(this::showPlaces),
        model.actions().binnedProperty().subscribe(this::showBin));
  }

  /** Asks for a folder, and shows its runs too. */
  void add() {
    dialogs.chooseFolder(texts.get("places.add.title")).ifPresent(model.actions()::addPlace);
  }

  private void showPlaces(List<Path> places) {
    List<MenuItem> items = new ArrayList<>();
    items.add(item("places-add", texts.get("places.add"), this::add));
    if (!places.isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
    for (Path place : places) {
      items.add(item(null, texts.get("places.forget", place), () -> model.actions().forgetPlace(place)));
    }
    folders.getItems().setAll(items);
  }

  private void showBin(List<Bin.Thrown> binned) {
    bin.setText(texts.get("bin.name", binned.size()));
    bin.setDisable(binned.isEmpty());
    List<MenuItem> items = new ArrayList<>();
    for (Bin.Thrown thrown : binned.subList(0, Math.min(MOST, binned.size()))) {
      items.add(item(null, texts.get("bin.restore", thrown.name(), RunColumns.created(thrown.time())),
          () -> model.actions().restore(List.of(thrown))));
    }
    items.add(new SeparatorMenuItem());
    items.add(item("bin-empty", texts.get("bin.empty"), () -> {
      if (dialogs.confirm(texts.get("bin.empty.title"), texts.get("bin.empty.question", binned.size()),
          texts.get("bin.empty.yes"), texts.get("bin.empty.no"))) {
        model.actions().emptyBin();
      }
    }));
    bin.getItems().setAll(items);
  }

  /** An item that shows {@code words} unchanged: a name may contain an underscore. */
  private static MenuItem item(String id, String words, Runnable action) {
    MenuItem item = new MenuItem(words);
    item.setId(id);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    listening.unsubscribe();
  }
}
