package convscope.workbench.devices;

import convscope.engine.Device;
import convscope.engine.DeviceLoad;
import convscope.training.TowerPace;
import convscope.workbench.control.StatusLight;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.Computing;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** A device: its facts, whether it can train, and its current load. JavaFX thread. */
final class RowController implements Screen {
  private static final double FIGURES = 4;
  /** From this width on, in sizes of the font, the load stands beside the text. */
  private static final double BESIDE = 52;

  private final DevicesModel model;
  private final DeviceItem item;
  private final Texts texts;
  private final DeviceWords words;
  private final StatusLight light;
  private final Trace trace = new Trace();
  private final ShareBar memoryBar = new ShareBar();
  private final Parent node;
  private final Subscription following;

  @FXML private HBox row;
  @FXML private VBox about;
  @FXML private CheckBox use;
  @FXML private Label name;
  @FXML private Label kind;
  @FXML private Label inUse;
  @FXML private Label facts;
  @FXML private Label how;
  @FXML private Label towers;
  @FXML private StackPane lightPlace;
  @FXML private Label verdict;
  @FXML private Region live;
  @FXML private Label loadName;
  @FXML private StackPane loadPlace;
  @FXML private Label load;
  @FXML private Label memoryName;
  @FXML private StackPane memoryPlace;
  @FXML private Label memory;
  @FXML private Label temperatureName;
  @FXML private Label temperature;
  @FXML private Button measure;
  @FXML private Node doing;
  @FXML private Label doingWords;
  @FXML private ProgressBar progress;
  @FXML private Button cancel;

  RowController(DevicesModel model, DeviceItem item, Appearance appearance, Texts texts, Texts lights) {
    this.model = model;
    this.item = item;
    this.texts = texts;
    words = new DeviceWords(texts);
    light = new StatusLight(lights);
    node = Fxml.load(this, texts);
    following = Subscription.combine(appearance.projectorProperty().subscribe(now -> lay(appearance)),
        row.widthProperty().subscribe(now -> lay(appearance)), item.deviceProperty().subscribe(this::show),
        item.loadProperty().subscribe(this::showLoad),
        item.tickedProperty().subscribe(on -> use.setSelected(on)),
        model.towersProperty().subscribe(this::showTowers),
        model.measuring().doingProperty().subscribe(this::showMeasuring),
        model.chooser().computingProperty().subscribe(this::showUse));
  }

  @FXML
  private void initialize() {
    String id = item.now().id().replace(':', '-');
    use.setId("use-" + id);
    verdict.setId("verdict-" + id);
    measure.setId("measure-" + id);
    load.setId("load-" + id);
    inUse.setId("in-use-" + id);
    towers.setId("towers-" + id);
    cancel.setId("measure-cancel-" + id);
    lightPlace.getChildren().setAll(light);
    loadPlace.getChildren().setAll(trace);
    memoryPlace.getChildren().setAll(memoryBar);
  }

  /** In larger type, or in a narrow window, there is no room for the load beside the text: it goes below. */
  private void lay(Appearance appearance) {
    boolean narrow = row.getWidth() > 0 && row.getWidth() < BESIDE * name.getFont().getSize();
    boolean below = appearance.projectorProperty().get() || narrow;
    if (below == (live.getParent() == about)) {
      return;
    }
    if (below) {
      row.getChildren().remove(live);
      about.getChildren().add(about.getChildren().indexOf(doing), live);
    } else {
      about.getChildren().remove(live);
      row.getChildren().add(row.getChildren().indexOf(measure), live);
    }
    live.setMinWidth(below ? 0 : Region.USE_PREF_SIZE);
  }

  private void show(Device device) {
    boolean usable = device.status().usable();
    name.setText(device.name());
    kind.setText(words.kind(device));
    facts.setText(words.facts(device));
    Presence.set(facts, !facts.getText().isEmpty());
    verdict.setText(words.verdict(device));
    light.setState(DeviceWords.light(device.status()));
    light.setSubject(device.name());
    use.setAccessibleText(texts.get("use.name", device.name()));
    use.setDisable(!usable);
    measure.setAccessibleText(texts.get("measure.device", device.name()));
    measure.setVisible(usable);
  }

  private void showUse(List<Computing> computing) {
    Optional<Computing> now = computing.stream().filter(one -> one.device().id().equals(item.now().id())).findFirst();
    Presence.set(inUse, now.isPresent());
    Presence.set(how, now.isPresent());
    how.setText(now.map(words::use).orElse(""));
  }

  private void showTowers(List<TowerPace> all) {
    towers.setText(all.stream().filter(one -> one.device().id().equals(item.now().id())).map(words::tower)
        .collect(Collectors.joining("\n")));
    Presence.set(towers, !towers.getText().isEmpty());
  }

  private void showLoad(DeviceLoad now) {
    OptionalInt percent = now == null ? OptionalInt.empty() : now.percent();
    OptionalInt used = now == null ? OptionalInt.empty() : now.memoryUsedMiB();
    OptionalInt degrees = now == null ? OptionalInt.empty() : now.temperature();
    there(percent, load, loadName, loadPlace);
    percent.ifPresent(value -> load.setText(texts.get("load.value", value)));
    trace.show(item.percents());
    there(used, memory, memoryName, memoryPlace);
    there(degrees, temperature, temperatureName);
    degrees.ifPresent(value -> temperature.setText(texts.get("temperature.value", value)));
    String all = item.now().facts().get(Device.Fact.MEMORY_MIB);
    memoryBar.setVisible(all != null);
    used.ifPresent(value -> {
      memory.setText(words.memory(value));
      memoryBar.show(all == null ? 0 : value / Double.parseDouble(all), Double.NaN);
    });
    Presence.set(live, percent.isPresent() || used.isPresent() || degrees.isPresent());
  }

  /** Unknown values are absent, not 0. */
  private static void there(OptionalInt value, Node... parts) {
    for (Node part : parts) {
      Presence.set(part, value.isPresent());
    }
  }

  private void showMeasuring(Measuring.Doing now) {
    boolean own = now != null && now.item() == item;
    measure.setDisable(now != null);
    Presence.set(doing, own);
    if (own) {
      doingWords.setText(texts.get("measure.doing." + MeasuredController.key(now.figure()))
          + (model.training() ? " " + texts.get("measure.beside") : ""));
      progress.setProgress(now.figure().ordinal() / FIGURES);
    }
  }

  @FXML
  private void tick() {
    model.proposal().tick(item, use.isSelected());
  }

  @FXML
  private void measure() {
    model.measure(item);
  }

  @FXML
  private void cancel() {
    model.measuring().cancel();
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    following.unsubscribe();
  }
}
