package convscope.workbench.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.workbench.TestStage;
import convscope.workbench.fx.Appearance;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.WritableImage;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
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
class LessonMarkTest {
  private static final double VIEW = 300;
  private final Region above = box(1000);
  private final Region marked = box(50);
  private ScrollPane view;
  private LessonMark mark;

  private static Region box(double high) {
    Region box = new Region();
    box.setMinSize(200, high);
    box.setPrefSize(200, high);
    return box;
  }

  @Start
  void start(Stage stage) {
    Pane pane = new Pane();
    view = new ScrollPane(new VBox(above, marked, box(1000)));
    marked.setId("marked");
    Appearance appearance = new Appearance();
    appearance.setTheme();
    Scene scene = new Scene(new StackPane(pane, view), VIEW, VIEW);
    appearance.dress(scene);
    stage.setScene(scene);
    TestStage.show(stage);
    mark = new LessonMark(pane);
  }

  @AfterEach
  void hide(FxRobot robot) {
    robot.interact(mark::hide);
  }

  private static void until(Callable<Boolean> so) throws Exception {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(60_000, so));
  }

  private boolean inSight(Node node) {
    Bounds place = node.localToScene(node.getLayoutBounds());
    return place.getMinY() >= 0 && place.getMaxY() <= VIEW && place.getMaxX() <= VIEW;
  }

  @Test
  void itIsScrolledToAlsoWhileWhatIsAboveItGrows(FxRobot robot) throws Exception {
    int[] frames = {0};
    AnimationTimer growing = new AnimationTimer() {
      @Override
      public void handle(long now) {
        above.setMinHeight(above.getMinHeight() + 10);
        if (++frames[0] == 100) {
          stop();
        }
      }
    };
    robot.interact(() -> {
      mark.show("marked");
      growing.start();
    });
    until(() -> frames[0] == 100 && inSight(marked));
    until(() -> robot.lookup("#lesson-mark").tryQuery().filter(this::inSight).isPresent());
  }

  @Test
  void whatIsHigherThanTheViewIsShownFromItsBeginning(FxRobot robot) throws Exception {
    robot.interact(() -> {
      marked.setMinHeight(500);
      mark.show("marked");
    });
    until(() -> Math.abs(marked.localToScene(0, 0).getY()) < 2);
  }

  @Test
  void whatIsPushedAwayLaterIsScrolledToAgain(FxRobot robot) throws Exception {
    robot.interact(() -> mark.show("marked"));
    for (int push = 0; push < 30; push++) {
      robot.interact(() -> above.setMinHeight(above.getMinHeight() + 400));
      until(() -> inSight(marked) && robot.lookup("#lesson-mark").tryQuery().filter(Node::isVisible).isPresent());
    }
  }

  @Test
  void whatIsPushedAwayButForAStripIsScrolledToAgain(FxRobot robot) throws Exception {
    robot.interact(() -> mark.show("marked"));
    until(() -> inSight(marked));
    // By then it has stayed where it is.
    int[] frames = {0};
    AnimationTimer counting = new AnimationTimer() {
      @Override
      public void handle(long now) {
        frames[0]++;
      }
    };
    robot.interact(counting::start);
    until(() -> frames[0] >= 90);
    robot.interact(() -> {
      counting.stop();
      double below = view.getContent().getLayoutBounds().getHeight() - view.getViewportBounds().getHeight();
      double top = marked.localToScene(0, 0).getY();
      // Five pixels of it are left at the upper edge.
      view.setVvalue(view.getVvalue() + (top + marked.getHeight() - 5) / below);
    });
    until(() -> inSight(marked));
  }

  @Test
  void theViewIsWhereItWasAgainOnceNothingNeedsToBeScrolled(FxRobot robot) throws Exception {
    robot.interact(() -> mark.show("marked"));
    until(() -> inSight(marked));
    robot.interact(() -> {
      above.setMinHeight(60);
      above.setPrefHeight(60);
    });
    until(() -> inSight(marked) && view.getVvalue() == 0);
  }

  @Test
  void whatLiesBesideTheViewIsScrolledToSideways(FxRobot robot) throws Exception {
    robot.interact(() -> {
      VBox.setMargin(marked, new Insets(0, 0, 0, 500));
      mark.show("marked");
    });
    until(() -> inSight(marked) && marked.localToScene(0, 0).getX() > 0);
    until(() -> robot.lookup("#lesson-mark").tryQuery().filter(this::inSight).isPresent());
  }

  @Test
  void theOutlineIsPartedFromAButtonOfItsOwnColor(FxRobot robot) throws Exception {
    robot.interact(() -> {
      marked.setStyle("-fx-background-color: -color-accent-emphasis");
      VBox.setMargin(marked, new Insets(20));
      mark.show("marked");
    });
    until(() -> robot.lookup("#lesson-mark").tryQuery().filter(this::inSight).isPresent());
    List<Color> leftwards = WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
      WritableImage picture = view.getScene().snapshot(null);
      Bounds place = marked.localToScene(marked.getLayoutBounds());
      return IntStream.of(1, -1, -4).mapToObj(by -> picture.getPixelReader()
          .getColor((int) Math.round(place.getMinX()) + by, (int) place.getCenterY())).toList();
    });
    assertThat(leftwards.get(2)).isEqualTo(leftwards.get(0));
    assertThat(leftwards.get(1)).isNotEqualTo(leftwards.get(0));
  }

  @Test
  void whoScrollsByHandIsNotTakenBack(FxRobot robot) throws Exception {
    robot.interact(() -> mark.show("marked"));
    until(() -> robot.lookup("#lesson-mark").tryQuery().filter(Node::isVisible).isPresent());
    robot.interact(() -> {
      Event.fireEvent(view, new ScrollEvent(ScrollEvent.SCROLL, 10, 10, 10, 10, false, false, false, false, true, false,
          0, 40, 0, 40, ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0,
          null));
      view.setVvalue(0);
    });
    until(() -> robot.lookup("#lesson-mark").tryQuery().filter(Node::isVisible).isEmpty());
    assertThat(view.getVvalue()).isZero();
  }
}
