package convscope.workbench.inspect;

import static convscope.workbench.inspect.InspectUnderTest.TUTORIAL;
import static convscope.workbench.inspect.InspectUnderTest.on;
import static convscope.workbench.inspect.InspectUnderTest.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.foundation.Figures;
import convscope.insight.ChangedFilter;
import convscope.insight.SoftmaxSteps;
import convscope.insight.Window;
import convscope.model.Activation;
import convscope.model.ActivationFunction;
import convscope.model.ActivationLayer;
import convscope.model.BatchNormalization;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.Network;
import convscope.model.PaddingRule;
import convscope.model.Weights;
import convscope.runs.RunFolder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A layer's computation step by step, as a person goes through it. */
@Tag("window")
@Tag("long")
class StepsTest extends InspectTest {
  private static final int LOCAL4 = 7;
  private static final int SOFTMAX = 8;
  private static final int LAYOUT_PULSES = 5;

  private final FxRobot robot = new FxRobot();

  @Start
  void start(Stage stage) {
    begin(stage);
  }

  /** Opens the page of layer {@code layer}. */
  private void stepThrough(int layer) {
    on(() -> {
      view.model.layerProperty().set(layer);
      return null;
    });
    until(() -> view.result().request().layer() == layer);
    view.press("steps-open");
    until(() -> view.node("steps-stage-0") != null);
    // The numbers and pictures have their places after the pulses that follow.
    WaitForAsyncUtils.waitForFxEvents(LAYOUT_PULSES);
    view.layOut();
  }

  private StepsState state() {
    return on(() -> view.model.steps().stateProperty().get());
  }

  private NumberTable table(String id) {
    NumberGrid grid = (NumberGrid) view.node(id);
    return on(grid::table);
  }

  private void type(KeyCode key, int times) {
    for (int i = 0; i < times; i++) {
      robot.push(key);
    }
  }

  private String stage(int number) {
    return view.text("steps-stage-" + number);
  }

  private void point(Node node, double x, double y) {
    Bounds place = on(() -> node.localToScreen(node.getBoundsInLocal()));
    robot.moveTo(place.getMinX() + x, place.getMinY() + y);
  }

  @Test
  void numbersStayInTheMiddleOfTheirCellsWhenThereIsMoreRoom() {
    open();
    stepThrough(CONV1);
    List<Double> off = on(() -> {
      NumberGrid grid = (NumberGrid) view.node("steps-weights");
      TableRow row = row(grid);
      row.fit(700, 120, 10);
      grid.applyCss();
      grid.layout();
      row.fit(2000, 400, 20);
      grid.layout();
      grid.applyCss();
      double cell = grid.prefWidth(-1) / grid.table().columns();
      return grid.getChildrenUnmodifiable().stream().filter(Text.class::isInstance).map(Text.class::cast)
          .filter(Node::isVisible)
          .map(figure -> (figure.getX() + figure.getLayoutBounds().getWidth() / 2) % cell - cell / 2).toList();
    });
    assertThat(off).hasSize(25).allSatisfy(aside -> assertThat(aside).isCloseTo(0, within(2.0)));
  }

  private static TableRow row(Node grid) {
    return grid instanceof TableRow row ? row : row(grid.getParent());
  }

  private static List<String> figures(NumberGrid grid) {
    return grid.getChildrenUnmodifiable().stream().filter(Text.class::isInstance).map(Text.class::cast)
        .filter(Node::isVisible).filter(figure -> figure.getFont().getSize() >= 8.5).map(Text::getText).toList();
  }

  @Test
  void inANarrowPageTheTablesStandBelowEachOtherAndTheirNumbersCanStillBeRead() {
    open();
    stepThrough(CONV1);
    on(() -> {
      view.node("steps").getScene().getWindow().setWidth(380);
      view.node("steps").getScene().getWindow().setHeight(420);
      return null;
    });
    NumberGrid weights = (NumberGrid) view.node("steps-weights");
    Node products = view.node("steps-table-2");
    until(() -> on(() -> products.localToScene(0, 0).getY() >= weights.localToScene(0, weights.getHeight()).getY()));
    until(() -> on(() -> figures(weights)).size() == 25);
    ScrollPane page = on(() -> (ScrollPane) view.node("steps").lookup(".scroll-pane"));
    // Nothing is beside what can be seen.
    until(() -> on(() -> page.getContent().getBoundsInLocal().getWidth() <= page.getWidth()));
    on(() -> {
      page.setVvalue(page.getVmax());
      return null;
    });
    Node last = view.node("steps-stage-3");
    // All is within reach.
    until(() -> on(() -> page.localToScene(page.getBoundsInLocal())
        .contains(last.localToScene(last.getBoundsInLocal()))));
  }

