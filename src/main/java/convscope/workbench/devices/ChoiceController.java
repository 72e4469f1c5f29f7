package convscope.workbench.devices;

import convscope.engine.Device;
import convscope.workbench.control.StatusLight;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.IntegerProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The choice of devices, its consequences, and the button that applies it. JavaFX thread. */
final class ChoiceController implements Screen {
  private static final int MOST_TOWERS = 8;

  private final DevicesModel model;
  private final Proposal proposal;
  private final Texts texts;
  private final Texts lights;
  private final Parent node;
  private final InvalidationListener changed = now -> show();

  @FXML private Label chosen;
  @FXML private CheckBox automatic;
  @FXML private ComboBox<Integer> towers;
  @FXML private Node threadsField;
  @FXML private ComboBox<Integer> threads;
  @FXML private VBox consequences;
  @FXML private Button apply;
  @FXML private Button back;
  @FXML private Node changing;

  ChoiceController(DevicesModel model, Texts texts, Texts lights) {
    this.model = model;
    this.texts = texts;
    this.lights = lights;
    proposal = model.proposal();
    node = Fxml.load(this, texts);
    proposal.changesProperty().addListener(changed);
    model.chooser().changingProperty().addListener(changed);
    show();
  }

  @FXML
  private void initialize() {
    bind(towers, proposal.towersProperty(), count -> texts.get("towers.value", count));
    bind(threads, proposal.threadsProperty(), count -> texts.get("threads.value", count));
  }

  private static void bind(ComboBox<Integer> box, IntegerProperty value, IntFunction<String> words) {
    box.setConverter(new StringConverter<>() {
      @Override
      public String toString(Integer count) {
        return count == null ? "" : words.apply(count);
      }

      @Override
      public Integer fromString(String typed) {
        throw new UnsupportedOperationException("Counts are chosen, not typed");
      }
    });
    box.setOnAction(chosen -> {
      if (box.getValue() != null) {
        value.set(box.getValue());
      }
    });
  }

  private void show() {
    List<DeviceItem> ticked = proposal.ticked();
    automatic.setSelected(ticked.isEmpty());
    chosen.setText(ticked.isEmpty() ? texts.get("choice.automatic.words")
        : String.join("\n", ticked.stream().map(item -> item.now().name()).toList()));
    offer(towers, Math.max(1, ticked.size()), Math.max(MOST_TOWERS, proposal.towersProperty().get()),
        proposal.towersProperty().get());
    offer(threads, 0, Math.max(cores(), proposal.threadsProperty().get()), proposal.threadsProperty().get());
    Presence.set(threadsField, proposal.withProcessor());
    consequences.getChildren().setAll(proposal.consequences().stream().map(this::sentence).toList());
    boolean coming = model.chooser().changingProperty().get();
    Presence.set(changing, coming);
    apply.setDisable(coming || !proposal.differs());
    back.setDisable(coming || !proposal.differs());
  }

  private static void offer(ComboBox<Integer> box, int least, int most, int value) {
    List<Integer> all = IntStream.rangeClosed(least, most).boxed().toList();
    if (!box.getItems().equals(all)) {
      box.getItems().setAll(all);
    }
    box.setValue(value);
  }

  private int cores() {
    return model.items().stream().map(DeviceItem::now).filter(device -> device.kind() == Device.Kind.CPU)
        .map(device -> device.facts().get(Device.Fact.CORES)).filter(count -> count != null)
        .mapToInt(Integer::parseInt).max().orElse(1);
  }

  private Node sentence(Consequence consequence) {
    Label words = new Label(texts.get("consequence." + consequence.key(), consequence.values().toArray()));
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    Region mark = new Region();
    mark.getStyleClass().add("point");
    if (consequence.warning()) {
      StatusLight light = new StatusLight(lights);
      light.setState(StatusLight.State.WATCH);
      mark = light;
    }
    HBox line = new HBox(new StackPane(mark), words);
    line.getStyleClass().add("consequence");
    return line;
  }

  @FXML
  private void choose() {
    proposal.setAutomatic(automatic.isSelected());
  }

  @FXML
  private void apply() {
    proposal.apply();
  }

  @FXML
  private void back() {
    proposal.back();
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    proposal.changesProperty().removeListener(changed);
    model.chooser().changingProperty().removeListener(changed);
  }
}
