package convscope.workbench.inspect;

import static convscope.workbench.inspect.InspectUnderTest.TUTORIAL;
import static convscope.workbench.inspect.InspectUnderTest.on;
import static convscope.workbench.inspect.InspectUnderTest.until;
import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.Language;
import convscope.insight.NetworkOverview;
import convscope.insight.Raster;
import convscope.workbench.ListedKeys;
import convscope.workbench.Watchdog;
import convscope.workbench.fx.Texts;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The network as a picture: what it shows, and how a layer is opened in it. */
@Tag("window")
class NetworkPictureTest extends InspectTest {
  private static final int LAST = 8;

  @Start
  void start(Stage stage) {
    begin(stage);
  }

  private void picture() {
    open();
    view.press("picture-shown");
    until(() -> view.node("network") != null && view.result().overview() != null && drawn(CONV1).size() > 1
        && view.result().request().maps() == on(() -> network().mapsProperty().get()));
  }

  private NetworkPicture network() {
    return (NetworkPicture) view.node("network");
  }

  private List<int[]> drawn(int layer) {
    NetworkPicture network = network();
    return on(() -> network.layer(layer).sheet().tiles());
  }

  private void isThatOf(NetworkOverview overview) {
    for (NetworkOverview.Column column : overview.columns()) {
      assertThat(drawn(column.layer())).as(TUTORIAL.layers().get(column.layer()).name())
          .containsExactlyElementsOf(column.images().stream().map(Raster::argb).toList());
    }
  }

  private static Point2D middle(TileSheet sheet, int tile) {
    return on(() -> {
      Bounds bounds = sheet.tileBounds(tile);
      return sheet.localToScreen(bounds.getCenterX(), bounds.getCenterY());
    });
  }

  @Test
  void aSmallWindowShowsTheLayerListUntilTheOverviewIsSelected() {
    open();
    assertThat(view.node("layers").isVisible()).isTrue();
    assertThat(view.node("network")).isNull();
    view.press("picture-shown");
    until(() -> view.node("network") != null);
    assertThat(view.node("layers").isVisible()).isFalse();
    view.press("picture-shown");
    assertThat(view.node("layers").isVisible()).isTrue();
    until(() -> view.result().overview() == null);
  }

  @Test
  void aLargeWindowShowsTheOverview() {
    open();
    view.resize(1700, 900);
    until(() -> view.node("network") != null && view.result().overview() != null);
    assertThat(view.node("layers").isVisible()).isFalse();
    view.resize(1204, 640);
    until(() -> view.node("layers").isVisible());
  }

  @Test
  void everyLayersMostActiveMapsFollowTheTimeline() {
    picture();
    double[] probabilities = new double[10];
    NetworkPicture network = network();
    int maps = on(() -> network.mapsProperty().get());
    isThatOf(NetworkOverview.of(TUTORIAL, activations(300, 0, probabilities), maps, null));
    on(() -> {
      ((Slider) view.node("time")).setValue(0);
      return null;
    });
    until(() -> view.result().request().model().step() == 100);
    NetworkOverview shown = view.result().overview();
    assertThat(drawn(LAST).get(0)).isEqualTo(
        NetworkOverview.of(TUTORIAL, activations(100, 0, probabilities), maps, null).columns().get(LAST).images().get(0)
            .argb());
    isThatOf(shown);
  }

  @Test
  void clickingAMapOpensItsLayerAndChannel(FxRobot robot) {
    picture();
    NetworkPicture network = network();
    view.layOut();
    List<Integer> channels = on(() -> network.layer(CONV2).channels());
    robot.clickOn(middle(network.layer(CONV2).sheet(), 1));
    until(() -> view.result().request().layer() == CONV2 && view.text("layer-title").equals("conv2"));
    until(() -> view.result().request().channel() == channels.get(1));
    assertThat(on(() -> network.layer(CONV2).sheet().selectedProperty().get())).isEqualTo(1);
  }

  @Test
  void arrowKeysMoveBetweenLayersAndMaps(FxRobot robot) {
    picture();
    NetworkPicture network = network();
    robot.interact(network::requestFocus);
    robot.type(KeyCode.RIGHT);
    until(() -> view.text("layer-title").equals("pool1"));
    robot.type(KeyCode.DOWN);
    int first = on(() -> network.layer(POOL1).channels().get(0));
    until(() -> view.result().request().channel() == first);
    robot.type(KeyCode.DOWN);
    int second = on(() -> network.layer(POOL1).channels().get(1));
    until(() -> view.result().request().channel() == second);
    robot.type(KeyCode.END);
    until(() -> view.text("layer-title").equals("softmax_linear"));
    robot.type(KeyCode.RIGHT);
    assertThat(on(() -> view.model.layerProperty().get())).isEqualTo(LAST);
    robot.type(KeyCode.HOME);
    until(() -> view.text("layer-title").equals("conv1"));
  }

  @Test
  void buildingTheOverviewDoesNotBlockTheWindow() {
    open();
    try (Watchdog watchdog = new Watchdog()) {
      view.press("picture-shown");
      until(() -> view.node("network") != null && view.result().overview() != null);
      assertThat(watchdog.held()).isEmpty();
    }
  }

  @Test
  void theSpaceDeterminesTheSizeAndNumberOfMaps() {
    PictureGeometry small = PictureGeometry.fitting(1_000, 180, 10);
    assertThat(small.tile()).isEqualTo(48);
    assertThat(small.maps()).isEqualTo(3);
    PictureGeometry large = PictureGeometry.fitting(3_000, 700, 10);
    assertThat(large.tile()).isEqualTo(168);
    assertThat(PictureGeometry.stacked(large.maps(), large.tile())).isLessThanOrEqualTo(700);
    assertThat(PictureGeometry.fitting(200, 100, 30).pitch()).isEqualTo(PictureGeometry.LEAST_PITCH);
    assertThat(PictureGeometry.fitting(200, 60, 30).maps()).isEqualTo(2);
  }

  @Test
  void itTakesEveryKeyThatTheListOfShortcutsNames() {
    picture();
    Texts texts = Texts.of(InspectController.class, Language.ENGLISH);
    assertThat(on(() -> ListedKeys.ignored(network(), InspectShortcuts.picture(texts)))).isEmpty();
  }
}
