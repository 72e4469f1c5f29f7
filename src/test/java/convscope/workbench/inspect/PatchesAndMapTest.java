package convscope.workbench.inspect;

import static convscope.workbench.inspect.InspectUnderTest.IMAGES;
import static convscope.workbench.inspect.InspectUnderTest.on;
import static convscope.workbench.inspect.InspectUnderTest.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.data.SampleScenes;
import convscope.foundation.Language;
import convscope.insight.Excitations;
import convscope.workbench.ListedKeys;
import convscope.workbench.fx.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.robot.Motion;

@Tag("window")
@Tag("long")
class PatchesAndMapTest extends InspectTest {
  private static final int CONV2 = 3;

  @Start
  void start(Stage stage) {
    begin(stage);
  }

  @Test
  void selectingATopPatchShowsItsImage(FxRobot robot) {
    open();
    choose(CONV2);
    view.press("patches-shown");
    until(() -> view.sheet("patches").isVisible());
    PatchSearch.Found found = on(() -> view.model.patches().foundProperty().get());
    Excitations.Place second = found.excitations().strongest(CONV2, 0).get(1);
    assertThat(view.text("patches-words")).contains("40 test images");
    assertThat(view.node("filters").getParent().isVisible()).isFalse();
    robot.interact(() -> view.sheet("patches").requestFocus());
    robot.type(KeyCode.RIGHT, 2);
    until(() -> view.result().explained() != null && view.result().request().spot().row() == second.row()
        && Arrays.equals(view.result().request().image(), image(second.index())));
    assertThat(view.result().explained().value()).isCloseTo(second.value(), within(1e-4f));
    // A press on what is shown changes nothing.
    view.press("patches-shown");
    assertThat(view.sheet("patches").isVisible()).isTrue();
    assertThat(toggles()).containsExactly(false, true);
    view.press("filters-shown");
    assertThat(view.node("filters").getParent().isVisible()).isTrue();
    assertThat(view.node("patches").getParent().isVisible()).isFalse();
    assertThat(toggles()).containsExactly(true, false);
  }

  private List<Boolean> toggles() {
    return on(() -> Stream.of("filters-shown", "patches-shown").map(id -> ((ToggleButton) view.node(id)).isSelected())
        .toList());
  }

  @Test
  void patchesOfAnotherStepSayTheirNetworkUntilTheyAreSearchedAnew() {
    open();
    view.press("patches-shown");
    until(() -> view.sheet("patches").isVisible());
    assertThat(on(() -> view.node("patches-outdated").isVisible())).isFalse();
    on(() -> {
      ((Slider) view.node("time")).setValue(0);
      return null;
    });
    until(() -> on(() -> view.node("patches-outdated").isVisible()));
    assertThat(view.text("patches-outdated-words"))
        .isEqualTo("These patches are from step 300. Inspect shows step 100.");
    assertThat(on(() -> view.sheet("patches").getOpacity())).isLessThan(1);
    view.press("patches-again");
    until(() -> view.text("patches-words").contains("step 100"));
    assertThat(on(() -> view.node("patches-outdated").isVisible())).isFalse();
    assertThat(on(() -> view.sheet("patches").getOpacity())).isEqualTo(1);
  }

  @Test
  void patchesOfAnotherNetworkSayWhichInEveryLayer() {
    open();
    view.press("patches-shown");
    until(() -> view.sheet("patches").isVisible());
    InspectUnderTest.store(home.resolve("another"));
    view.openRun(home.resolve("another"));
    until(() -> on(() -> view.node("patches-outdated").isVisible()));
    choose(CONV2);
    assertThat(on(() -> view.node("patches-outdated").isVisible())).isTrue();
    assertThat(view.text("patches-outdated-words"))
        .isEqualTo("These patches are from Run · run, step 300. Inspect shows Run · another, step 300.");
    view.openRun(home.resolve("run"));
    until(() -> on(() -> !view.node("patches-outdated").isVisible()));
  }

  @Test
  void patchesFromAnotherDatasetAreNotOffered() {
    open();
    choose(CONV2);
    view.press("patches-shown");
    until(() -> view.sheet("patches").isVisible());
    view.openImages(home.resolve("others"), SampleScenes.dataset(9, 20, 10));
    until(() -> !on(() -> view.sheet("patches").isVisible()));
    assertThat(view.text("patches-words")).doesNotContain("40 test images");
    on(() -> {
      view.model.example().take(true, 35);
      return null;
    });
    assertThat(on(view.model.example()::className)).isNotEmpty();
  }

