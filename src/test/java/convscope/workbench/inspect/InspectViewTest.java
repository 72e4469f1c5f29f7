package convscope.workbench.inspect;

import static convscope.workbench.inspect.InspectUnderTest.IMAGES;
import static convscope.workbench.inspect.InspectUnderTest.TUTORIAL;
import static convscope.workbench.inspect.InspectUnderTest.on;
import static convscope.workbench.inspect.InspectUnderTest.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.AnEngine;
import convscope.engine.Classifier;
import convscope.engine.SoftmaxCrossEntropy;
import convscope.insight.ColourMap;
import convscope.insight.Derivation;
import convscope.insight.FeatureMaps;
import convscope.insight.FilterPictures;
import convscope.insight.Mean;
import convscope.insight.ReceptiveField;
import convscope.insight.WeightedSum;
import convscope.model.Activation;
import convscope.model.AveragePool;
import convscope.model.Dense;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.LocallyConnected;
import convscope.model.Network;
import convscope.model.Presets;
import convscope.model.Weights;
import convscope.runs.RunFolder;
import convscope.foundation.Figures;
import convscope.workbench.control.TileSheet;
import convscope.workbench.fx.Language;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@Tag("window")
class InspectViewTest extends InspectTest {
  private static final int CONV1 = 0;
  /** Its input is the output of conv1. */
  private static final int POOL1 = 1;
  private static final int NORM1 = 2;
  private static final int CONV2 = 3;
  private static final int LOCAL3 = 6;
  /** What a window of 1280×720 leaves to the column of the image. */
  private static final double COLUMN_HEIGHT = 540;

  @Start
  void start(Stage stage) {
    begin(stage);
  }

  /** The activations of every layer, by a classifier of the test's own. */
  private static List<float[]> activations(long step, int record, double[] probabilities) {
    List<float[]> all = new ArrayList<>();
    try (Classifier classifier = AnEngine.usual().classifier(TUTORIAL, 1)) {
      classifier.setParameters(InspectUnderTest.values(step));
      float[] logits = new float[10];
      classifier.logits(image(record), 1, logits);
      SoftmaxCrossEntropy.softmax(logits, 0, probabilities);
      for (int layer = 0; layer < TUTORIAL.layers().size(); layer++) {
        all.add(classifier.activations(layer, 0));
      }
    }
    return all;
  }

  @Test
  void theNetworkThatCameWithTheProgramIsThereFromTheFirstLookOn() {
    until(() -> view.sight() != null);
    assertThat(view.text("model-name")).isEqualTo("Built-in network");
    assertThat(view.node("inspect-empty").isVisible()).isFalse();
  }

  @Test
  void aRunIsShownAtItsNewestCheckpointWithEveryLayer() {
    open();
    assertThat(view.text("model-name")).isEqualTo("Run · run");
    assertThat(view.text("model-facts")).contains("step 300").contains("1,068,298").contains("18,470,784");
    assertThat(((ListView<?>) view.node("layers")).getItems()).hasSize(9);
    assertThat(view.text("layer-title")).isEqualTo("conv1");
    assertThat(view.node("inspect-empty").isVisible()).isFalse();
  }

  @Test
  void layersAreChosenByTheArrowKeys(FxRobot robot) {
    open();
    robot.interact(() -> view.node("layers").requestFocus());
    robot.type(KeyCode.DOWN);
    until(() -> view.text("layer-title").equals("pool1"));
    assertThat(view.sight().filters()).isNull();
    robot.type(KeyCode.DOWN, 2);
    until(() -> view.text("layer-title").equals("conv2"));
    assertThat(view.sheet("filters").tiles()).hasSize(64);
  }

  @Test
  void filtersAndMapsAreThoseOfTheCheckpointAndTheImage() {
    open();
    double[] probabilities = new double[10];
    List<float[]> activations = activations(300, 0, probabilities);
    FilterPictures conv1 = FilterPictures.of(TUTORIAL, InspectUnderTest.values(300), CONV1);
    for (int unit : new int[] {0, 17, 63}) {
      assertThat(view.sheet("filters").tiles().get(unit)).isEqualTo(conv1.colour(unit).argb());
    }
    FeatureMaps maps = new FeatureMaps(TUTORIAL.inputs().get(POOL1), activations.get(CONV1));
    assertThat(view.sheet("maps").tiles().get(5)).isEqualTo(maps.map(5, maps.scale()).argb());
    assertThat(view.text("maps-words")).contains(Math.round(100 * maps.sparsity()) + " % zeros")
        .contains(maps.silentChannels() + " of 64");
    assertThat(view.sight().probabilities()).containsExactly(probabilities, within(1e-6));
  }

