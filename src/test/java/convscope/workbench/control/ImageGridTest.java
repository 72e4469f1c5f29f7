package convscope.workbench.control;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.ImageSet;
import convscope.data.SampleScenes;
import convscope.foundation.Problem;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class ImageGridTest {
  private static final ImageSet IMAGES = SampleScenes.dataset(11, 300, 1).train();
  private static final int[] ALL = IntStream.range(0, 300).toArray();

  private final Background background = new Background();
  private final List<Problem> failures = new ArrayList<>();
  private ImageGrid grid;

  @Start
  void show(Stage stage) {
    grid = new ImageGrid(background, failures::add);
    grid.setDescription("pictures", index -> "picture " + index);
    grid.show(IMAGES, ALL);
    // Eight columns of 64 pixels, gaps of 8.
    Scene scene = new Scene(grid, 8 * 72 + 20, 400);
    new Appearance().dress(scene);
    stage.setScene(scene);
    TestStage.show(stage);
    grid.requestFocus();
  }

  @AfterEach
  void close() {
    background.close();
  }

  private static <T> T on(Callable<T> look) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, look);
  }

  private static void until(Callable<Boolean> so) throws Exception {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> on(so));
  }

  private int selected() {
    return on(() -> grid.selectedProperty().get());
  }

  /** The colour shown in the middle of the picture's upper left pixel; 0 before anything is painted. */
  private int shownAt(int position) {
    return on(() -> {
      ImageView view = (ImageView) grid.lookup("ImageView");
      GridGeometry geometry = grid.geometry();
      if (view.getImage() == null || geometry == null) {
        return 0;
      }
      return view.getImage().getPixelReader().getArgb(geometry.left(position), geometry.top(position) - grid.offset());
    });
  }

  private static int upperLeft(int index) {
    byte[] record = new byte[ImageSet.PIXELS];
    IMAGES.copyPixels(index, record, 0);
    return 0xFF000000 | (record[0] & 0xFF) << 16 | (record[1024] & 0xFF) << 8 | record[2048] & 0xFF;
  }

  @Test
  void theThumbOfTheScrollBarCanBeGraspedHoweverManyImagesThereAre() throws Exception {
    on(() -> {
      grid.show(IMAGES, IntStream.range(0, 60_000).map(i -> i % 300).toArray());
      return null;
    });
    until(() -> grid.lookup(".scroll-bar > .thumb") instanceof Region thumb && thumb.getHeight() >= 24);
  }

  @Test
  void showsEveryImageInItsCellAndScrolls(FxRobot robot) throws Exception {
    until(() -> shownAt(9) == upperLeft(9));
    robot.interact(() -> ((ScrollBar) grid.lookup(".scroll-bar")).setValue(720));
    int first = on(() -> grid.geometry().first(grid.offset()) + 8);
    until(() -> shownAt(first) == upperLeft(first));
    robot.interact(() -> grid.show(IMAGES, new int[] {250, 3, 77}));
    until(() -> shownAt(0) == upperLeft(250) && shownAt(1) == upperLeft(3) && shownAt(2) == upperLeft(77));
  }

  @Test
  void keysMoveTheSelectionAndScrollItIntoView(FxRobot robot) {
    int columns = on(() -> grid.geometry().columns());
    int page = on(() -> grid.geometry().page());
    robot.type(KeyCode.RIGHT);
    assertThat(selected()).isZero();
    robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.DOWN);
    assertThat(selected()).isEqualTo(2 + columns);
    robot.type(KeyCode.PAGE_DOWN);
    assertThat(selected()).isEqualTo(2 + columns + page * columns);
    assertInSight();
    robot.type(KeyCode.PAGE_UP, KeyCode.UP, KeyCode.UP);
    assertThat(selected()).isEqualTo(2);
    robot.type(KeyCode.END);
    assertThat(selected()).isEqualTo(299);
    assertInSight();
    robot.type(KeyCode.DOWN, KeyCode.RIGHT);
    assertThat(selected()).isEqualTo(299);
    robot.type(KeyCode.HOME, KeyCode.LEFT);
    assertThat(selected()).isZero();
    assertThat(on(grid::offset)).isZero();
  }

  @Test
  void unpaintableImagesAreReportedOnceAndLeftBlank(FxRobot robot) throws Exception {
    until(() -> shownAt(9) == upperLeft(9));
    robot.interact(() -> grid.show(IMAGES, IntStream.range(290, 600).toArray()));
    until(() -> !failures.isEmpty() && ((ImageView) grid.lookup("ImageView")).getImage() == null);
    robot.interact(() -> ((ScrollBar) grid.lookup(".scroll-bar")).setValue(40));
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(() -> grid.show(IMAGES, ALL));
    until(() -> ((ImageView) grid.lookup("ImageView")).getImage() != null && shownAt(3) == upperLeft(3));
    assertThat(on(() -> List.copyOf(failures))).hasSize(1);
  }

  private void assertInSight() {
    on(() -> {
      GridGeometry geometry = grid.geometry();
      int top = geometry.top(grid.position()) - grid.offset();
      assertThat(top).isBetween(0, geometry.height() - geometry.side());
      return null;
    });
  }

  @Test
  void aClickSelectsAndNamesAnImageAndADoubleClickOpensIt(FxRobot robot) {
    boolean[] opened = new boolean[1];
    robot.interact(() -> grid.setOnOpen(() -> opened[0] = true));
    assertThat(on(grid::getAccessibleText)).isEqualTo("pictures");
    robot.clickOn(centre(10));
    assertThat(selected()).isEqualTo(10);
    assertThat(on(grid::getAccessibleText)).isEqualTo("picture 10");
    assertThat(opened[0]).isFalse();
    robot.interact(() -> grid.fireEvent(twice(11)));
    assertThat(selected()).isEqualTo(11);
    assertThat(opened[0]).isTrue();
  }

  /** The second press of a double click; a robot on a busy machine is too slow for one. */
  private MouseEvent twice(int position) {
    GridGeometry geometry = grid.geometry();
    return new MouseEvent(MouseEvent.MOUSE_PRESSED, geometry.left(position) + 9, geometry.top(position) + 9, 0, 0,
        MouseButton.PRIMARY, 2, false, false, false, false, true, false, false, false, false, true, null);
  }

  @Test
  void hoveringNamesTheImage(FxRobot robot) throws Exception {
    robot.moveTo(centre(3));
    until(() -> tooltipSays("picture 3"));
    robot.moveTo(centre(4));
    until(() -> tooltipSays("picture 4"));
    assertThat(on(() -> tooltipSays("picture 3"))).isFalse();
  }

  private static boolean tooltipSays(String words) {
    return Window.getWindows().stream().filter(window -> window.getScene() != null && window.isShowing())
        .flatMap(window -> window.getScene().getRoot().lookupAll(".tooltip").stream())
        .anyMatch(node -> node.toString().contains(words));
  }

  private Point2D centre(int position) {
    return on(() -> {
      GridGeometry geometry = grid.geometry();
      Bounds at = grid.localToScreen(grid.getBoundsInLocal());
      return new Point2D(at.getMinX() + geometry.left(position) + geometry.side() / 2.0,
          at.getMinY() + geometry.top(position) - grid.offset() + geometry.side() / 2.0);
    });
  }

  @Test
  void zoomingKeepsTheFirstRowVisible(FxRobot robot) {
    robot.interact(() -> ((ScrollBar) grid.lookup(".scroll-bar")).setValue(12 * 72));
    int first = on(() -> grid.geometry().first(grid.offset()));
    robot.interact(() -> grid.factorProperty().set(4));
    int then = on(() -> grid.geometry().first(grid.offset()));
    int columns = on(() -> grid.geometry().columns());
    assertThat(first).isBetween(then, then + columns - 1);
    assertThat(on(() -> grid.geometry().side())).isEqualTo(128);
  }

  @Test
  void rowsAreAlignedWithEvenGaps() {
    GridGeometry geometry = GridGeometry.of(612, 500, 64, 4, 8, 60_000);
    assertThat(geometry.columns()).isEqualTo(8);
    assertThat(geometry.gap()).isEqualTo((612 - 8 - 8 * 64) / 7);
    assertThat(geometry.left(0)).isEqualTo(4);
    assertThat(geometry.left(7) + 64).isBetween(612 - 4 - 7, 612 - 4);
    assertThat(geometry.at(geometry.left(5) + 1, geometry.top(13) + 1)).isEqualTo(13);
    assertThat(geometry.at(geometry.left(5) - 1, geometry.top(13) + 1)).isEqualTo(-1);
    assertThat(geometry.top(59_999) + 64 + 4).isEqualTo(geometry.furthest() + 500);
  }
}
