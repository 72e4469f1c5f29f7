package convscope.workbench.shell;

import convscope.data.Dataset;
import convscope.data.Datasets;
import convscope.foundation.Language;
import convscope.foundation.Threads;
import convscope.training.RunState;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.ClickFocus;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.Computing;
import convscope.workbench.session.OpenDataset;
import convscope.workbench.session.DeviceChooser;
import convscope.workbench.session.SharedEngine;
import convscope.workbench.session.CurrentRun;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Data, network and device; the run's buttons; the window's look. JavaFX thread. */
final class TopBarController implements Screen {
  /** How wide the bar must be to have room for a part, in sizes of its font. */
  private static final double FOR_DATA_SIZE = 104;
  private static final double FOR_DEVICE = 84;
  private static final double FOR_DATA = 76;
  /** What the names of the run's buttons need: for text in sizes of the font, and for the rest in pixels. */
  private static final double FOR_WORDS = 36;
  private static final double BESIDE_WORDS = 504;
  /** Without those words, names and lists take less room too. */
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

  private final ShellModel model;
  private final Appearance appearance;
  private final OpenDataset openData;
  private final Screen networks;
  private final SharedEngine engines;
  private final DeviceChooser devices;
  private final CurrentRun training;
  private final Texts texts;
  private final Parent node;
  /** Kept here, since an unreferenced binding is garbage-collected. */
  private final BooleanBinding canStart;
  private final BooleanBinding canPause;
  private final BooleanBinding canStep;
  private final BooleanBinding canStop;
  private Subscription listening = Subscription.EMPTY;

  @FXML private HBox bar;
  @FXML private HBox dataFact;
  @FXML private Label data;
  @FXML private Label dataSize;
  @FXML private StackPane networkPlace;
  @FXML private HBox deviceFact;
  @FXML private Button device;
  @FXML private Button start;
  @FXML private Button pause;
  @FXML private Button step;
  @FXML private Button stop;
  @FXML private ToggleButton dark;
  @FXML private ToggleButton projector;
  @FXML private ToggleButton fullScreen;
  @FXML private ComboBox<Language> language;
  @FXML private ToggleButton shortcuts;

  TopBarController(ShellModel model, Appearance appearance, OpenDataset openData, Screen networks, SharedEngine engines,
      DeviceChooser devices, CurrentRun training, Texts texts) {
    this.model = model;
    this.appearance = appearance;
    this.openData = openData;
    this.engines = engines;
    this.devices = devices;
    this.networks = networks;
    this.training = training;
    this.texts = texts;
    canStart = training.canStart();
    canPause = training.canPause();
    canStep = training.canStep();
    canStop = training.canStop();
    node = Fxml.load(this, texts);
  }

  @FXML
  private void initialize() {
    listening = Subscription.combine(openData.datasetProperty().subscribe(this::describe),
        appearance.projectorProperty().subscribe(now -> makeRoom()), bar.widthProperty().subscribe(now -> makeRoom()),
        data.fontProperty().subscribe(now -> makeRoom()));
    networkPlace.getChildren().add(networks.node());
    device.textProperty().bind(Bindings.createStringBinding(this::describeDevice, devices.computingProperty(),
        engines.problemProperty()));
    device.accessibleTextProperty().bind(device.textProperty().map(name -> texts.get("top.device.open", name)));
    device.accessibleHelpProperty().bind(device.textProperty().map(name -> texts.get("top.device.help", name)));
    start.textProperty().bind(Bindings.createStringBinding(
        () -> texts.get(training.stateProperty().get() instanceof RunState.Paused ? "command.resume" : "command.start"),
        training.stateProperty()));
    start.disableProperty().bind(canStart.not());
    pause.disableProperty().bind(canPause.not());
    step.disableProperty().bind(canStep.not());
    stop.disableProperty().bind(canStop.not());
    List.of(start, pause, step, stop).forEach(ClickFocus::withhold);
    dark.selectedProperty().bindBidirectional(appearance.darkProperty());
    projector.selectedProperty().bindBidirectional(appearance.projectorProperty());
    fullScreen.selectedProperty().bindBidirectional(model.fullScreenProperty());
    shortcuts.selectedProperty().bindBidirectional(model.shortcutsProperty());
    language.getItems().setAll(Language.values());
    language.setCellFactory(list -> new LanguageCell());
    // Before the list opens, which would otherwise wait for the font.
    language.setOnMouseEntered(entered -> Threads.daemon("convscope-font", Appearance::readKoreanFont).start());
    language.setValue(model.languageProperty().get());
    language.valueProperty().addListener((property, was, is) -> model.languageProperty().set(is));
  }

  private void describe(@Nullable Dataset images) {
    String name = images == null ? texts.get("top.data.none")
        : images.name().equals(Datasets.SAMPLE) || images.name().equals(Datasets.CIFAR10)
            ? texts.get("top.data." + images.name()) : images.name();
    data.setText(name);
    dataSize.setText(images == null ? "" : texts.get("top.data.size", images.train().size() + images.test().size()));
    data.setAccessibleText(texts.get("top.data", name));
    dataFact.setAccessibleHelp(texts.get("top.data.help", name, dataSize.getText()));
  }

  /** In a narrow bar the network and the run's buttons stay; what is said in the views too makes room for them. */
  private void makeRoom() {
    double width = bar.getWidth() / data.getFont().getSize();
    boolean presenting = appearance.projectorProperty().get();
    Presence.set(dataSize, width >= FOR_DATA_SIZE);
    Presence.set(deviceFact, width >= FOR_DEVICE && !presenting);
    Presence.set(dataFact, width >= FOR_DATA);
    boolean words = bar.getWidth() >= BESIDE_WORDS + FOR_WORDS * data.getFont().getSize();
    List.of(pause, step, stop).forEach(button ->
        button.setContentDisplay(words ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY));
    bar.pseudoClassStateChanged(NARROW, !words);
  }

  private String describeDevice() {
    if (engines.problemProperty().get() != null) {
      return texts.get("top.device.none");
    }
    List<Computing> computing = devices.computingProperty().get();
    return computing.isEmpty() ? texts.get("top.device.loading")
        : computing.stream().map(one -> one.device().name()).collect(Collectors.joining(" + "));
  }

  @FXML
  private void showDevices() {
    model.viewProperty().set(ViewId.DEVICES);
  }

  @FXML
  private void start() {
    training.start();
  }

  @FXML
  private void pause() {
    training.pause();
  }

  @FXML
  private void step() {
    training.step();
  }

  @FXML
  private void stop() {
    training.stop();
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    dark.selectedProperty().unbindBidirectional(appearance.darkProperty());
    projector.selectedProperty().unbindBidirectional(appearance.projectorProperty());
    fullScreen.selectedProperty().unbindBidirectional(model.fullScreenProperty());
    shortcuts.selectedProperty().unbindBidirectional(model.shortcutsProperty());
    listening.unsubscribe();
    device.textProperty().unbind();
    device.accessibleTextProperty().unbind();
    device.accessibleHelpProperty().unbind();
    start.textProperty().unbind();
    networks.close();
  }
}
