package convscope.workbench.inspect;

import static convscope.workbench.inspect.InspectUnderTest.IMAGES;
import static convscope.workbench.inspect.InspectUnderTest.TUTORIAL;
import static convscope.workbench.inspect.InspectUnderTest.on;
import static convscope.workbench.inspect.InspectUnderTest.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.foundation.Language;
import convscope.insight.ColourMap;
import convscope.insight.FeatureMaps;
import convscope.insight.FilterPictures;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What the Inspect view shows of a network, its layers and an image, and how each is chosen. */
@Tag("window")
class InspectViewTest extends InspectTest {
  @Start
  void start(Stage stage) {
    begin(stage);
  }

  @Test
  void inASmallWindowTheShapeOfEveryLayerIsReadInFull() {
    open();
    for (double width : new double[] {880, 720}) {
      view.resize(width, 640);
      Node list = view.node("layers");
      until(() -> on(() -> list.getBoundsInParent().getWidth() < 250));
      // The rows get their widths with the frames that follow.
      until(() -> on(() -> {
        double end = list.localToScene(list.getLayoutBounds()).getMaxX();
        List<Label> shapes = list.lookupAll(".fact").stream().map(Label.class::cast)
            .filter(fact -> !fact.getStyleClass().contains("more") && !fact.getText().isEmpty()).toList();
        return shapes.size() == TUTORIAL.layers().size() && shapes.stream().allMatch(shape ->
            shape.localToScene(shape.getLayoutBounds()).getMaxX() <= end && shape.getWidth() >= shape.prefWidth(-1));
      }));
    }
  }

  @Test
  void theBuiltInNetworkIsShownInitially() {
    until(() -> view.result() != null);
    assertThat(view.text("model-name")).isEqualTo("Built-in network");
    assertThat(view.node("inspect-empty").isVisible()).isFalse();
    until(() -> view.node("time-why") != null && view.node("time-why").isVisible());
    assertThat(view.text("time-why")).as("that a run has more is not to be guessed")
        .startsWith("The built-in network has only one checkpoint").contains("Train a network of your own");
  }

  @Test
  void aRunIsShownAtItsLatestCheckpointWithEveryLayer() {
    open();
    assertThat(view.text("model-name")).isEqualTo("Run · run");
    assertThat(view.text("model-facts")).contains("step 300").contains("1,068,298").contains("18,470,784");
    assertThat(((ListView<?>) view.node("layers")).getItems()).hasSize(9);
    assertThat(view.text("layer-title")).isEqualTo("conv1");
    assertThat(view.node("inspect-empty").isVisible()).isFalse();
  }

  @Test
  void layersAreSelectedByArrowKeys(FxRobot robot) {
    open();
    robot.interact(() -> view.node("layers").requestFocus());
    robot.type(KeyCode.DOWN);
    until(() -> view.text("layer-title").equals("pool1"));
    assertThat(view.result().filters()).isNull();
    robot.type(KeyCode.DOWN, 2);
    until(() -> view.text("layer-title").equals("conv2"));
    assertThat(view.sheet("filters").tiles()).hasSize(64);
  }

  @Test
  void filtersAndFeatureMapsMatchTheCheckpointAndImage() {
    open();
    double[] probabilities = new double[10];
    List<float[]> activations = activations(300, 0, probabilities);
    FilterPictures conv1 = FilterPictures.of(TUTORIAL, InspectUnderTest.values(300), CONV1);
    for (int unit : new int[] {0, 17, 63}) {
      assertThat(view.sheet("filters").tiles().get(unit)).isEqualTo(conv1.colour(unit).argb());
    }
    FeatureMaps maps = new FeatureMaps(TUTORIAL.inputs().get(POOL1), activations.get(CONV1));
    assertThat(view.sheet("maps").tiles().get(5)).isEqualTo(maps.map(5, maps.scale()).argb());
    assertThat(view.text("maps-words")).contains(Math.round(100 * maps.sparsity()) + "% zeros")
        .contains(maps.silentChannels() + " of 64");
    assertThat(view.result().probabilities()).containsExactly(probabilities, within(1e-6));
  }

  @Test
  void deeperFiltersAreThoseOfTheChannelSelectedInTheMaps(FxRobot robot) {
    open();
    choose(CONV2);
    robot.interact(() -> view.sheet("maps").requestFocus());
    robot.type(KeyCode.RIGHT, 3);
    until(() -> view.result().request().channel() == 3);
    FilterPictures conv2 = FilterPictures.of(TUTORIAL, InspectUnderTest.values(300), CONV2);
    assertThat(view.sheet("filters").tiles().get(40)).isEqualTo(conv2.picture(3, 40, ColourMap.DIVERGING).argb());
    assertThat(view.text("filters-words")).contains("channel 3");
    assertThat(view.text("chosen-name")).isEqualTo("conv2, channel 3");
  }