  @Test
  void inALowPageTheLogitsAreWrittenAllTheSame() {
    open();
    stepThrough(SOFTMAX);
    on(() -> {
      view.node("steps").getScene().getWindow().setHeight(330);
      return null;
    });
    WaitForAsyncUtils.waitForFxEvents(LAYOUT_PULSES);
    NumberGrid logits = (NumberGrid) view.node("steps-weights");
    until(() -> on(() -> figures(logits)).size() == 10);
  }

  @Test
  void stepThroughBeginsAtThePixelLastPointedAt() {
    open();
    on(() -> {
      view.model.spotProperty().set(new Spot(0, 8, 18));
      return null;
    });
    until(() -> view.result().request().spot() != null);
    view.press("steps-open");
    until(() -> view.node("steps-stage-0") != null);
    assertThat(List.of(state().row(), state().column())).containsExactly(8, 18);
    assertThat(state().step()).as("the first of its steps").isEqualTo((8 * 24 + 18) * state().path().phases().size());
  }

  @Test
  void aConvolutionIsSteppedFromItsProductsToTheReluAndEachNumberIsTheEngines() {
    open();
    stepThrough(CONV1);
    assertThat(on(() -> view.node("layers").isVisible() && view.node("layers").getScene() != null
        && view.node("layers").getParent().isVisible())).as("the layer is hidden behind the page").isFalse();
    assertThat(table("steps-weights").values()).hasSize(25);
    assertThat(view.text("steps-sentence")).contains("channel 0").contains("16 are zero padding");
    assertThat(stage(1)).as("the bias is not added yet").isEqualTo("…");
    type(KeyCode.RIGHT, 3);
    StepsState bias = state();
    double sum = bias.derivation().products().orElseThrow().sum();
    assertThat(stage(2)).isEqualTo(Figures.signed(sum));
    assertThat(stage(3)).isEqualTo("…");
    type(KeyCode.RIGHT, 1);
    float engines = view.result().activations().get(CONV1)[bias.channel()];
    assertThat(state().derivation().value()).isCloseTo(engines, within(1e-4));
    assertThat(stage(3)).isEqualTo(Figures.signed(state().derivation().value()));
    type(KeyCode.RIGHT, 1);
    assertThat(state().value()).as("the next pixel").isEqualTo(1);
    type(KeyCode.LEFT, 1);
    assertThat(state().value()).isZero();
    robot.push(KeyCode.END);
    assertThat(state().value()).isEqualTo(575);
    assertThat(view.text("steps-position")).isEqualTo("Row 23, column 23 · 2,880 / 2,880");
    robot.push(KeyCode.HOME);
    type(KeyCode.DOWN, 2);
    assertThat(state().row()).isEqualTo(2);
    robot.push(KeyCode.ESCAPE);
    until(() -> view.node("steps") == null);
    assertThat(on(() -> view.node("layers").getParent().isVisible())).isTrue();
    assertThat(state()).as("nothing is held after closing").isNull();
  }

  @Test
  void aSumWithoutBiasesEndsWithItsProductsAndAnActivationFunctionShowsItsFactor() {
    Network mine = new Network("mine", TUTORIAL.input(), List.of(
        new Convolution("conv", 3, 2, 4, Activation.NONE, new Weights(0.1, 0, 0), PaddingRule.VALID, false),
        new ActivationLayer("gelu", ActivationFunction.GELU, 0),
        new Dense("logits", 10, Activation.NONE, new Weights(0.1, 0, 0))));
    RunFolder run = InspectUnderTest.store(home.resolve("run"));
    view.select(run.checkpoints().save(InspectUnderTest.checkpoint(mine, 400)));
    until(() -> view.node("film") != null && view.text("model-name").equals("Checkpoint · step-00000400.safetensors")
        && on(view.model::upToDate));
    stepThrough(0);
    assertThat(view.node("steps-stage-1")).as("neither a bias nor an activation follows").isNull();
    type(KeyCode.RIGHT, 2);
    assertThat(state().value()).as("the third channel of the image").isZero();
    assertThat(stage(0)).isEqualTo(Figures.signed(state().derivation().value()));
    robot.push(KeyCode.ESCAPE);
    until(() -> view.node("steps") == null);
    stepThrough(1);
    assertThat(view.text("steps-sentence")).startsWith("The factor is Φ(");
    assertThat(stage(2)).as("the product is not computed yet").isEqualTo("…");
    type(KeyCode.RIGHT, 1);
    assertThat(stage(2)).isEqualTo(String.format(Locale.ROOT, "%.4f", state().derivation().value()).replace('-', '−'));
    assertThat(view.text("steps-sentence")).contains("times the factor").doesNotContain("{");
  }