  @Test
  void aDeeperLayersFiltersAreThoseOfTheChannelChosenAtItsMaps(FxRobot robot) {
    open();
    choose(CONV2);
    robot.interact(() -> view.sheet("maps").requestFocus());
    robot.type(KeyCode.RIGHT, 3);
    until(() -> view.sight().wish().channel() == 3);
    FilterPictures conv2 = FilterPictures.of(TUTORIAL, InspectUnderTest.values(300), CONV2);
    assertThat(view.sheet("filters").tiles().get(40)).isEqualTo(conv2.picture(3, 40, ColourMap.DIVERGING).argb());
    assertThat(view.text("filters-words")).contains("channel 3");
    assertThat(view.text("chosen-name")).isEqualTo("conv2, channel 3");
  }

  @Test
  void aPixelPointedAtTellsTheSumThatMadeItAndWhatItSees(FxRobot robot) {
    open();
    choose(CONV2);
    TileSheet chosen = view.sheet("chosen");
    Bounds bounds = on(() -> chosen.localToScreen(chosen.getBoundsInLocal()));
    robot.moveTo(bounds.getMinX() + bounds.getWidth() / 2, bounds.getMinY() + bounds.getHeight() / 2);
    until(() -> view.sight().explained() != null);
    Spot spot = view.sight().explained().spot();
    assertThat(spot.row()).isBetween(5, 7);
    assertThat(spot.column()).isBetween(5, 7);
    float[] input = activations(300, 0, new double[10]).get(NORM1);
    WeightedSum sum = (WeightedSum) Derivation.of(TUTORIAL, InspectUnderTest.values(300), CONV2, input, spot.row(),
        spot.column(), spot.channel());
    assertThat(((WeightedSum) view.sight().explained().derivation()).sum()).isCloseTo(sum.sum(), within(1e-6));
    assertThat((double) view.sight().explained().value()).isCloseTo(sum.value(), within(1e-4));
    assertThat(view.text("sum")).contains("bias 0.1 ").contains("1,600 products");
    ReceptiveField field = ReceptiveField.of(TUTORIAL, CONV2, spot.row(), spot.column());
    assertThat(view.sheet("picture").frame()).isEqualTo(new TileSheet.Frame(0, field.seen().top(), field.seen().left(),
        field.seen().bottom(), field.seen().right()));
    assertThat(view.text("sum-place")).isEqualTo("Channel 0, row " + spot.row() + ", column " + spot.column());
  }

  @Test
  void theLargestProductsOfASumAreToldOneByOne() {
    open();
    float[] whitened = image(0);
    float[] weights = InspectUnderTest.values(300).get("conv1/weights");
    int row = 4;
    int column = 9;
    int unit = 17;
    record Term(int y, int x, int channel, float input, float weight) {
      double product() {
        return (double) input * weight;
      }
    }
    List<Term> terms = new ArrayList<>();
    for (int y = row - 2; y <= row + 2; y++) {
      for (int x = column - 2; x <= column + 2; x++) {
        for (int channel = 0; channel < 3; channel++) {
          int weight = (((y - row + 2) * 5 + x - column + 2) * 3 + channel) * 64 + unit;
          terms.add(new Term(y, x, channel, whitened[(y * 24 + x) * 3 + channel], weights[weight]));
        }
      }
    }
    terms.sort(Comparator.comparingDouble((Term term) -> Math.abs(term.product())).reversed());
    on(() -> {
      view.model.channelProperty().set(unit);
      view.model.spotProperty().set(new Spot(unit, row, column));
      return null;
    });
    until(() -> view.sight().explained() != null && view.sight().explained().spot().channel() == unit);
    assertThat(view.text("sum-terms").lines()).containsExactlyElementsOf(terms.stream().limit(3)
        .map(term -> "row " + term.y() + ", col " + term.x() + ", ch " + term.channel() + ": "
            + Figures.signed(term.input()) + " × " + Figures.signed(term.weight()) + " = "
            + Figures.signed(term.product())).toList());
  }

  @Test
  void whereNoProductsWereSummedNoneAreTold() {
    open();
    choose(POOL1);
    on(() -> {
      view.model.spotProperty().set(new Spot(1, 0, 0));
      return null;
    });
    until(() -> view.sight().explained() != null && view.text("sum").contains("the largest is"));
    assertThat(view.text("sum-terms")).isEmpty();
  }

