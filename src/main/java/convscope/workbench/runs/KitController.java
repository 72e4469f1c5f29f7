package convscope.workbench.runs;

import convscope.classroom.ClassKit;
import convscope.data.CifarBinary;
import convscope.data.Dataset;
import convscope.foundation.Problem;
import convscope.library.RunSummary;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.Kits;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;

/** The fields for a new class kit: its title, and what goes into it. Escape closes them. JavaFX thread. */
final class KitController implements Screen {
  private static final double MEGA = 1e6;

  private final RunsModel runs;
  private final ClassModel model;
  private final Kits kits;
  private final Background background;
  private final Dialogs dialogs;
  private final Notices notices;
  private final Texts texts;
  private final Parent node;
  private final Subscription listening;
  private final InvalidationListener changed = what -> check();
  private List<Path> ownLessons = List.of();

  @FXML private TextField title;
  @FXML private CheckBox data;
  @FXML private CheckBox settings;
  @FXML private CheckBox networks;
  @FXML private CheckBox lessons;
  @FXML private Button save;

  KitController(RunsModel runs, Kits kits, Background background, Dialogs dialogs, Notices notices, Texts texts) {
    this.runs = runs;
    model = runs.classroom();
    this.kits = kits;
    this.background = background;
    this.dialogs = dialogs;
    this.notices = notices;
    this.texts = texts;
    node = Fxml.load(this, texts);
    runs.chosen().addListener(changed);
    kits.imagesProperty().addListener(changed);
    listening = model.makingKitProperty().subscribe(this::show);
    check();
  }

  @FXML
  private void initialize() {
    title.textProperty().bindBidirectional(model.kitTitleProperty());
    title.textProperty().addListener(changed);
    List.of(data, settings, networks, lessons).forEach(box -> box.selectedProperty().addListener(changed));
  }

  private void show(boolean now) {
    Presence.set(node, now);
    if (now) {
      title.requestFocus();
      background.run(kits::ownLessons, found -> {
        ownLessons = found;
        check();
      }, notices::tell);
    }
  }

  /** The selected runs that have a network. */
  private List<Path> chosen() {
    return runs.chosen().stream().map(RunItem::now).filter(run -> run.readable() && run.saved())
        .map(RunSummary::path).toList();
  }

  private void check() {
    data.setText(kits.images().map(this::words).orElse(texts.get("kit.data.none")));
    networks.setText(texts.get("kit.networks", chosen().size()));
    lessons.setText(texts.get("kit.lessons", ownLessons.size()));
    data.setDisable(kits.images().isEmpty());
    settings.setDisable(kits.images().isEmpty());
    networks.setDisable(chosen().isEmpty());
    lessons.setDisable(ownLessons.isEmpty());
    save.setDisable(title.getText().isBlank() || List.of(data, settings, networks, lessons).stream()
        .noneMatch(KitController::wanted));
  }

  private String words(Dataset images) {
    return ClassKit.isIncluded(images) ? texts.get("kit.data", images.name(), CifarBinary.bytes(images) / MEGA)
        : texts.get("kit.data.named", images.name());
  }

  private static boolean wanted(CheckBox box) {
    return box.isSelected() && !box.isDisabled();
  }

  @FXML
  private void save() {
    try {
      ClassKit kit = new ClassKit(title.getText(), wanted(data) ? kits.images().orElse(null) : null,
          wanted(settings) ? kits.settings().orElse(null) : null, wanted(networks) ? chosen() : List.of(),
          wanted(lessons) ? ownLessons : List.of());
      dialogs.chooseFile(texts.get("kit.save.title"), kit.fileName()).ifPresent(file -> {
        kits.make(kit, file, texts);
        leave();
      });
    } catch (Problem refused) {
      notices.tell(refused);
    }
  }

  @FXML
  private void pressed(KeyEvent key) {
    if (key.getCode() == KeyCode.ESCAPE) {
      leave();
      key.consume();
    }
  }

  @FXML
  private void leave() {
    model.makingKitProperty().set(false);
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    runs.chosen().removeListener(changed);
    kits.imagesProperty().removeListener(changed);
    title.textProperty().unbindBidirectional(model.kitTitleProperty());
    listening.unsubscribe();
  }
}
