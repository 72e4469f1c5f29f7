package convscope.workbench.inspect;

import static convscope.workbench.inspect.InspectUnderTest.on;
import static convscope.workbench.inspect.InspectUnderTest.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.data.SampleScenes;
import convscope.insight.Excitations;
import java.util.Arrays;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@Tag("window")
class PatchesAndMapTest extends InspectTest {
  private static final int CONV2 = 3;

  @Start
  void start(Stage stage) {
    begin(stage);
  }

  @Test
  void aPatchThatExcitesTheChannelBecomesTheExample(FxRobot robot) {
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
    view.press("patches-shown");
    assertThat(view.node("filters").getParent().isVisible()).isTrue();
  }

  @Test
  void patchesOfOtherImagesThanThoseAtHandAreNotOffered() {
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
  void theImagesLieOnAMapFromWhichTheExampleIsChosen(FxRobot robot) {
    open();
    view.press("map-shown");
    until(() -> view.node("scatter") != null && on(() -> view.model.map().planeProperty().get() != null));
    assertThat(view.text("map-words")).contains("40 test images").contains("% of the variance");
    robot.interact(() -> view.node("scatter").requestFocus());
    robot.type(KeyCode.RIGHT, 2);
    int chosen = on(() -> ((Scatter) view.node("scatter")).chosenProperty().get());
    assertThat(chosen).isNotNegative();
    until(() -> Arrays.equals(view.result().request().image(), image(chosen)));
    view.press("map-neighbours");
    until(() -> on(() -> view.model.map().planeProperty().get().way() == ImageMap.Way.NEIGHBOURS));
    assertThat(on(() -> view.model.map().planeProperty().get().places())).hasSize(80).doesNotContain(Double.NaN);
    Scatter scatter = (Scatter) view.node("scatter");
    Bounds bounds = on(() -> scatter.localToScreen(scatter.getBoundsInLocal()));
    robot.moveTo(bounds.getMinX() + on(() -> scatter.x(7)), bounds.getMinY() + on(() -> scatter.y(7)));
    until(() -> view.node("map-hover").getParent().isVisible());
    robot.clickOn();
    int clicked = on(() -> scatter.chosenProperty().get());
    assertThat(on(() -> Math.hypot(scatter.x(clicked) - scatter.x(7), scatter.y(clicked) - scatter.y(7)))).isLessThan(12);
    until(() -> Arrays.equals(view.result().request().image(), image(clicked)));
    view.press("map-shown");
    until(() -> view.node("maps").getParent().isVisible());
  }
}
