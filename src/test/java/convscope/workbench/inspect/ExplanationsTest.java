package convscope.workbench.inspect;

import static convscope.workbench.inspect.InspectUnderTest.TUTORIAL;
import static convscope.workbench.inspect.InspectUnderTest.on;
import static convscope.workbench.inspect.InspectUnderTest.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.foundation.Figures;
import convscope.foundation.Language;
import convscope.insight.Activated;
import convscope.insight.BatchNormalized;
import convscope.insight.ColourMap;
import convscope.insight.Derivation;
import convscope.insight.FeatureMaps;
import convscope.insight.FilterPictures;
import convscope.insight.Mean;
import convscope.insight.ReceptiveField;
import convscope.insight.WeightedSum;
import convscope.model.Activation;
import convscope.model.ActivationFunction;
import convscope.model.ActivationLayer;
import convscope.model.AveragePool;
import convscope.model.BatchNormalization;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.LocallyConnected;
import convscope.model.Network;
import convscope.model.PaddingRule;
import convscope.model.Presets;
import convscope.model.Weights;
import convscope.runs.RunFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** How the Inspect view explains the value that somebody points at. */
@Tag("window")
@Tag("long")
class ExplanationsTest extends InspectTest {
  /** What a window of 1280×720 leaves to the column of the image. */
  private static final double COLUMN_HEIGHT = 540;

  @Start
  void start(Stage stage) {
    begin(stage);
  }

  @Test
  void pointingAtAPixelShowsItsSumAndReceptiveField(FxRobot robot) {
    open();
    choose(CONV2);
    TileSheet chosen = view.sheet("chosen");
    view.layOut();
    Bounds bounds = on(() -> chosen.localToScreen(chosen.getBoundsInLocal()));
    robot.moveTo(bounds.getMinX() + bounds.getWidth() / 2, bounds.getMinY() + bounds.getHeight() / 2);
    until(() -> view.result().explained() != null);
    Spot spot = view.result().explained().spot();
    assertThat(spot.row()).isBetween(5, 7);
    assertThat(spot.column()).isBetween(5, 7);
    float[] input = activations(300, 0, new double[10]).get(NORM1);
    WeightedSum sum = (WeightedSum) Derivation.of(TUTORIAL, InspectUnderTest.values(300), CONV2, input, spot.row(),
        spot.column(), spot.channel());
    assertThat(((WeightedSum) view.result().explained().derivation()).sum()).isCloseTo(sum.sum(), within(1e-6));
    assertThat((double) view.result().explained().value()).isCloseTo(sum.value(), within(1e-4));
    assertThat(view.text("sum")).contains("Bias 0.1 ").contains("1,600 products");
    ReceptiveField field = ReceptiveField.of(TUTORIAL, CONV2, spot.row(), spot.column());
    assertThat(view.sheet("picture").frame()).isEqualTo(new TileSheet.Frame(0, field.seen().top(), field.seen().left(),
        field.seen().bottom(), field.seen().right()));
    assertThat(view.text("sum-place")).isEqualTo("Channel 0, row " + spot.row() + ", column " + spot.column());
  }

  @Test
  void hoveringAnotherMapTemporarilyExplainsItsChannel(FxRobot robot) {
    open();
    choose(CONV2);
    TileSheet maps = view.sheet("maps");
    view.layOut();
    until(() -> on(() -> maps.tileBounds(5)) != null);
    Bounds tile = on(() -> maps.localToScreen(maps.tileBounds(5)));
    robot.moveTo(tile.getMinX() + tile.getWidth() / 2, tile.getMinY() + tile.getHeight() / 2);
    until(() -> view.result().explained() != null && view.result().explained().spot().channel() == 5);
    Spot spot = view.result().explained().spot();
    FilterPictures conv2 = FilterPictures.of(TUTORIAL, InspectUnderTest.values(300), CONV2);
    FeatureMaps outputs = new FeatureMaps(TUTORIAL.output(CONV2), activations(300, 0, new double[10]).get(CONV2));
    assertThat(view.text("sum-place")).isEqualTo("Channel 5, row " + spot.row() + ", column " + spot.column());
    assertThat(view.text("chosen-name")).isEqualTo("conv2, channel 5");
    assertThat(view.text("filters-words")).contains("channel 5");
    assertThat(view.sheet("filters").tiles().get(7)).isEqualTo(conv2.picture(5, 7, ColourMap.DIVERGING).argb());
    assertThat(view.sheet("chosen").tiles().get(0)).isEqualTo(outputs.map(5, outputs.scale()).argb());
    assertThat(on(() -> view.model.channelProperty().get())).as("the selected channel stays").isZero();
    Node heading = view.node("layer-title");
    Bounds title = on(() -> heading.localToScreen(heading.getBoundsInLocal()));
    robot.moveTo(title.getMinX() + 2, title.getMinY() + 2);
    until(() -> view.result().request().channel() == 0);
    assertThat(view.text("chosen-name")).isEqualTo("conv2, channel 0");
    assertThat(view.text("filters-words")).contains("channel 0");
    assertThat(view.text("sum-place")).startsWith("Hover over");
  }

