package convscope.workbench.runs;

import convscope.classroom.ArchiveKind;
import convscope.classroom.ClassCollection;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.Kits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.util.Subscription;

/** The menu with what a class needs: hand in, collect, and kits. JavaFX thread. */
final class ClassMenuController implements Screen {
  private final ClassModel model;
  private final Kits kits;
  private final Dialogs dialogs;
  private final Texts texts;
  private final Parent node;
  private final Subscription listening;

  @FXML private MenuButton menu;

  ClassMenuController(ClassModel model, Kits kits, Dialogs dialogs, Texts texts) {
    this.model = model;
    this.kits = kits;
    this.dialogs = dialogs;
    this.texts = texts;
    node = Fxml.load(this, texts);
    listening = model.collectedProperty().subscribe(this::show);
  }

  private void show(ClassCollection.Collected collected) {
    List<MenuItem> items = new ArrayList<>(List.of(
        item("class-hand-in", texts.get("class.handin"), () -> {
          model.makingKitProperty().set(false);
          model.handingInProperty().set(true);
        }), new SeparatorMenuItem(),
        item("class-collect-folder", texts.get("class.collect.folder"), this::collectFolder),
        item("class-collect-files", texts.get("class.collect.files"), this::collectFiles), new SeparatorMenuItem(),
        item("class-kit-make", texts.get("class.kit.make"), () -> {
          model.handingInProperty().set(false);
          model.makingKitProperty().set(true);
        }),
        item("class-kit-open", texts.get("class.kit.open"), this::openKit)));
    if (!collected.places().isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
    for (Path place : collected.places()) {
      items.add(item(null, texts.get("class.forget", place), () -> model.forget(place)));
    }
    menu.getItems().setAll(items);
  }

  private void openKit() {
    dialogs.openFile(texts.get("class.kit.open.title"), texts.get("class.kit.kind"),
        List.of("*" + ArchiveKind.KIT.ending())).ifPresent(file -> kits.open(file, texts));
  }

  private void collectFolder() {
    dialogs.chooseFolder(texts.get("class.collect.folder.title")).ifPresent(folder -> model.collect(List.of(folder)));
  }

  private void collectFiles() {
    List<Path> files = dialogs.openFiles(texts.get("class.collect.files.title"), texts.get("class.work.kind"),
        List.of("*" + ArchiveKind.WORK.ending()));
    if (!files.isEmpty()) {
      model.collect(files);
    }
  }

  /** An item that shows {@code words} unchanged: a path may contain an underscore. */
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