  @Test
  void theDiagramShowsEachLayersShareOfTheTime() {
    open();
    until(() -> !on(() -> view.model.shares().sharesProperty().get()).isEmpty());
    Map<String, Double> shares = on(() -> view.model.shares().sharesProperty().get());
    TUTORIAL.layers().forEach(layer -> assertThat(shares).containsKey(layer.name()));
    assertThat(shares.values().stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(1, within(1e-9));
    String percent = Math.round(100 * shares.get("conv2")) + "% of time";
    until(() -> on(() -> view.node("layers").lookupAll(".label").stream()
        .anyMatch(label -> ((Labeled) label).getText().endsWith(percent))));
  }

  @Test
  void theSelectionIsRestoredAfterARestart() {
    open();
    on(() -> {
      view.model.lookAgain(Map.of("layer", CONV2, "channel", 9, "image", 5, "test", 0));
      return null;
    });
    until(() -> view.result().request().layer() == CONV2 && view.result().request().channel() == 9);
    assertThat(view.text("image-class")).startsWith(IMAGES.classNames().get(IMAGES.train().label(5)));
    assertThat(on(view.model::looked)).isEqualTo(Map.of("layer", CONV2, "channel", 9, "image", 5, "test", 0));
  }

  @Test
  void imagesAreSavedByMenuAndByKeyboard(FxRobot robot) throws Exception {
    open();
    view.chosen = home.resolve("filters");
    Bounds bounds = on(() -> view.sheet("filters").localToScreen(view.sheet("filters").getBoundsInLocal()));
    // The window in memory has no system that would make this of a right click.
    robot.interact(() -> view.sheet("filters").fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED,
        9, 9, bounds.getMinX() + 9, bounds.getMinY() + 9, false, null)));
    until(() -> robot.lookup("#save-picture").tryQuery().isPresent());
    robot.clickOn("#save-picture");
    Path file = home.resolve("filters.png");
    until(() -> Files.exists(file));
    BufferedImage saved = ImageIO.read(file.toFile());
    int[] first = view.sheet("filters").tiles().get(0);
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < saved.getWidth() / 4; x++) {
      colours.add(saved.getRGB(x, 6));
    }
    assertThat(colours).contains(first[0], first[1], first[2]);
    view.chosen = home.resolve("example.png");
    robot.interact(() -> view.sheet("picture").requestFocus());
    robot.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
    until(() -> Files.exists(home.resolve("example.png")));
    assertThat(ImageIO.read(home.resolve("example.png").toFile()).getWidth()).isGreaterThanOrEqualTo(24);
    view.chosen = home.resolve("map.png");
    robot.interact(() -> view.sheet("maps").requestFocus());
    robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);
    until(() -> robot.lookup("#save-picture").tryQuery().isPresent());
    robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
    until(() -> Files.exists(home.resolve("map.png")));
  }

  @Test
  void imagesAreSelectedByButtonsAndByNumber(FxRobot robot) {
    open();
    view.press("image-on");
    until(() -> Arrays.equals(view.result().request().image(), image(1)));
    view.press("image-back");
    view.press("image-back");
    until(() -> Arrays.equals(view.result().request().image(), image(39)));
    TextField record = (TextField) view.node("image-record");
    robot.interact(() -> {
      record.requestFocus();
      record.setText("17");
    });
    robot.type(KeyCode.ENTER);
    until(() -> Arrays.equals(view.result().request().image(), image(17)));
    assertThat(view.text("image-class")).startsWith(IMAGES.classNames().get(IMAGES.test().label(17)));
    robot.interact(() -> record.setText("40"));
    robot.type(KeyCode.ENTER);
    String shown = on(record::getText);
    assertThat(shown).isEqualTo("17");
    view.press("image-train");
    until(() -> !on(() -> view.model.example().testProperty().get()));
    assertThat(view.text("image-class")).startsWith(IMAGES.classNames().get(IMAGES.train().label(17)));
  }

  @Test
  void switchingTheLanguageKeepsTheSelection() {
    open();
    choose(CONV2);
    on(() -> {
      view.model.channelProperty().set(7);
      view.model.example().recordProperty().set(4);
      view.model.spotProperty().set(new Spot(7, 2, 3));
      return null;
    });
    until(() -> view.result().explained() != null);
    view.speak(Language.KOREAN);
    until(() -> view.text("sum-place").equals("7번 채널, 2행 3열"));
    assertThat(view.text("layer-title")).isEqualTo("conv2");
    assertThat(view.text("chosen-name")).isEqualTo("conv2, 7번 채널");
    assertThat(on(() -> view.sheet("maps").selectedProperty().get())).isEqualTo(7);
    assertThat(view.text("film")).isEqualTo("재생");
  }

  @Test
  void anInvalidRunIsReportedAndTheCurrentNetworkStays() throws Exception {
    open();
    view.select(Files.createDirectories(home.resolve("nothing")));
    until(() -> view.node("model-problem").isVisible());
    assertThat(view.text("model-problem")).contains("nothing").contains("manifest.json");
    assertThat(view.text("model-name")).isEqualTo("Run · run");
    assertThat(view.node("time").isDisabled()).isFalse();
  }

  @Test
  void eachFeatureMapCanHaveItsOwnScale() {
    open();
    view.press("own-scales");
    until(() -> view.result().request().ownScales());
    FeatureMaps figures = view.result().figures();
    int channel = 0;
    while (figures.silent(channel)) {
      channel++;
    }
    assertThat(view.sheet("maps").tiles().get(channel))
        .isEqualTo(figures.map(channel, figures.scale(channel)).argb());
  }
}
