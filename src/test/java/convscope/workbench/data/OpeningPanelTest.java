package convscope.workbench.data;

import static convscope.workbench.data.ViewUnderTest.on;
import static convscope.workbench.data.ViewUnderTest.until;
import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.ArchiveServer;
import convscope.data.FolderMaker;
import convscope.data.ImageSet;
import convscope.data.OpeningOptions;
import convscope.foundation.Language;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import javafx.scene.control.ChoiceBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What the Data view says of a folder that it has opened. */
@ExtendWith(ApplicationExtension.class)
@Tag("window")
class OpeningPanelTest {
  @TempDir
  private Path home;
  @TempDir
  private Path elsewhere;
  @TempDir
  private Path folder;
  private FolderMaker maker;
  private ArchiveServer server;
  private ViewUnderTest view;

  @Start
  void show(Stage stage) throws Exception {
    server = new ArchiveServer(elsewhere);
    view = new ViewUnderTest(stage, home, server::download, Language.ENGLISH);
    maker = new FolderMaker(folder);
  }

  @AfterEach
  void close() {
    view.close();
    server.close();
  }

  /** Opens the folder by the button, as a person does, and waits until the view says {@code facts} of it. */
  private void open(FxRobot robot, String facts) {
    view.chosen = folder;
    robot.clickOn("#folder");
    until(() -> view.text("facts").equals(facts));
  }

  @Test
  void usedAndSkippedFilesAreListedWithReasonsInBothLanguages(FxRobot robot) {
    byte[] whole = maker.image(0, 1, "png");
    maker.images("cat", 0, 12).images("dog", 1, 6).write("cat/cut.png", Arrays.copyOf(whole, whole.length / 2))
        .appleDoubles("dog", 2).images("@eaDir", 2, 1);
    open(robot, "15 training images, 3 test images, 2 classes");
    assertThat(view.text("opening-headline")).isEqualTo("18 images used, 4 left out: 1 damaged, 3 hidden");
    assertThat(view.text("opening-remarks"))
        .isEqualTo("Class folders; 1 image in 6 of each class is kept for testing.");
    assertThat(view.visible("opening-names")).isFalse();
    robot.clickOn("#opening-details");
    assertThat(view.visible("opening-names")).isTrue();
    assertThat(view.text("opening-names")).contains("1 damaged: " + Path.of("cat", "cut.png"))
        .contains("3 hidden: " + Path.of("@eaDir", "00.png")).contains("Largest class: cat, 66.7% of the images.");
    view.speak(Language.KOREAN);
    assertThat(view.text("opening-headline")).isEqualTo("이미지 18장 사용, 4개 제외: 손상됨 1개, 숨김 3개");
    assertThat(view.text("opening-remarks")).contains("테스트용은 클래스마다 6장 중 1장입니다");
    assertThat(view.visible("opening-names")).as("the files left out, in the other language").isTrue();
  }

  @Test
  void changingTheTestShareReopensTheFolder(FxRobot robot) {
    maker.images("cat", 0, 12).images("dog/from-web", 1, 6).images("dog/own", 1, 6, "b%d.bmp", "bmp");
    open(robot, "20 training images, 4 test images, 2 classes");
    on(() -> {
      @SuppressWarnings("unchecked")
      ChoiceBox<Double> share = (ChoiceBox<Double>) view.node("opening-share");
      share.setValue(0.5);
      return null;
    });
    until(() -> view.text("facts").equals("12 training images, 12 test images, 2 classes"));
    assertThat(view.text("opening-remarks")).contains("1 image in 2");
  }

  @Test
  void theCoarseLabelsOfCifar100CanBeSelected(FxRobot robot) {
    byte[] records = new byte[100 * (2 + ImageSet.PIXELS)];
    for (int i = 0; i < 100; i++) {
      records[i * (2 + ImageSet.PIXELS)] = (byte) (i % 20);
      records[i * (2 + ImageSet.PIXELS) + 1] = (byte) i;
    }
    maker.write("train.bin", records).write("test.bin", records);
    open(robot, "100 training images, 100 test images, 100 classes");
    assertThat(view.visible("opening-labels")).isTrue();
    on(() -> {
      @SuppressWarnings("unchecked")
      ChoiceBox<OpeningOptions.Labels> labels = (ChoiceBox<OpeningOptions.Labels>) view.node("opening-labels");
      labels.setValue(OpeningOptions.Labels.COARSE);
      return null;
    });
    until(() -> view.text("facts").equals("100 training images, 100 test images, 20 classes"));
    assertThat(view.text("opening-remarks")).isEqualTo("CIFAR-100 with its 20 coarse classes");
    assertThat(view.visible("opening-labels")).isTrue();
  }

  @Test
  void existingSplitsHideTheTestShareAndNamesAreNormalized(FxRobot robot) {
    maker.images("Train/강아지", 0, 12).images("Train/고양이", 1, 12)
        .images("VAL/" + Normalizer.normalize("강아지", Normalizer.Form.NFD), 0, 6).images("VAL/고양이", 1, 6);
    open(robot, "24 training images, 12 test images, 2 classes");
    assertThat(view.text("opening-remarks")).isEqualTo("Training images in Train, test images in VAL.");
    assertThat(view.visible("opening-share")).isFalse();
    assertThat(view.visible("opening-labels")).isFalse();
    assertThat(view.visible("opening-truncated")).isFalse();
  }

  @Test
  void splitsWithDifferingClassesAreRejectedWithoutThePanel(FxRobot robot) {
    maker.images("train/cat", 0, 6).images("train/dog", 1, 6).images("test/cat", 0, 2).images("test/Dog", 1, 2)
        .images("test/frog", 2, 2);
    view.chosen = folder;
    robot.clickOn("#folder");
    until(() -> view.visible("problem"));
    assertThat(view.text("problem")).contains("Only in training: dog.", "Only in testing: Dog, frog.")
        .doesNotContain("--");
    assertThat(view.visible("opening-headline")).isFalse();
  }
}
