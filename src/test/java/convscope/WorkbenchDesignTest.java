package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.model.Presets;
import convscope.runs.RunFolder;
import convscope.runs.Safetensors;
import convscope.runs.Tensor;
import convscope.workbench.session.FormNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person does in the designer, from the first layer to a run. */
class WorkbenchDesignTest extends WindowTest {

  @BeforeEach
  void toDesign() {
    readyToStart();
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT9);
    eventually(() -> visible("#design-add-dense"));
  }

  private static void add(String kind) {
    ROBOT.clickOn("#design-add-" + kind);
  }

  private static void type(String property, String text) {
    Node field = find("#design-" + property);
    ROBOT.interact(() -> {
      field.requestFocus();
      ((TextField) field).selectAll();
    });
    ROBOT.write(text, 0);
  }

  private static void choose(String property, String value) {
    ROBOT.interact(() -> ROBOT.lookup("#design-" + property).<ComboBox<String>>query().setValue(value));
  }

  private static void open(String id) {
    fire("#design-open", id);
  }

  private static void compare(String id) {
    fire("#design-compare", id);
  }

  private static void fire(String menu, String id) {
    ROBOT.interact(() -> ((MenuButton) find(menu)).getItems().stream()
        .filter(item -> (menu.substring(1) + "-" + id).equals(item.getId())).findFirst().map(MenuItem.class::cast)
        .orElseThrow().fire());
  }

  private static List<String> layers() {
    return on(() -> ((VBox) find("#design-layers")).getChildren().stream()
        .map(card -> ((Labeled) card.lookup(".layer-name")).getText()).toList());
  }

  private static String networkOfForm() {
    return on(() -> {
      ComboBox<FormNetwork> network = ROBOT.lookup("#preset").query();
      return network.getConverter().toString(network.getValue());
    });
  }

  private static void convolution(String bias) {
    add("convolution");
    type("size", "5");
    type("bias", bias);
  }

  private static void norm(String name) {
    add("normalization");
    type("name", name);
  }

  private static void dense(String name, String units, String bias, String decay, String stddev) {
    add("dense");
    type("name", name);
    if (units != null) {
      type("units", units);
      choose("activation", "RELU");
    }
    type("stddev", stddev);
    type("bias", bias);
    type("decay", decay);
  }

  @Test
  void aNetworkOnWholeImagesIsDesignedSavedAndUndone() throws Exception {
    convolution("0");
    add("dense");
    assertThat(words("#design-output-1")).isEqualTo("24×24×64");
    ROBOT.interact(() -> ((ChoiceBox<?>) find("#design-input")).getSelectionModel().select(1));
    assertThat(words("#design-output-1")).isEqualTo("32×32×64");
    assertThat(words("#design-parameters-2")).isEqualTo("655,370");
    Path file = home.resolve("whole.json");
    willChoose(file);
    ROBOT.interact(() -> ((Button) find("#design-save")).fire());
    eventually(() -> Files.exists(file));
    assertThat(NetworkJson.read(file).input()).isEqualTo(Network.WHOLE_IMAGE);
    ROBOT.interact(() -> ((Button) find("#design-undo")).fire());
    assertThat(words("#design-output-1")).isEqualTo("24×24×64");
    assertThat(((ChoiceBox<?>) find("#design-input")).getValue()).isEqualTo(Network.CROP);
    assertThat(watchdog().held()).isEmpty();
  }

  @Test
  void theTutorialsNetworkIsBuiltFromNothing() throws Exception {
    assertThat(find("#design-use").isDisabled()).isTrue();
    convolution("0");
    add("max-pool");
    norm("norm1");
    convolution("0.1");
    norm("norm2");
    add("max-pool");
    dense("local3", "384", "0.1", "0.004", "0.04");
    dense("local4", "192", "0.1", "0.004", "0.04");
    dense("softmax_linear", null, "0", "0", Double.toString(1 / 192.0));
    type("network-name", "tutorial");
    assertThat(layers()).containsExactly("conv1", "pool1", "norm1", "conv2", "norm2", "pool2", "local3", "local4",
        "softmax_linear");
    assertThat(words("#design-sums")).startsWith("1,068,298 parameters")
        .contains("18,470,784 multiply-accumulates (MACs) per image");
    assertThat(words("#design-output-1")).isEqualTo("24×24×64");
    assertThat(words("#design-parameters-7")).isEqualTo("885,120");
    assertThat(words("#design-macs-4")).isEqualTo("14,745,600");
    assertThat(words("#design-field-4")).isEqualTo("15×15");
    Path file = home.resolve("built.json");
    willChoose(file);
    ROBOT.interact(() -> ((Button) find("#design-save")).fire());
    eventually(() -> Files.exists(file));
    assertThat(NetworkJson.read(file)).isEqualTo(Presets.tutorial(InitializerEdition.FROM_2017, 10));
    assertThat(watchdog().held()).isEmpty();
  }

  @Test
  void anImpossibleLayerSaysWhyAndTheFiguresBelowItAreGone() {
    open("tutorial");
    ROBOT.clickOn("#design-head-2");
    type("stride", "4");
    assertThat(words("#design-problem-2")).startsWith("Layer pool1 would skip pixels");
    assertThat(visible("#design-problem-2")).isTrue();
    assertThat(words("#design-output-1")).isEqualTo("24×24×64");
    assertThat(words("#design-output-3")).isEmpty();
    assertThat(find("#design-use").isDisabled()).isTrue();
    type("stride", "2x");
    assertThat(visible("#design-problem-2")).as("what cannot be read changes nothing; the 2 was read").isFalse();
    ROBOT.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(words("#design-sums")).contains("18,470,784");
    assertThat(((TextField) find("#design-stride")).getText()).isEqualTo("2");
    assertThat(find("#design-use").isDisabled()).isFalse();
  }

  @Test
  void layersAreEditedByTheKeyboardAndEveryChangeIsUndone() {
    open("tutorial");
    ROBOT.clickOn("#design-head-1");
    ROBOT.push(KeyCode.CONTROL, KeyCode.D);
    assertThat(layers()).startsWith("conv1", "conv3", "pool1");
    ROBOT.push(KeyCode.ALT, KeyCode.DOWN);
    assertThat(layers()).startsWith("conv1", "pool1", "conv3");
    ROBOT.push(KeyCode.ALT, KeyCode.UP);
    assertThat(layers()).startsWith("conv1", "conv3", "pool1");
    ROBOT.type(KeyCode.DOWN).type(KeyCode.DELETE);
    assertThat(layers()).startsWith("conv1", "conv3", "norm1");
    ROBOT.type(KeyCode.HOME).type(KeyCode.ENTER).type(KeyCode.END);
    ROBOT.write("b", 0);
    assertThat(layers()).startsWith("conv1b", "conv3", "norm1");
    ROBOT.type(KeyCode.ESCAPE).type(KeyCode.END).type(KeyCode.DELETE);
    assertThat(layers()).hasSize(8).endsWith("local4");
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT9);
    assertThat(layers()).as("after another view").hasSize(8).startsWith("conv1b", "conv3", "norm1");
    for (int i = 0; i < 6; i++) {
      ROBOT.push(KeyCode.CONTROL, KeyCode.Z);
    }
    assertThat(layers()).hasSize(9).startsWith("conv1", "pool1", "norm1");
    ROBOT.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(layers()).isEmpty();
    ROBOT.push(KeyCode.CONTROL, KeyCode.Y);
    ROBOT.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    assertThat(layers()).startsWith("conv1", "conv3", "pool1");
  }

  @Test
  void aDraggedLayerIsPutWhereItIsDropped() {
    open("tutorial");
    Bounds third = on(() -> find("#design-layer-3").localToScreen(find("#design-layer-3").getBoundsInLocal()));
    ROBOT.moveTo("#design-head-1").press(MouseButton.PRIMARY);
    ROBOT.moveTo(third.getCenterX(), third.getMaxY() - 2).release(MouseButton.PRIMARY);
    awaitEndOfEvent();
    assertThat(layers()).startsWith("pool1", "norm1", "conv1", "conv2");
  }

  @Test
  void aSavedNetworkIsTheSameWhenItIsOpenedAgain() throws Exception {
    open("locally-connected");
    ROBOT.clickOn("#design-head-1");
    type("filters", "16");
    choose("padding", "VALID");
    ROBOT.interact(() -> find("#design-biased").requestFocus());
    ROBOT.type(KeyCode.SPACE);
    add("activation");
    choose("function", "LEAKY_RELU");
    Path file = home.resolve("network");
    Path written = home.resolve("network.json");
    willChoose(file);
    ROBOT.interact(() -> ((Button) find("#design-save")).fire());
    eventually(() -> Files.exists(written));
    List<String> before = layers();
    String sums = words("#design-sums");
    open("empty");
    assertThat(layers()).isEmpty();
    willChoose(written);
    open("file");
    eventually(() -> layers().equals(before));
    assertThat(words("#design-sums")).isEqualTo(sums);
    String text = Files.readString(written);
    willChoose(written);
    ROBOT.interact(() -> ((Button) find("#design-save")).fire());
    eventuallyAsserted(() -> assertThat(Files.readString(written)).isEqualTo(text));
    assertThat(text).contains("\"VALID\"", "\"biased\" : false", "\"LEAKY_RELU\"");
    Path broken = home.resolve("broken.json");
    Files.writeString(broken, "{");
    willChoose(broken);
    open("file");
    eventually(() -> visible("#design-failure"));
    assertThat(words("#design-failure")).contains("broken.json");
    assertThat(layers()).isEqualTo(before);
  }

  @Test
  void aRunTrainsTheDesignedNetworkThatTheFormShows() throws Exception {
    add("convolution");
    type("filters", "4");
    add("max-pool");
    add("dense");
    type("network-name", "small");
    ROBOT.interact(() -> ((Button) find("#design-use")).fire());
    eventually(() -> visible("#preset"));
    assertThat(networkOfForm()).isEqualTo("Design: small");
    ROBOT.interact(() -> ((TextField) find("#number-steps")).setText("3"));
    ROBOT.push(KeyCode.F5);
    eventually(WindowTest::runIsOver);
    try (Stream<Path> runs = Files.list(home.resolve("runs"))) {
      RunFolder run = RunFolder.open(runs.filter(RunFolder::isIn).findFirst().orElseThrow());
      assertThat(run.manifest().network().path("name").asText()).isEqualTo("small");
      assertThat(run.manifest().network().path("layers")).hasSize(3);
    }
    assertThat(networkOfForm()).as("after the run").isEqualTo("Design: small");
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT9);
    assertThat(words("#design-note")).isEqualTo("The next run trains this network.");
  }

  @Test
  void aCheckpointIsOpenedAndAFileOfAnotherKindSaysWhatIsWrong() throws Exception {
    Network network = Presets.tutorial(InitializerEdition.FROM_2017, 10);
    Map<String, float[]> values = InitialValues.of(network, 1);
    Path checkpoint = home.resolve("step-00000010.safetensors");
    Safetensors.write(checkpoint, Map.of("network", NetworkJson.toTree(network).toString()), network.parameters()
        .stream().map(one -> new Tensor(one.name(), one.shape(), values.get(one.name()))).toList());
    willChoose(checkpoint);
    open("file");
    eventually(() -> layers().size() == 9);
    assertThat(words("#design-sums")).startsWith("1,068,298 parameters");
    Path image = Files.write(home.resolve("cat.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    willChoose(image);
    open("file");
    eventually(() -> visible("#design-failure"));
    assertThat(words("#design-failure")).contains("cat.png contains no network");
    assertThat(layers()).hasSize(9);
  }

  @Test
  void anUnsavedDesignIsThereAgainAtTheNextStart() throws Exception {
    add("convolution");
    type("size", "0");
    add("dense");
    type("network-name", "half done");
    List<String> before = layers();
    close();
    open();
    eventually(() -> visible("#design-add-dense"));
    eventually(() -> layers().equals(before));
    assertThat(((TextField) find("#design-network-name")).getText()).isEqualTo("half done");
    assertThat(visible("#design-problem-1")).isTrue();
    assertThat(find("#design-undo").isDisabled()).isTrue();
    close();
    Files.writeString(home.resolve("design.json"), "no design");
    open();
    eventually(() -> visible("#design-add-dense"));
    eventually(() -> Files.exists(home.resolve("design.json.damaged")));
    assertThat(layers()).isEmpty();
    assertThat(home.resolve("design.json.damaged")).hasContent("no design");
  }

  @Test
  void theTimesOfLayersAreMeasuredOnRequestAndHoldForThisNetworkOnly() {
    add("convolution");
    type("filters", "4");
    add("max-pool");
    add("dense");
    type("network-name", "quick");
    ROBOT.interact(() -> ((Button) find("#design-use")).fire());
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT9);
    eventually(() -> visible("#design-measure"));
    assertThat(words("#design-timing")).contains("not measured");
    assertThat(visible("#design-time-1")).isFalse();
    ROBOT.clickOn("#design-measure");
    eventually(() -> words("#design-timing").startsWith("Measured"));
    assertThat(words("#design-time-1")).matches("\\d+\\.\\d%\n\\d+\\.\\d\\d ms");
    double all = IntStream.rangeClosed(1, 3)
        .mapToDouble(i -> Double.parseDouble(words("#design-time-" + i).split("%")[0])).sum();
    assertThat(all).isBetween(99.8, 100.2);
    ROBOT.clickOn("#design-head-1");
    type("filters", "8");
    assertThat(words("#design-timing")).contains("not measured");
    assertThat(visible("#design-time-1")).isFalse();
    ROBOT.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(words("#design-timing")).as("the network that was measured").startsWith("Measured");
    ROBOT.clickOn("#design-head-3");
    ROBOT.type(KeyCode.DELETE);
    assertThat(find("#design-measure").isDisabled()).as("without logits").isTrue();
    ROBOT.push(KeyCode.CONTROL, KeyCode.Z);
    ROBOT.push(KeyCode.F5);
    eventually(() -> words("#status-state").equals("Training"));
    assertThat(find("#design-measure").isDisabled()).as("while a run trains").isTrue();
    ROBOT.clickOn("#run-stop");
    eventually(WindowTest::runIsOver);
    eventually(() -> !find("#design-measure").isDisabled());
  }

  @Test
  void aDesignIsComparedWithAnotherNetworkLineByLine() {
    open("tutorial");
    ROBOT.clickOn("#design-head-4");
    type("filters", "32");
    ROBOT.clickOn("#design-head-3");
    ROBOT.type(KeyCode.DELETE);
    compare("tutorial");
    assertThat(words("#design-compare-title")).isEqualTo("tutorial and tutorial: 2 layers differ");
    assertThat(words("#design-compare-right-parameters")).isEqualTo("1,068,298");
    ROBOT.interact(() -> ((ChoiceBox<?>) find("#design-input")).getSelectionModel().select(1));
    assertThat(ROBOT.lookup(".sum-name").queryAllAs(Label.class)).extracting(Label::getText)
        .contains("tutorial (this design), input 32×32×3", "tutorial, input 24×24×3");
    ROBOT.interact(() -> ((Button) find("#design-undo")).fire());
    assertThat(words("#design-compare-left-field")).isEqualTo(words("#design-compare-right-field"));
    assertThat(words("#design-compare-ratio-macs")).matches("1\\.[3-9]\\d×");
    VBox lines = find("#design-compare-lines");
    assertThat(lines.getChildren()).hasSize(9);
    assertThat(on(() -> lines.getChildren().get(0).isFocused())).isTrue();
    ROBOT.type(KeyCode.DOWN, 3);
    assertThat(on(() -> lines.getChildren().get(3).isFocused())).isTrue();
    assertThat(on(() -> lines.getChildren().get(3).getAccessibleText())).contains("conv2", "Changed: Filters");
    assertThat(on(() -> lines.getChildren().get(2).getAccessibleText())).contains("only right", "norm1");
    ROBOT.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(words("#design-compare-title")).isEqualTo("tutorial and tutorial: 1 layer differs");
    compare("locally-connected");
    assertThat(words("#design-compare-title")).startsWith("tutorial and locally-connected");
    ROBOT.type(KeyCode.ESCAPE);
    assertThat(visible("#design-comparison")).isFalse();
    assertThat(on(() -> find("#design-compare").isFocused())).isTrue();
    compare("shown");
    assertThat(visible("#design-comparison")).isTrue();
    ROBOT.clickOn("#design-compare-close");
    assertThat(visible("#design-comparison")).isFalse();
    assertThat(layers()).hasSize(9);
  }
}