  @Test
  void anImageIsSelectedOnTheEmbedding(FxRobot robot) {
    open();
    view.press("map-shown");
    until(() -> view.node("scatter") != null && on(() -> view.model.map().planeProperty().get() != null));
    assertThat(view.text("map-words")).contains("40 test images").contains("% of the variance");
    robot.interact(() -> view.node("scatter").requestFocus());
    robot.type(KeyCode.RIGHT, 2);
    Texts texts = Texts.of(InspectController.class, Language.ENGLISH);
    assertThat(on(() -> ListedKeys.ignored(view.node("scatter"), InspectShortcuts.scatter(texts))))
        .isEmpty();
    int chosen = on(() -> ((Scatter) view.node("scatter")).chosenProperty().get());
    assertThat(chosen).isNotNegative();
    until(() -> Arrays.equals(view.result().request().image(), image(chosen)));
    assertThat(on(() -> {
      ToggleButton neighbours = (ToggleButton) view.node("map-neighbours");
      neighbours.fire();
      return neighbours.isSelected() && !((ToggleButton) view.node("map-components")).isSelected()
          && view.node("map-progress").isVisible() && ((Label) view.node("map-words")).getText().contains("t-SNE");
    })).as("at once, before there is a result").isTrue();
    until(() -> on(() -> view.model.map().planeProperty().get().way() == ImageMap.Way.NEIGHBOURS));
    view.layOut();
    assertThat(on(() -> view.model.map().planeProperty().get().places())).hasSize(80).doesNotContain(Double.NaN);
    Scatter scatter = (Scatter) view.node("scatter");
    Bounds bounds = on(() -> scatter.localToScreen(scatter.getBoundsInLocal()));
    robot.moveTo(bounds.getMinX() + on(() -> scatter.x(7)), bounds.getMinY() + on(() -> scatter.y(7)));
    until(() -> view.node("map-hover").getParent().isVisible());
    robot.clickOn();
    int clicked = on(() -> scatter.chosenProperty().get());
    assertThat(on(() -> Math.hypot(scatter.x(clicked) - scatter.x(7), scatter.y(clicked) - scatter.y(7))))
        .isLessThan(12);
    until(() -> Arrays.equals(view.result().request().image(), image(clicked)));
    view.press("map-shown");
    until(() -> view.node("maps").getParent().isVisible());
  }

  @Test
  void theLegendHidesClassesOfWhichThenNoPointCanBeChosen(FxRobot robot) {
    open();
    view.press("map-shown");
    until(() -> view.node("scatter") != null && on(() -> view.model.map().planeProperty().get() != null));
    Scatter scatter = (Scatter) view.node("scatter");
    view.layOut();
    int label = IMAGES.test().label(7);
    robot.clickOn("#legend-" + label, Motion.DIRECT, MouseButton.PRIMARY);
    Bounds bounds = on(() -> scatter.localToScreen(scatter.getBoundsInLocal()));
    robot.moveTo(bounds.getMinX() + on(() -> scatter.x(7)), bounds.getMinY() + on(() -> scatter.y(7)));
    int pointed = on(() -> scatter.pointedProperty().get());
    assertThat(pointed < 0 || IMAGES.test().label(pointed) != label).isTrue();
    robot.interact(() -> view.node("legend-" + label).requestFocus());
    robot.press(KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT);
    robot.interact(() -> scatter.requestFocus());
    robot.type(KeyCode.RIGHT, 3);
    assertThat(IMAGES.test().label(on(() -> scatter.chosenProperty().get()))).isEqualTo(label);
    robot.clickOn("#legend-all");
    assertThat(on(() -> ((ToggleButton) view.node("legend-" + (label + 1) % 10)).isSelected())).isTrue();
  }

  @Test
  void anEmbeddingOfAnotherStepSaysSoUntilItIsComputedAnew() {
    open();
    view.press("map-shown");
    until(() -> view.node("scatter") != null && on(() -> view.model.map().planeProperty().get() != null));
    assertThat(on(() -> view.node("map-outdated").isVisible())).isFalse();
    on(() -> {
      ((Slider) view.node("time")).setValue(0);
      return null;
    });
    until(() -> on(() -> view.node("map-outdated").isVisible()));
    assertThat(view.text("map-outdated-words")).contains("step 300").contains("step 100");
    for (Language language : Language.values()) {
      view.speak(language);
      view.projector(1_166, 602);
      until(() -> on(() -> view.node("map-outdated").isVisible()));
      // Text that wraps is measured anew once its width is known.
      until(() -> on(() -> bottom("film") <= 602));
    }
    view.speak(Language.ENGLISH);
    view.press("map-again");
    // The notice is away during the work, too.
    until(() -> view.text("map-words").contains("step 100"));
    assertThat(on(() -> view.node("map-outdated").isVisible())).isFalse();
  }

  private double bottom(String id) {
    Node node = view.node(id);
    return node.localToScene(node.getBoundsInLocal()).getMaxY();
  }

  @Test
  void aBarAndAPillarDifferInTheLegendAsInThePlot() {
    open();
    view.press("map-shown");
    until(() -> view.node("scatter") != null && on(() -> view.model.map().planeProperty().get() != null));
    assertThat(on(() -> proportion(Mark.BAR))).isGreaterThan(2);
    assertThat(on(() -> proportion(Mark.PILLAR))).isLessThan(0.5);
  }

  private double proportion(Mark mark) {
    Region swatch = (Region) ((ToggleButton) view.node("legend-" + mark.ordinal())).getGraphic();
    Bounds shape = swatch.getShape().getLayoutBounds();
    return swatch.isScaleShape() ? 1 : shape.getWidth() / shape.getHeight();
  }
}