  @Test
  void whateverIsExplainedTheColumnFitsTheSmallestWindow() {
    open();
    for (Language language : Language.values()) {
      view.speak(language);
      for (int layer : new int[] {CONV1, NORM1, CONV2, LOCAL3}) {
        choose(layer);
        on(() -> {
          view.model.spotProperty().set(new Spot(1, 0, 0));
          return null;
        });
        until(() -> view.sight().explained() != null && !view.text("sum").isEmpty());
        ScrollPane column = (ScrollPane) view.node("right");
        Bounds seen = on(column::getViewportBounds);
        double needed = on(() -> column.getContent().minHeight(seen.getWidth()));
        assertThat(needed).as("layer " + layer + " in " + language).isLessThanOrEqualTo(COLUMN_HEIGHT);
      }
    }
  }

  @Test
  void aPixelIsPointedAtByTheKeyboardToo(FxRobot robot) {
    open();
    robot.interact(() -> view.sheet("maps").requestFocus());
    robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).type(KeyCode.UP).release(KeyCode.SHIFT);
    until(() -> view.sight().explained() != null && view.sight().explained().spot().equals(new Spot(0, 11, 12)));
    assertThat(view.text("sum")).contains("75 products");
  }

  @Test
  void everyKindOfLayerExplainsItself() {
    open();
    for (int layer = 0; layer < TUTORIAL.layers().size(); layer++) {
      choose(layer);
      on(() -> {
        view.model.spotProperty().set(new Spot(1, 0, 0));
        return null;
      });
      until(() -> view.sight().explained() != null);
      assertThat(view.text("sum")).as("layer " + layer).isNotBlank().doesNotContain("{");
      assertThat(view.text("sum-field")).isNotBlank();
      assertThat(view.text("layer-does")).isNotBlank();
    }
    choose(LOCAL3);
    assertThat(view.sheet("filters").tiles()).hasSize(64);
    assertThat(view.sheet("maps").tiles()).hasSize(384);
    on(() -> {
      view.model.channelProperty().set(5);
      return null;
    });
    until(() -> view.text("sum-place").equals("Unit 5"));
  }

  @Test
  void anAveragePoolTellsItsMeanInBothLanguages() {
    Network averages = new Network("averages", TUTORIAL.input(), List.of(new AveragePool("mean", 3, 2),
        new Dense("logits", 10, Activation.NONE, new Weights(0.1, 0, 0))));
    RunFolder run = InspectUnderTest.store(home.resolve("run"));
    view.chosen = run.checkpoints().save(InspectUnderTest.checkpoint(averages, 400));
    view.press("model-file");
    until(() -> view.node("film") != null && view.text("model-name").equals("Checkpoint · step-00000400.safetensors")
        && on(view.model::upToDate));
    choose(0);
    assertThat(view.text("layer-does")).startsWith("Of every 3×3 window the mean goes on").contains("2 apart");
    on(() -> {
      view.model.spotProperty().set(new Spot(1, 11, 11));
      return null;
    });
    until(() -> view.sight().explained() != null && view.text("sum").contains("their mean is"));
    Mean mean = (Mean) view.sight().explained().derivation();
    assertThat(view.text("sum")).isEqualTo("The 4 values under the window add up to " + Figures.signed(mean.sum())
        + "; their mean is " + Figures.signed(mean.value()) + ". The 5 places beyond the edge do not count.");
    assertThat((double) view.sight().explained().value()).isCloseTo(mean.value(), within(1e-5));
    view.speak(Language.KOREAN);
    until(() -> view.text("sum").contains("평균은 " + Figures.signed(mean.value()) + "입니다."));
    assertThat(view.text("sum")).endsWith("5칸은 세지 않습니다.");
  }

  @Test
  void aLocallyConnectedLayerShowsItsFiltersAtThePlacePointedAt() {
    Network local = Presets.locallyConnected(InitializerEdition.FROM_2017, 10);
    RunFolder run = InspectUnderTest.store(home.resolve("run"));
    view.chosen = run.checkpoints().save(InspectUnderTest.checkpoint(local, 400));
    view.press("model-file");
    until(() -> view.node("film") != null && view.text("model-name").equals("Checkpoint · step-00000400.safetensors")
        && on(view.model::upToDate));
    choose(LOCAL3);
    assertThat(local.layers().get(LOCAL3)).isInstanceOf(LocallyConnected.class);
    for (int place : new int[] {0, 5}) {
      on(() -> {
        view.model.spotProperty().set(new Spot(2, place, place));
        return null;
      });
      until(() -> view.sight().explained() != null && view.sight().explained().spot().row() == place);
      FilterPictures filters =
          FilterPictures.of(local, InitialValues.of(local, 400), LOCAL3).at(place, place);
      assertThat(view.sheet("filters").tiles().get(1)).isEqualTo(filters.picture(0, 1, ColourMap.DIVERGING).argb());
      assertThat(view.text("filters-words")).contains("row " + place);
    }
  }

  @Test
  void theDiagramTellsWhatPartOfTheTimeEachLayerTakes() {
    open();
    until(() -> !on(() -> view.model.shares().sharesProperty().get()).isEmpty());
    Map<String, Double> shares = on(() -> view.model.shares().sharesProperty().get());
    TUTORIAL.layers().forEach(layer -> assertThat(shares).containsKey(layer.name()));
    assertThat(shares.values().stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(1, within(1e-9));
    String percent = Math.round(100 * shares.get("conv2")) + " % time";
    until(() -> on(() -> view.node("layers").lookupAll(".label").stream()
        .anyMatch(label -> ((Labeled) label).getText().endsWith(percent))));
  }

  @Test
  void whatWasLookedAtIsLookedAtAgainAtTheNextStart() {
    open();
    on(() -> {
      view.model.lookAgain(Map.of("layer", CONV2, "channel", 9, "image", 5, "test", 0));
      return null;
    });
    until(() -> view.sight().wish().layer() == CONV2 && view.sight().wish().channel() == 9);
    assertThat(view.text("image-class")).startsWith(IMAGES.classNames().get(IMAGES.train().label(5)));
    assertThat(on(view.model::looked)).isEqualTo(Map.of("layer", CONV2, "channel", 9, "image", 5, "test", 0));
  }

  @Test
  void anyPictureIsSavedByItsMenuAndByTheKeyboard(FxRobot robot) throws Exception {
    open();
    view.chosen = home.resolve("filters");
    Bounds bounds = on(() -> view.sheet("filters").localToScreen(view.sheet("filters").getBoundsInLocal()));
    // The window in memory has no system that would make this of a right click.
    robot.interact(() -> view.sheet("filters").fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 9, 9,
        bounds.getMinX() + 9, bounds.getMinY() + 9, false, null)));
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
    robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
    until(() -> Files.exists(home.resolve("map.png")));
  }

  @Test
  void anotherImageIsChosenByButtonsAndByItsNumber(FxRobot robot) {
    open();
    view.press("image-on");
    until(() -> Arrays.equals(view.sight().wish().image(), image(1)));
    view.press("image-back");
    view.press("image-back");
    until(() -> Arrays.equals(view.sight().wish().image(), image(39)));
    TextField record = (TextField) view.node("image-record");
    robot.interact(() -> {
      record.requestFocus();
      record.setText("17");
    });
    robot.type(KeyCode.ENTER);
    until(() -> Arrays.equals(view.sight().wish().image(), image(17)));
    assertThat(view.text("image-class")).startsWith(IMAGES.classNames().get(IMAGES.test().label(17)));
    robot.interact(() -> record.setText("40"));
    robot.type(KeyCode.ENTER);
    String shown = on(record::getText);
    assertThat(shown).isEqualTo("17");
    view.press("image-train");
    until(() -> !on(() -> view.model.testProperty().get()));
    assertThat(view.text("image-class")).startsWith(IMAGES.classNames().get(IMAGES.train().label(17)));
  }

  @Test
  void anotherLanguageLeavesEverythingChosenAsItWas() {
    open();
    choose(CONV2);
    on(() -> {
      view.model.channelProperty().set(7);
      view.model.recordProperty().set(4);
      view.model.spotProperty().set(new Spot(7, 2, 3));
      return null;
    });
    until(() -> view.sight().explained() != null);
    view.speak(Language.KOREAN);
    until(() -> view.text("sum-place").equals("7번 채널, 2행 3열"));
    assertThat(view.text("layer-title")).isEqualTo("conv2");
    assertThat(view.text("chosen-name")).isEqualTo("conv2, 7번 채널");
    assertThat(on(() -> view.sheet("maps").selectedProperty().get())).isEqualTo(7);
    assertThat(view.text("film")).isEqualTo("재생");
  }

  @Test
  void whatIsNoRunIsSaidSoAndTheNetworkAtHandStays() throws Exception {
    open();
    view.chosen = Files.createDirectories(home.resolve("nothing"));
    view.press("model-run");
    until(() -> view.node("model-problem").isVisible());
    assertThat(view.text("model-problem")).contains("nothing").contains("manifest.json");
    assertThat(view.text("model-name")).isEqualTo("Run · run");
    assertThat(view.node("time").isDisabled()).isFalse();
  }

  @Test
  void eachMapCanHaveAScaleOfItsOwn() {
    open();
    view.press("own-scales");
    until(() -> view.sight().wish().ownScales());
    FeatureMaps figures = view.sight().figures();
    int channel = 0;
    while (figures.silent(channel)) {
      channel++;
    }
    assertThat(view.sheet("maps").tiles().get(channel))
        .isEqualTo(figures.map(channel, figures.scale(channel)).argb());
  }
}
