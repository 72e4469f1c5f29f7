package convscope.workbench.data;

import static convscope.workbench.data.ViewUnderTest.until;
import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.ArchiveServer;
import convscope.data.FolderMaker;
import convscope.foundation.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class SourcesTest {
  @TempDir
  private Path home;
  @TempDir
  private Path elsewhere;
  private ArchiveServer server;
  private ViewUnderTest view;

  @Start
  void show(Stage stage) throws Exception {
    server = new ArchiveServer(elsewhere);
    view = new ViewUnderTest(stage, home, server::download, Language.ENGLISH);
  }

  @AfterEach
  void close() {
    view.close();
    server.close();
  }

  private Path part() {
    return home.resolve("cifar-10-binary.tar.gz.part");
  }

  @Test
  void aDownloadShowsProgressPausesResumesAndOpens(FxRobot robot) {
    server.haltAfter(300_000);
    robot.clickOn("#fetch");
    until(() -> view.text("told").matches("0\\.\\d of 0\\.9 MB.*MB/s.*left"));
    assertThat(view.text("emptyWords")).contains("Downloading CIFAR-10");
    assertThat(view.visible("fetch")).isFalse();
    assertThat(view.visible("sample")).isFalse();
    robot.clickOn("#pause");
    assertThat(view.text("told")).matches("Paused at 0\\.\\d of 0\\.9 MB");
    assertThat(view.text("emptyWords")).contains("paused");
    server.goOn();
    robot.clickOn("#resume");
    until(() -> view.text("left").equals("300 images"));
    assertThat(server.ranges()).hasSize(2);
    assertThat(server.ranges().get(0)).isEqualTo("null");
    assertThat(server.ranges().get(1)).matches("bytes=\\d{5,6}-");
    assertThat(view.text("name")).isEqualTo("CIFAR-10");
    assertThat(view.visible("progress")).isFalse();
    assertThat(view.visible("fetch")).isFalse();
    assertThat(view.visible("cifar")).isTrue();
  }

  @Test
  void anExistingDatasetIsOpenedWithoutDownloading(FxRobot robot) {
    robot.clickOn("#fetch");
    until(() -> view.text("left").equals("300 images"));
    robot.clickOn("#sample");
    until(() -> view.text("left").equals("6,000 images"));
    robot.clickOn("#cifar");
    until(() -> view.text("left").equals("300 images"));
    assertThat(server.ranges()).hasSize(1);
  }

  @Test
  void cancelingDiscardsThePartialDownload(FxRobot robot) {
    server.haltAfter(300_000);
    robot.clickOn("#fetch");
    until(() -> view.text("told").matches("0\\.\\d of 0\\.9 MB.*"));
    assertThat(part()).exists();
    robot.clickOn("#cancel");
    until(() -> view.visible("fetch"));
    until(() -> !part().toFile().exists());
    assertThat(view.visible("progress")).isFalse();
    assertThat(view.visible("problem")).isFalse();
  }

  @Test
  void aServerErrorIsReportedWithAdvice(FxRobot robot) {
    server.answerWith(503);
    robot.clickOn("#fetch");
    until(() -> view.visible("problem"));
    assertThat(view.text("problem")).contains("the server answered with status 503").contains("try again");
    assertThat(view.visible("fetch")).isTrue();
    server.answerWith(200);
    robot.clickOn("#fetch");
    until(() -> view.text("left").equals("300 images"));
    assertThat(view.visible("problem")).isFalse();
  }

  @Test
  void anExistingArchiveIsVerifiedUnpackedAndOpenedOffline(FxRobot robot) {
    view.chosen = elsewhere.resolve("served.tar.gz");
    assertThat(view.text("file")).isEqualTo("Open file…");
    robot.clickOn("#file");
    until(() -> view.text("left").equals("300 images"));
    assertThat(view.text("name")).isEqualTo("CIFAR-10");
    assertThat(server.ranges()).isEmpty();
    assertThat(view.visible("file")).isTrue();
    assertThat(view.visible("fetch")).isFalse();
    assertThat(view.visible("cifar")).isTrue();
    assertThat(view.chosen).exists();
  }

  @Test
  void aZipOfClassFoldersCanBeOpened(FxRobot robot) throws Exception {
    FolderMaker maker = new FolderMaker(elsewhere);
    view.chosen = elsewhere.resolve("pets.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(view.chosen))) {
      for (int i = 0; i < 24; i++) {
        zip.putNextEntry(new ZipEntry("pets/" + (i % 2 == 0 ? "cat/" : "dog/") + i + ".png"));
        zip.write(maker.image(i % 2, i, "png"));
      }
    }
    robot.clickOn("#file");
    until(() -> view.text("facts").equals("20 training images, 4 test images, 2 classes"));
    assertThat(view.text("name")).isEqualTo("pets");
    assertThat(view.visible("fetch")).as("CIFAR-10 is not here").isTrue();
  }

  @Test
  void aWrongArchiveIsReportedAndAnotherCanBeSelected(FxRobot robot) throws Exception {
    view.chosen = Files.writeString(elsewhere.resolve("cifar-10-binary.tar.gz"), "half of it");
    robot.clickOn("#file");
    until(() -> view.visible("problem"));
    assertThat(view.text("problem")).contains(view.chosen.toString(), "no images").doesNotContain("--");
    // The sample is opened where nothing else is.
    until(() -> view.visible("file"));
    view.chosen = null;
    robot.clickOn("#file");
    assertThat(view.visible("problem")).as("nothing was chosen").isTrue();
    view.chosen = elsewhere.resolve("served.tar.gz");
    robot.clickOn("#file");
    until(() -> view.text("left").equals("300 images"));
    assertThat(view.visible("problem")).isFalse();
  }
}
