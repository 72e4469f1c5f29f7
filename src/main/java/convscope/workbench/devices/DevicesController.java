package convscope.workbench.devices;

import convscope.engine.Device;
import convscope.engine.DeviceStatus;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.workbench.control.StatusLight;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Shortcut;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.FoundDevices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The Devices view: the devices and their speed, and the choice of those to use. JavaFX thread. */
public final class DevicesController implements Screen {
  private static final KeyCombination AGAIN = new KeyCodeCombination(KeyCode.R, KeyCombination.SHORTCUT_DOWN);

  private final DevicesModel model;
  private final Appearance appearance;
  private final Dialogs dialogs;
  private final Notices notices;
  private final Texts texts;
  private final Texts lights;
  private final MeasuredController measured;
  private final ChoiceController choice;
  private final Map<DeviceItem, RowController> made = new LinkedHashMap<>();
  private final List<Observable> watched;
  private final InvalidationListener arranging = changed -> arrange();
  private final Parent node;
  private final Subscription keys;

  @FXML private Label count;
  @FXML private Node looking;
  @FXML private Button again;
  @FXML private Button save;
  @FXML private Label problem;
  @FXML private Node content;
  @FXML private VBox rows;
  @FXML private VBox remarks;
  @FXML private StackPane measuredPlace;
  @FXML private ScrollPane choicePlace;
  @FXML private Node empty;
  @FXML private Label emptyWords;

  /** The view of {@code model} in {@code language}. */
  public DevicesController(DevicesModel model, Appearance appearance, Dialogs dialogs, Notices notices,
      Language language) {
    this.model = model;
    this.appearance = appearance;
    this.dialogs = dialogs;
    this.notices = notices;
    texts = Texts.of(DevicesController.class, language);
    lights = Texts.of(StatusLight.class, language);
    measured = new MeasuredController(model, texts);
    choice = new ChoiceController(model, texts, lights);
    node = Fxml.load(this, texts);
    watched = List.of(model.items(), model.devices().foundProperty(), model.devices().lookingProperty(),
        model.devices().problemProperty(), model.measuring().problemProperty());
    watched.forEach(one -> one.addListener(arranging));
    keys = node.sceneProperty().subscribe(this::answer);
    arrange();
  }

  /** The key works wherever the focus is, as long as the view is visible. */
  private void answer(@Nullable Scene was, @Nullable Scene is) {
    if (was != null) {
      was.getAccelerators().remove(AGAIN);
    }
    if (is != null) {
      is.getAccelerators().put(AGAIN, this::look);
    }
  }

  @Override
  public List<Shortcut> shortcuts() {
    return List.of(Shortcut.of(texts, "again", AGAIN));
  }

  @FXML
  private void initialize() {
    measuredPlace.getChildren().setAll(measured.node());
    choicePlace.setContent(choice.node());
  }

  private void arrange() {
    FoundDevices.Found found = model.devices().foundProperty().get();
    boolean searching = model.devices().lookingProperty().get();
    long cards = model.items().stream().filter(item -> item.now().kind() == Device.Kind.GPU).count();
    count.setText(found == null ? "" : texts.get("count", cards));
    Presence.set(looking, searching && found != null);
    again.setDisable(searching);
    save.setDisable(found == null);
    content.setVisible(found != null);
    empty.setVisible(found == null);
    Problem why = model.devices().problemProperty().get();
    emptyWords.setText(texts.get(why == null ? "empty.looking" : "empty.failed"));
    why = why == null ? model.measuring().problemProperty().get() : why;
    problem.setText(why == null ? "" : texts.sentence(why));
    Presence.set(problem, why != null);
    showRows();
    remarks.getChildren().setAll(found == null ? List.of() : found.remarks().stream().map(this::remark).toList());
    Presence.set(remarks, !remarks.getChildren().isEmpty());
  }

  /** Rows of remaining devices are kept, with the focus that may be in them. */
  private void showRows() {
    List<DeviceItem> items = List.copyOf(model.items());
    List.copyOf(made.keySet()).stream().filter(item -> !items.contains(item))
        .forEach(item -> made.remove(item).close());
    List<Node> nodes = new ArrayList<>();
    for (DeviceItem item : items) {
      nodes.add(made.computeIfAbsent(item, added -> new RowController(model, added, appearance, texts, lights)).node());
    }
    if (!rows.getChildren().equals(nodes)) {
      rows.getChildren().setAll(nodes);
    }
  }

  private Node remark(DeviceStatus status) {
    StatusLight light = new StatusLight(lights);
    light.setState(DeviceWords.light(status));
    Label words = new Label(new DeviceWords(texts).status(status));
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    HBox line = new HBox(new StackPane(light), words);
    line.getStyleClass().add("verdict");
    return line;
  }

  @FXML
  private void look() {
    model.devices().look();
  }

  @FXML
  private void save() {
    dialogs.chooseFile(texts.get("save.title"), "devices.csv").ifPresent(file -> model.save(file,
        written -> notices.say(texts.get("save.done", written)), notices::tell));
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void shown() {
    model.show(true);
  }

  @Override
  public void hidden() {
    model.show(false);
  }

  @Override
  public void close() {
    model.show(false);
    keys.unsubscribe();
    answer(node.getScene(), null);
    watched.forEach(one -> one.removeListener(arranging));
    made.values().forEach(RowController::close);
    measured.close();
    choice.close();
  }
}
