package convscope;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pictures of the lessons beside the views, in every look, language and size. */
@Tag("screenshots")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class LessonScreenshotsTest extends Camera {

  private static void press(String button) {
    ROBOT.interact(() -> ((ButtonBase) find(button)).fire());
  }

  private static void open(String lesson) {
    press("#lesson-" + lesson);
    eventually(() -> ROBOT.lookup("#lesson-step").tryQuery().isPresent());
  }

  @Test
  void lessons() throws Exception {
    eventually(() -> !find("#run-start").isDisabled());
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT0);
    eventually(() -> ROBOT.lookup("#lesson-network-input").tryQuery().isPresent());
    take("lessons-list");
    open("network-input");
    eventually(() -> ROBOT.lookup("#again").tryQuery().isPresent());
    ROBOT.clickOn(".image-grid");
    press("#lesson-next");
    eventually(() -> visible("#lesson-mark"));
    press("#again");
    press("#again");
    press("#again");
    eventually(() -> find("#lesson-next").getStyleClass().contains("accent"));
    ROBOT.interact(() -> ((ToggleButton) find("#lesson-unfold")).fire());
    take("lessons-data");
    press("#lesson-next");
    press("#again");
    press("#again");
    press("#lesson-next");
    press("#evaluation");
    press("#evaluation");
    press("#lesson-next");
    eventually(() -> visible("#lesson-convolution"));
    take("lessons-next");
    open("learning-rates");
    eventually(() -> visible("#lesson-mark"));
    take("lessons-train");
    ROBOT.interact(() -> ((ToggleButton) find("#lesson-teacher")).fire());
    take("lessons-teacher");
    ROBOT.interact(() -> ((ToggleButton) find("#lesson-teacher")).fire());
    press("#lessons-list");
    open("mistakes");
    press("#evaluate-start");
    eventually(() -> ROBOT.lookup("#confusion").tryQuery().isPresent());
    press("#lesson-next");
    eventually(() -> visible("#lesson-mark"));
    take("lessons-evaluate");
  }

  private void begin(String lesson, int step) {
    eventually(() -> !find("#run-start").isDisabled());
    if (ROBOT.lookup("#lessons").tryQuery().isEmpty()) {
      ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT0);
    }
    if (visible("#lessons-list")) {
      press("#lessons-list");
    }
    eventually(() -> ROBOT.lookup("#lesson-" + lesson).tryQuery().isPresent());
    open(lesson);
    for (int i = 1; i < step; i++) {
      press("#lesson-next");
    }
    eventually(() -> visible("#lesson-mark"));
  }

  private static void train(String rate, int steps, String checkpoints) {
    press("#lesson-enter");
    ROBOT.interact(() -> {
      ((TextField) find("#number-rate")).setText(rate);
      ((TextField) find("#number-steps")).setText(Integer.toString(steps));
      ((TextField) find("#number-checkpointEvery")).setText(checkpoints);
    });
    eventually(() -> !find("#run-start").isDisabled());
    press("#run-start");
    eventually(WindowTest::runIsOver);
  }

  @Test
  void lessonThatCompares() throws Exception {
    begin("learning-rates", 4);
    press("#lesson-enter");
    eventually(() -> visible("#experiment-start"));
    take("lesson-compare");
  }

  @Test
  void lessonOnAWeight() throws Exception {
    begin("convolution", 5);
    take("lesson-weight");
    press("#steps-open");
    eventually(() -> ROBOT.lookup("#steps-weights").tryQuery().isPresent());
    eventually(() -> {
      LessonPlay.type("#steps-weights");
      ROBOT.write('+');
      return visible("#steps-restore");
    });
    take("lesson-weight-changed");
  }

  @Test
  void lessonsThatLookInside() throws Exception {
    begin("convolution", 1);
    LessonPlay.pointAt("#chosen", 0.4, 0.5);
    eventually(() -> find("#lesson-next").getStyleClass().contains("accent"));
    take("lesson-convolution");
    begin("own-image", 1);
    BufferedImage photo = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      int y = i / 64;
      photo.setRGB(i % 64, y, y < 30 ? 0x9EC9F0 : y < 40 && i % 64 > 8 && i % 64 < 56 ? 0x505058 : 0x2F6FB0);
    }
    Path file = home.resolve("photo.png");
    ImageIO.write(photo, "png", file.toFile());
    willChoose(file);
    press("#classify-open");
    eventually(() -> find("#lesson-next").getStyleClass().contains("accent"));
    press("#lesson-next");
    ROBOT.interact(() -> ((ToggleButton) find("#where-occlusion")).fire());
    eventually(() -> find("#lesson-next").getStyleClass().contains("accent"));
    take("lesson-own-image");
    Path lesson = home.resolve("mine.md");
    Files.writeString(lesson, """
        ---
        id: mine
        title: A lesson with images
        minutes: 5
        view: data
        ---
        ## Look at this

        The image below lies beside the lesson's file.

        ![A ship on the sea, drawn by a program](photo.png)

        This one does not.

        ![The filters of the first layer](filters.png)

        ## For the teacher

        Aims.
        """);
    ROBOT.interact(() -> new DroppedFiles(List.of(lesson)).on(find("#rail-data")));
    eventually(() -> words("#lesson-step").equals("Look at this"));
    take("lesson-image");
  }

  @Test
  void lessonsThatTrain() throws Exception {
    begin("averaging", 1);
    train("0.1", 60, "10");
    take("lesson-averaging-run");
    press("#lesson-next");
    eventually(() -> !find("#evaluate-start").isDisabled());
    press("#evaluate-start");
    eventually(() -> find("#lesson-next").getStyleClass().contains("accent"));
    press("#lesson-next");
    eventually(() -> visible("#course-evaluate"));
    press("#course-evaluate");
    eventually(() -> find("#lesson-next").getStyleClass().contains("accent"));
    take("lesson-averaging");
    begin("first-filters", 2);
    take("lesson-first-filters");
    begin("dead-units", 2);
    train("0.7", 60, "20");
    take("lesson-dead-units-run");
    press("#lesson-next");
    eventually(() -> ROBOT.lookup("#through").tryQuery().isPresent());
    ROBOT.interact(() -> ((ToggleButton) find("#through")).fire());
    eventually(() -> visible("#dead-count") && !find("#dead-count").isDisabled());
    press("#dead-count");
    eventually(() -> find("#lesson-next").getStyleClass().contains("accent"));
    take("lesson-dead-units");
    begin("locally-connected", 1);
    press("#lesson-enter");
    take("lesson-locally-connected");
    press("#lesson-next");
    press("#lesson-next");
    press("#lesson-next");
    LessonPlay.type("#runs-table", KeyCode.HOME);
    ROBOT.push(KeyCode.SHIFT, KeyCode.DOWN);
    eventually(() -> find("#lesson-next").getStyleClass().contains("accent"));
    take("lesson-runs");
  }
}