  @Test
  void aBatchNormalizationShowsMeanDeviationScaleAndShiftInTurn() {
    Network mine = new Network("mine", TUTORIAL.input(), List.of(new BatchNormalization("batch"),
        new Dense("logits", 10, Activation.NONE, new Weights(0.1, 0, 0))));
    RunFolder run = InspectUnderTest.store(home.resolve("run"));
    view.select(run.checkpoints().save(InspectUnderTest.checkpoint(mine, 400)));
    until(() -> view.node("film") != null && view.text("model-name").equals("Checkpoint · step-00000400.safetensors")
        && on(view.model::upToDate));
    stepThrough(0);
    String value = String.format(Locale.ROOT, "%.4f", state().derivation().value()).replace('-', '−');
    for (String words : List.of("running mean", "standard deviation", "times the channel’s scale", "channel’s shift")) {
      assertThat(view.text("steps-sentence")).contains(words).doesNotContain("{");
      if (!words.endsWith("shift")) {
        assertThat(stage(5)).as("the output is not computed yet").isEqualTo("…");
        type(KeyCode.RIGHT, 1);
      }
    }
    assertThat(stage(5)).isEqualTo(value);
    assertThat(view.text("steps-sentence")).endsWith("is the output, " + value + ".");
  }

  @Test
  void theMapIsFilledUpToAPixelThatIsClickedAndPlayedToTheLast() {
    open();
    stepThrough(CONV1);
    StepPicture output = (StepPicture) view.node("steps-output");
    int wanted = 10 * 24 + 7;
    point(output, on(() -> output.middleX(wanted)), on(() -> output.middleY(wanted)));
    robot.clickOn();
    assertThat(state().value()).isEqualTo(wanted);
    assertThat(on(output::framed)).isEqualTo(Window.place(10, 7));
    int[] argb = on(output::argb);
    assertThat(argb[wanted] >>> 24).as("it is computed").isEqualTo(0xFF);
    assertThat(argb[wanted + 1] >>> 24).as("the next one is not").isLessThan(0x80);
    StepPicture input = (StepPicture) view.node("steps-input-picture");
    assertThat(on(input::framed)).as("in an image with two lines of padding").isEqualTo(new Window(10, 7, 15, 12));
    on(() -> {
      view.model.steps().end(false);
      view.model.steps().wholeProperty().set(true);
      view.model.steps().speedProperty().set(8.0);
      return null;
    });
    robot.push(KeyCode.SPACE);
    until(() -> state().value() >= 3);
    assertThat(view.text("steps-play")).isEqualTo("Pause");
    robot.push(KeyCode.SPACE);
    assertThat(view.text("steps-play")).isEqualTo("Play");
    on(() -> {
      view.model.steps().jump(574);
      view.model.steps().playingProperty().set(true);
      return null;
    });
    until(() -> state().value() == 575 && !on(() -> view.model.steps().playingProperty().get()));
  }

  @Test
  void aWeightChangedByHandChangesTheMapAndIsRestoredAndUndone() {
    open();
    List<StepDeed> deeds = new ArrayList<>();
    on(() -> {
      view.model.watchSteps(deeds::add);
      return null;
    });
    stepThrough(CONV1);
    Map<String, float[]> parameters = view.result().request().model().averages();
    float[] untouched = parameters.get("conv1/weights").clone();
    int channel = state().channel();
    NumberGrid weights = (NumberGrid) view.node("steps-weights");
    float was = state().filterNow().weight(0, 0, 0);
    point(weights, 5, 5);
    robot.drag().moveBy(75, 0).drop();
    assertThat(deeds).containsExactly(StepDeed.WEIGHT_CHANGED);
    float dragged = state().filterNow().weight(0, 0, 0);
    assertThat(dragged).as("to the right is more").isGreaterThan(was);
    robot.push(KeyCode.ENTER);
    until(() -> view.node("steps-typed") != null);
    robot.write("1,5").push(KeyCode.ENTER);
    until(() -> state().filterNow().weight(0, 0, 0) == 1.5f);
    until(() -> state().change().map() != null
        && Arrays.equals(state().change().map(), expected(parameters, channel, 1.5f)));
    assertThat(Arrays.stream(on(() -> ((StepPicture) view.node("steps-output")).argb())).map(argb -> argb >>> 24))
        .containsOnly(0xFF);
    assertThat(view.text("steps-what-if")).contains("the run in training stay");
    assertThat(on(() -> view.node("steps-before").isVisible() && view.node("steps-before").getParent().isVisible()))
        .isTrue();
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(state().filterNow().weight(0, 0, 0)).isEqualTo(dragged);
    robot.push(KeyCode.CONTROL, KeyCode.Y);
    assertThat(state().filterNow().weight(0, 0, 0)).isEqualTo(1.5f);
    robot.push(KeyCode.ESCAPE);
    assertThat(state().change().any()).as("Escape puts it back, and the page stays").isFalse();
    assertThat(view.text("steps-what-if")).as("what to do").startsWith("Drag a weight");
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(state().filterNow().weight(0, 0, 0)).isEqualTo(1.5f);
    view.press("steps-restore");
    assertThat(state().filterNow().weight(0, 0, 0)).isEqualTo(was);
    assertThat(deeds).containsExactly(StepDeed.WEIGHT_CHANGED, StepDeed.WEIGHT_CHANGED, StepDeed.RESTORED,
        StepDeed.RESTORED);
    assertThat(parameters.get("conv1/weights")).as("the network is as it was").containsExactly(untouched);
  }