  @Test
  void anotherChannelIsExplainedAtTheSamePosition(FxRobot robot) {
    open();
    robot.interact(() -> view.sheet("maps").requestFocus());
    robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);
    until(() -> view.result().explained() != null && view.text("sum-place").startsWith("Channel 0, row 12, column 12"));
    robot.type(KeyCode.RIGHT);
    until(() -> view.text("sum-place").startsWith("Channel 1, row 12, column 12"));
    assertThat(view.text("chosen-name")).isEqualTo("conv1, channel 1");
  }

  @Test
  void theImageFillsTheColumnRegardlessOfText() {
    open();
    double small = pixel("picture");
    view.resize(1800, 1000);
    until(() -> pixel("picture") > small);
    // conv1 has maps of the image's size.
    until(() -> pixel("chosen") == pixel("picture"));
    double before = pixel("picture");
    on(() -> {
      view.model.spotProperty().set(new Spot(0, 0, 0));
      return null;
    });
    until(() -> !view.text("sum").isEmpty());
    assertThat(pixel("picture")).isEqualTo(before);
  }

  /** How large a pixel of the first tile is drawn. */
  private double pixel(String sheet) {
    TileSheet shown = view.sheet(sheet);
    return on(() -> shown.tileBounds(0).getWidth()) / 24;
  }

  @Test
  void theLargestTermsOfASumAreListed() {
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
    until(() -> view.result().explained() != null && view.result().explained().spot().channel() == unit);
    assertThat(view.text("sum-terms").lines()).containsExactlyElementsOf(terms.stream().limit(3)
        .map(term -> "channel " + term.channel() + " (" + term.y() + ", " + term.x() + "): "
            + Figures.signed(term.input()) + " × " + Figures.signed(term.weight()) + " = "
            + Figures.signed(term.product())).toList());
  }

  @Test
  void layersWithoutSumsListNoTerms() {
    open();
    choose(POOL1);
    on(() -> {
      view.model.spotProperty().set(new Spot(1, 0, 0));
      return null;
    });
    until(() -> view.result().explained() != null && view.text("sum").contains("Maximum of the"));
    assertThat(view.text("sum-terms")).isEmpty();
  }

  @Test
  void everyExplanationFitsTheSmallestWindow() {
    open();
    for (Language language : Language.values()) {
      view.speak(language);
      for (int layer : new int[] {CONV1, NORM1, CONV2, LOCAL3}) {
        choose(layer);
        on(() -> {
          view.model.spotProperty().set(new Spot(1, 0, 0));
          return null;
        });
        until(() -> view.result().explained() != null && !view.text("sum").isEmpty());
        ScrollPane column = (ScrollPane) view.node("right");
        Bounds seen = on(column::getViewportBounds);
        double needed = on(() -> column.getContent().minHeight(seen.getWidth()));
        assertThat(needed).as("layer " + layer + " in " + language).isLessThanOrEqualTo(COLUMN_HEIGHT);
      }
    }
  }

  @Test
  void aPixelCanBeSelectedByKeyboard(FxRobot robot) {
    open();
    robot.interact(() -> view.sheet("maps").requestFocus());
    robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).type(KeyCode.UP).release(KeyCode.SHIFT);
    until(() -> view.result().explained() != null && view.result().explained().spot().equals(new Spot(0, 11, 12)));
    assertThat(view.text("sum")).contains("75 products");
  }

  @Test
  void everyKindOfLayerHasAnExplanation() {
    open();
    for (int layer = 0; layer < TUTORIAL.layers().size(); layer++) {
      choose(layer);
      on(() -> {
        view.model.spotProperty().set(new Spot(1, 0, 0));
        return null;
      });
      until(() -> view.result().explained() != null);
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
  void averagePoolingShowsItsMeanInBothLanguages() {
    Network averages = new Network("averages", TUTORIAL.input(), List.of(new AveragePool("mean", 3, 2),
        new Dense("logits", 10, Activation.NONE, new Weights(0.1, 0, 0))));
    RunFolder run = InspectUnderTest.store(home.resolve("run"));
    view.select(run.checkpoints().save(InspectUnderTest.checkpoint(averages, 400)));
    until(() -> view.node("film") != null && view.text("model-name").equals("Checkpoint · step-00000400.safetensors")
        && on(view.model::upToDate));
    choose(0);
    assertThat(view.text("layer-does")).startsWith("Averages each 3×3 window").contains("stride 2");
    on(() -> {
      view.model.spotProperty().set(new Spot(1, 11, 11));
      return null;
    });
    until(() -> view.result().explained() != null && view.text("sum").contains("their mean is"));
    Mean mean = (Mean) view.result().explained().derivation();
    assertThat(view.text("sum")).isEqualTo("The sum of the 4 values in the window is " + Figures.signed(mean.sum())
        + "; their mean is " + Figures.signed(mean.value()) + ". 5 positions outside the edge do not count.");
    assertThat((double) view.result().explained().value()).isCloseTo(mean.value(), within(1e-5));
    view.speak(Language.KOREAN);
    until(() -> view.text("sum").contains("평균은 " + Figures.signed(mean.value()) + "입니다."));
    assertThat(view.text("sum")).endsWith("5칸은 세지 않습니다.");
  }

  @Test
  void aConvolutionSaysThatItHasNoBiasesAndNoActivation() {
    Network linear = new Network("linear", TUTORIAL.input(), List.of(
        new Convolution("conv", 3, 2, 4, Activation.NONE, new Weights(0.1, 0, 0), PaddingRule.VALID, false),
        new Dense("logits", 10, Activation.NONE, new Weights(0.1, 0, 0))));
    RunFolder run = InspectUnderTest.store(home.resolve("run"));
    view.select(run.checkpoints().save(InspectUnderTest.checkpoint(linear, 400)));
    until(() -> view.node("film") != null && view.text("model-name").equals("Checkpoint · step-00000400.safetensors")
        && on(view.model::upToDate));
    choose(0);
    assertThat(view.text("layer-does")).contains("no activation follows");
    on(() -> {
      view.model.spotProperty().set(new Spot(1, 10, 10));
      return null;
    });
    until(() -> view.result().explained() != null && view.text("sum").contains("27 products"));
    assertThat(view.text("sum")).startsWith("The sum of 27 products is").endsWith("The layer has no biases.");
    view.speak(Language.KOREAN);
    until(() -> view.text("sum").endsWith("이 층에는 편향이 없습니다."));
    assertThat(view.text("layer-does")).endsWith("활성화 함수는 없습니다.");
  }

  @Test
  void everyActivationFunctionIsNamedAndExplainedInBothLanguages() {
    Network functions = new Network("functions", TUTORIAL.input(), List.of(
        new ActivationLayer("leaky", ActivationFunction.LEAKY_RELU, 0.25),
        new ActivationLayer("gelu", ActivationFunction.GELU, 0),
        new ActivationLayer("silu", ActivationFunction.SILU, 0),
        new ActivationLayer("relu", ActivationFunction.RELU, 0),
        new Dense("logits", 10, Activation.NONE, new Weights(0.1, 0, 0))));
    RunFolder run = InspectUnderTest.store(home.resolve("run"));
    view.select(run.checkpoints().save(InspectUnderTest.checkpoint(functions, 400)));
    until(() -> view.node("film") != null && view.text("model-name").equals("Checkpoint · step-00000400.safetensors")
        && on(view.model::upToDate));
    List<String> names = List.of("Leaky ReLU", "GELU", "SiLU", "ReLU");
    for (Language language : Language.values()) {
      view.speak(language);
      for (int layer = 0; layer < names.size(); layer++) {
        int shown = layer;
        choose(layer);
        on(() -> {
          view.model.spotProperty().set(new Spot(1, 11, 10 + shown));
          return null;
        });
        until(() -> view.result().explained() != null && view.result().explained().spot().column() == 10 + shown
            && view.result().explained().derivation() instanceof Activated
            && view.text("layer-does").startsWith(names.get(shown) + ":"));
        Activated activated = (Activated) view.result().explained().derivation();
        until(() -> view.text("sum").contains(Figures.signed(activated.value())));
        assertThat(view.text("sum")).contains(Figures.signed(activated.input())).doesNotContain("{");
        assertThat((double) view.result().explained().value()).isCloseTo(activated.value(), within(1e-5));
      }
    }
  }

  @Test
  void batchNormalizationShowsItsRunningStatisticsInBothLanguages() {
    Network batches = new Network("batches", TUTORIAL.input(), List.of(new BatchNormalization("scaled"),
        new BatchNormalization("unscaled", 0.1, 0.9, false),
        new Dense("logits", 10, Activation.NONE, new Weights(0.1, 0, 0))));
    RunFolder run = InspectUnderTest.store(home.resolve("run"));
    view.select(run.checkpoints().save(InspectUnderTest.checkpoint(batches, 400)));
    until(() -> view.node("film") != null && view.text("model-name").equals("Checkpoint · step-00000400.safetensors")
        && on(view.model::upToDate));
    for (Language language : Language.values()) {
      view.speak(language);
      String words = language == Language.KOREAN ? "이동 평균" : "running mean";
      for (int layer = 0; layer < 2; layer++) {
        int shown = layer;
        choose(layer);
        on(() -> {
          view.model.spotProperty().set(new Spot(1, 11, 10 + shown));
          return null;
        });
        until(() -> view.result().explained() != null && view.result().explained().spot().column() == 10 + shown
            && view.result().explained().derivation() instanceof BatchNormalized);
        BatchNormalized of = (BatchNormalized) view.result().explained().derivation();
        until(() -> view.text("sum").contains(words) && view.text("sum").contains(Figures.signed(of.value())));
        assertThat(view.text("sum")).contains(Figures.signed(of.input())).doesNotContain("{");
        assertThat(view.text("layer-does")).isNotBlank().doesNotContain("{");
        assertThat((double) view.result().explained().value()).isCloseTo(of.value(), within(1e-5));
      }
    }
  }

  @Test
  void aLocallyConnectedLayerShowsTheFiltersOfTheHoveredPosition() {
    Network local = Presets.locallyConnected(InitializerEdition.FROM_2017, 10);
    RunFolder run = InspectUnderTest.store(home.resolve("run"));
    view.select(run.checkpoints().save(InspectUnderTest.checkpoint(local, 400)));
    until(() -> view.node("film") != null && view.text("model-name").equals("Checkpoint · step-00000400.safetensors")
        && on(view.model::upToDate));
    choose(LOCAL3);
    assertThat(local.layers().get(LOCAL3)).isInstanceOf(LocallyConnected.class);
    for (int place : new int[] {0, 5}) {
      on(() -> {
        view.model.spotProperty().set(new Spot(2, place, place));
        return null;
      });
      until(() -> view.result().explained() != null && view.result().explained().spot().row() == place);
      FilterPictures filters =
          FilterPictures.of(local, InitialValues.of(local, 400), LOCAL3).at(place, place);
      assertThat(view.sheet("filters").tiles().get(1)).isEqualTo(filters.picture(2, 1, ColourMap.DIVERGING).argb());
      assertThat(view.text("filters-words")).contains("row " + place);
    }
  }
}
