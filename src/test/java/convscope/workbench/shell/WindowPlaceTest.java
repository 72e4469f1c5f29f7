package convscope.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("window")
class WindowPlaceTest {
  private static final Rectangle2D FULL_HD = new Rectangle2D(0, 0, 1920, 1040);
  /** 1366 x 768 at 150 %, less a taskbar. */
  private static final Rectangle2D SMALL_LAPTOP = new Rectangle2D(0, 0, 910, 472);

  @Test
  void aWindowThatFitsComesBackWhereItWas() {
    WindowPlace place = WindowPlace.within(List.of(FULL_HD), new Rectangle2D(100, 50, 1400, 900));
    assertThat(place).isEqualTo(new WindowPlace(100.0, 50.0, 1400, 900, 960, 600));
  }

  @ParameterizedTest
  @CsvSource({"-300, -200", "1500, 900", "0, 0"})
  void aWindowLargerThanTheScreenFillsItAndStaysReachable(double x, double y) {
    WindowPlace place = WindowPlace.within(List.of(FULL_HD), new Rectangle2D(x, y, 3840, 2160));
    assertThat(place).isEqualTo(new WindowPlace(0.0, 0.0, 1920, 1040, 960, 600));
  }

  @Test
  void aWindowPartlyOutsideIsMovedInside() {
    WindowPlace place = WindowPlace.within(List.of(FULL_HD), new Rectangle2D(1500, -40, 1280, 800));
    assertThat(place).isEqualTo(new WindowPlace(640.0, 0.0, 1280, 800, 960, 600));
  }

  @Test
  void aWindowOfAScreenThatIsGoneIsPlacedByTheSystem() {
    WindowPlace place = WindowPlace.within(List.of(FULL_HD), new Rectangle2D(2500, 100, 3000, 800));
    assertThat(place).isEqualTo(new WindowPlace(null, null, 1920, 800, 960, 600));
  }

  @Test
  void theScreenWithMostOfTheWindowKeepsIt() {
    Rectangle2D second = new Rectangle2D(1920, 0, 1280, 984);
    WindowPlace place = WindowPlace.within(List.of(FULL_HD, second), new Rectangle2D(1800, 10, 1200, 900));
    assertThat(place).isEqualTo(new WindowPlace(1920.0, 10.0, 1200, 900, 960, 600));
  }

  @Test
  void onASmallScreenTheWindowMayBecomeAsSmallAsIt() {
    assertThat(WindowPlace.within(List.of(SMALL_LAPTOP), null))
        .isEqualTo(new WindowPlace(null, null, 910, 472, 910, 472));
    assertThat(WindowPlace.within(List.of(SMALL_LAPTOP), new Rectangle2D(10, 10, 960, 600)))
        .isEqualTo(new WindowPlace(0.0, 0.0, 910, 472, 910, 472));
  }
}