  private float[] expected(Map<String, float[]> parameters, int channel, float weight) {
    return ChangedFilter.of(TUTORIAL, parameters, CONV1, channel).with(0, 0, 0, weight)
        .map(view.result().request().image());
  }

  @Test
  void poolingMarksTheMaximumAndNormalizationDividesByItsNeighbours() {
    open();
    stepThrough(POOL1);
    assertThat(stage(0)).isEqualTo("…");
    type(KeyCode.RIGHT, 1);
    NumberTable window = table("steps-table-0");
    double largest = Arrays.stream(window.values()).filter(Double::isFinite).max().orElseThrow();
    assertThat(stage(0)).isEqualTo(Figures.signed(largest));
    for (int i = 0; i < 9; i++) {
      if (window.marks()[i]) {
        assertThat(window.values()[i]).isEqualTo(largest);
      }
    }
    assertThat(window.marks()).contains(true);
    view.press("steps-close");
    until(() -> view.node("steps") == null);
    stepThrough(NORM1);
    robot.push(KeyCode.END);
    StepsState last = state();
    float[] engines = view.result().activations().get(NORM1);
    float value = engines[engines.length - 64 + last.channel()];
    assertThat(last.derivation().value()).isCloseTo(value, within(1e-4));
    assertThat(Double.parseDouble(stage(3))).isCloseTo(value, within(1e-4));
    NumberTable neighbours = table("steps-table-0");
    NumberTable squares = table("steps-table-1");
    for (int i = 0; i < neighbours.values().length; i++) {
      assertThat(squares.values()[i]).isCloseTo(neighbours.values()[i] * neighbours.values()[i], within(1e-9));
    }
  }

  @Test
  void aNudgedLogitMovesAllProbabilities() {
    open();
    stepThrough(SOFTMAX);
    robot.push(KeyCode.END);
    NumberTable shown = table("steps-table-2");
    double[] probabilities = view.result().probabilities();
    for (int i = 0; i < probabilities.length; i++) {
      assertThat(shown.values()[i]).isCloseTo(probabilities[i], within(1e-4));
    }
    Node logits = view.node("steps-weights");
    on(() -> {
      logits.requestFocus();
      return null;
    });
    robot.write("+");
    float[] changed = state().logits();
    assertThat(changed[0]).isGreaterThan(view.result().activations().get(SOFTMAX)[0]);
    NumberTable moved = table("steps-table-2");
    assertThat(moved.values()[0]).isGreaterThan(probabilities[0]);
    assertThat(moved.values()[1]).isLessThan(probabilities[1])
        .isCloseTo(SoftmaxSteps.of(changed).probabilities()[1], within(1e-12));
    robot.push(KeyCode.ESCAPE);
    assertThat(state().change().any()).isFalse();
  }

  @Test
  void theUnitsOfADenseLayerAreGoneThroughOneByOne() {
    open();
    stepThrough(LOCAL4);
    assertThat(on(() -> view.node("steps-channel").isVisible())).isFalse();
    robot.push(KeyCode.END);
    assertThat(state().channelNow()).isEqualTo(191);
    assertThat(state().derivation().value()).isCloseTo(view.result().activations().get(LOCAL4)[191], within(1e-4));
    robot.push(KeyCode.ESCAPE);
    until(() -> view.node("steps") == null);
    stepThrough(CONV2);
    assertThat(((ChoiceBox<?>) view.node("steps-inputs")).getItems()).as("all, and each").hasSize(65);
    NumberGrid partial = (NumberGrid) view.node("steps-partial");
    assertThat(on(partial::table).values()).hasSize(64);
    point(partial, 3, 3);
    robot.clickOn();
    assertThat(state().inputChannel()).isZero();
    assertThat(view.text("steps-sentence")).contains("channel 0");
  }
}
