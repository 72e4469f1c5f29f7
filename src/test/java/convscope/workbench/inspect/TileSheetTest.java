package convscope.workbench.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Language;
import convscope.workbench.ListedKeys;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class TileSheetTest {
  private static final int COUNT = 10;
  private final TileSheet sheet = new TileSheet();

  /** Ten tiles of 3 by 2 pixels, each of a colour of its own but for its first pixel, which is white. */
  @Start
  void start(Stage stage) {
    sheet.setStyle("-fx-pref-width: 66px; -fx-min-width: 18px;");
    List<int[]> tiles = new ArrayList<>();
    for (int tile = 0; tile < COUNT; tile++) {
      int[] argb = new int[6];
      Arrays.fill(argb, 0xFF000000 | tile * 20 << 16);
      argb[0] = 0xFFFFFFFF;
      tiles.add(argb);
    }
    sheet.show(3, 2, tiles);
    sheet.setDescription("Ten tiles", tile -> "Tile " + tile);
    Scene scene = new Scene(new VBox(sheet), 300, 200);
    new Appearance().dress(scene);
    stage.setScene(scene);
    TestStage.show(stage);
  }

  @Test
  void tilesAreAsLargeAsFitsTheSheet() {
    TileGeometry geometry = TileGeometry.fitting(300, 200, 3, 2, COUNT, 60, 3, 3);
    assertThat(geometry.factor()).isEqualTo(20);
    assertThat(geometry.width()).isLessThanOrEqualTo(300);
    assertThat(geometry.height()).isLessThanOrEqualTo(200);
    TileGeometry larger = TileGeometry.fitting(300, 200, 3, 2, COUNT, 63, 3, 3);
    assertThat(larger.factor()).isEqualTo(21);
    assertThat(TileGeometry.fitting(300, 200, 3, 2, COUNT, 600, 3, 3).factor()).isBetween(21, 40);
  }

  @Test
  void tilesThatDoNotFitAreDrawnAtScaleOneAndOverflow() {
    TileGeometry geometry = TileGeometry.fitting(20, 20, 9, 9, 100, 90, 3, 3);
    assertThat(geometry.factor()).isEqualTo(1);
    assertThat(geometry.columns()).isEqualTo(1);
    assertThat(geometry.height()).isGreaterThan(20);
  }

  @Test
  void positionsMapToTheirPixelAndGapsToNone() {
    TileGeometry geometry = TileGeometry.fitting(300, 200, 3, 2, COUNT, 60, 3, 3);
    int factor = geometry.factor();
    for (int tile = 0; tile < COUNT; tile++) {
      assertThat(geometry.at(geometry.left(tile) + 2.5 * factor, geometry.top(tile) + 1.5 * factor))
          .isEqualTo(new TileSheet.Place(tile, 1, 2));
      assertThat(geometry.at(geometry.left(tile) - 1, geometry.top(tile))).isNull();
    }
    assertThat(geometry.at(-5, 10)).isNull();
    assertThat(geometry.at(10, 1_000)).isNull();
  }

  @Test
  void pixelsAreDrawnAsSharpSquaresOfTheirColor(FxRobot robot) {
    robot.interact(() -> {
      WritableImage picture = sheet.snapshot(null, null);
      TileGeometry geometry = sheet.geometry();
      int left = geometry.left(4);
      int top = geometry.top(4);
      int factor = geometry.factor();
      assertThat(picture.getPixelReader().getArgb(left + factor - 1, top + factor - 1)).isEqualTo(0xFFFFFFFF);
      assertThat(picture.getPixelReader().getArgb(left + factor, top)).isEqualTo(0xFF500000);
      assertThat(picture.getPixelReader().getArgb(left + factor, top + 2 * factor - 1)).isEqualTo(0xFF500000);
    });
  }

  @Test
  void aHairlineSetsATileOffFromABackgroundOfItsColor(FxRobot robot) {
    robot.interact(() -> {
      sheet.setHairlines(true);
      sheet.show(3, 2, List.of(new int[] {-1, -1, -1, -1, -1, -1}));
      WritableImage picture = sheet.snapshot(null, null);
      TileGeometry geometry = sheet.geometry();
      int left = geometry.left(0);
      int top = geometry.top(0);
      int right = left + 3 * geometry.factor();
      int bottom = top + 2 * geometry.factor();
      assertThat(picture.getPixelReader().getArgb(left, top)).isEqualTo(0xFFFFFFFF);
      for (int[] place : new int[][] {{left - 1, top - 1}, {right, top}, {left, bottom}, {right, bottom}}) {
        assertThat(picture.getPixelReader().getArgb(place[0], place[1]) & 0xFF).isLessThan(0xD0);
      }
    });
  }

  @Test
  void aClickSelectsATileAndThePointerAPixel(FxRobot robot) {
    Bounds place = sheet.localToScreen(sheet.getBoundsInLocal());
    TileGeometry geometry = sheet.geometry();
    double x = place.getMinX() + geometry.left(3) + 1.5 * geometry.factor();
    double y = place.getMinY() + geometry.top(3) + 1.5 * geometry.factor();
    robot.moveTo(x, y);
    assertThat(sheet.placeProperty().get()).isEqualTo(new TileSheet.Place(3, 1, 1));
    assertThat(sheet.selectedProperty().get()).isEqualTo(-1);
    robot.clickOn(x, y);
    assertThat(sheet.selectedProperty().get()).isEqualTo(3);
    assertThat(sheet.getAccessibleText()).isEqualTo("Ten tiles. Tile 3");
    robot.moveTo(place.getMaxX() - 2, y);
    assertThat(sheet.placeProperty().get().tile()).isEqualTo(3);
  }

  @Test
  void arrowKeysSelectTilesAndWithShiftPixels(FxRobot robot) {
    robot.interact(sheet::requestFocus);
    robot.type(KeyCode.RIGHT, 2);
    assertThat(sheet.selectedProperty().get()).isEqualTo(1);
    robot.type(KeyCode.DOWN);
    assertThat(sheet.selectedProperty().get()).isEqualTo(1 + sheet.geometry().columns());
    robot.type(KeyCode.END);
    assertThat(sheet.selectedProperty().get()).isEqualTo(COUNT - 1);
    robot.type(KeyCode.RIGHT);
    assertThat(sheet.selectedProperty().get()).isEqualTo(COUNT - 1);
    robot.type(KeyCode.HOME);
    robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT);
    assertThat(sheet.placeProperty().get()).isEqualTo(new TileSheet.Place(0, 1, 1));
    robot.type(KeyCode.RIGHT, 3).type(KeyCode.UP).release(KeyCode.SHIFT);
    assertThat(sheet.placeProperty().get()).isEqualTo(new TileSheet.Place(0, 0, 2));
  }

  @Test
  void minAndPrefHeightFollowTheTileSizeLimits() {
    assertThat(sheet.minHeight(300)).isEqualTo(TileGeometry.fitting(300, 10_000, 3, 2, COUNT, 12, 3, 3).height());
    assertThat(sheet.prefHeight(300)).isEqualTo(TileGeometry.fitting(300, 10_000, 3, 2, COUNT, 60, 3, 3).height());
    assertThat(sheet.minHeight(300)).isLessThan(sheet.prefHeight(300));
  }

  @Test
  void aRowCountSetsTheTileSizeUpToALimit() {
    TileGeometry two = TileGeometry.inRows(300, 2, 3, 2, COUNT, 6, 90, 3, 3);
    assertThat(two.rows()).isEqualTo(2);
    assertThat(TileGeometry.fitting(300, 10_000, 3, 2, COUNT, two.factor() * 3 + 3, 3, 3).rows()).isGreaterThan(2);
    assertThat(TileGeometry.inRows(300, 1, 3, 2, COUNT, 60, 90, 3, 3).factor()).isEqualTo(20);
  }

  @Test
  void tilesOfAnotherSizeAreRejected() {
    assertThatThrownBy(() -> sheet.show(3, 3, List.of(new int[6]))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itTakesEveryKeyThatTheListOfShortcutsNames(FxRobot robot) {
    Texts texts = Texts.of(InspectController.class, Language.ENGLISH);
    robot.interact(() -> assertThat(ListedKeys.ignored(sheet, InspectShortcuts.tiles(texts))).isEmpty());
  }
}
