package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.lessons.Progress;
import convscope.workbench.shell.Remembered;
import convscope.workbench.shell.ViewId;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/** A window that was closed in the middle of a lesson, and is opened again. */
class WorkbenchLessonMemoryTest extends WindowTest {

  @Override
  String[] arguments() {
    Remembered usual = Remembered.nothing("ENGLISH");
    new Remembered(0, 0, 1_280, 720, false, ViewId.DATA, false, false, "ENGLISH", "sample", usual.form(), "",
        usual.looked(), usual.devices(), usual.charts(), true, true, "dead-units").write(home.resolve("window.json"));
    Progress.NONE.done("dead-units", 0).done("dead-units", 1).at("dead-units", 2)
        .write(home.resolve("lessons/progress.json"));
    return new String[0];
  }

  @Test
  void itOpensAtTheStepThatWasReachedAndLeavesTheViewAsItWas() {
    eventually(() -> ROBOT.lookup("#lesson-step").tryQuery().isPresent()
        && words("#lesson-step").equals("Dead for every image?"));
    assertThat(words("#lesson-count")).isEqualTo("Step 3 of 4");
    eventuallyAsserted(() -> assertThat(ROBOT.lookup("#middle").tryQuery()).as("the Data view").isPresent());
    // The next step is opened by the student, and so is its view.
    ROBOT.interact(() -> ((ButtonBase) find("#lesson-next")).fire());
    eventually(() -> ROBOT.lookup("#layers").tryQuery().isPresent());
  }

  @Test
  void aCheckThatIsDoneKeepsItsTextAndSaysSoByItsIconAndToAScreenReader() {
    eventually(() -> ROBOT.lookup("#lesson-count").tryQuery().isPresent()
        && words("#lesson-count").equals("Step 3 of 4"));
    assertThat(check().getAccessibleText()).isEqualTo(check().getText());
    ROBOT.interact(() -> ((ButtonBase) find("#lesson-back")).fire());
    eventually(() -> words("#lesson-count").equals("Step 2 of 4"));
    assertThat(check().getText()).doesNotContain("done");
    assertThat(check().getAccessibleText()).isEqualTo(check().getText() + ": done");
  }

  private static Label check() {
    return (Label) ((VBox) find("#lesson-checks")).getChildren().get(0);
  }

  @Test
  void itsSheetIsWrittenWhereTheTeacherWants() {
    eventually(() -> ROBOT.lookup("#lesson-sheet").tryQuery().isPresent());
    Path file = home.resolve("sheet.html");
    willChoose(file);
    ROBOT.interact(() -> ((ButtonBase) find("#lesson-sheet")).fire());
    eventually(() -> Files.exists(file) && words("#status-message").contains("sheet.html"));
    assertThat(file).content().contains("Units that die", "For the teacher");
  }
}
