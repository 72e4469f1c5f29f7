package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.runs.RunFolder;
import convscope.runs.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes wrong is said once, where a person looks, and what helps is offered there. */
@Tag("long")
class WorkbenchRecoveryTest extends WindowTest {

  private static long told(String words) {
    return ROBOT.lookup(".label").queryAll().stream().filter(WorkbenchRecoveryTest::isSeen)
        .filter(label -> label instanceof Labeled labeled && labeled.getText() != null && labeled.getText().contains(words)).count();
  }

  private static boolean isSeen(Node node) {
    return node == null || node.isVisible() && isSeen(node.getParent());
  }

  private static void type(String field, String text) {
    TextField into = find(field);
    ROBOT.interact(() -> {
      into.requestFocus();
      into.setText(text);
    });
  }

  private RunFolder run() throws IOException {
    try (Stream<Path> runs = Files.list(home.resolve("runs"))) {
      return RunFolder.open(runs.max(Path::compareTo).orElseThrow());
    }
  }

  @Test
  void aFailedDownloadIsReportedOnceInTheVisibleDataView() {
    readyToStart();
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    eventually(() -> find("#fetch").isVisible());
    ROBOT.clickOn("#fetch");
    eventually(() -> told("Cannot download CIFAR-10") > 0);
    assertThat(told("Cannot download CIFAR-10")).isEqualTo(1);
    assertThat(words("#problem")).contains("localhost refused", "Open file…").doesNotContain("--");
    assertThat(ROBOT.lookup(".problem-panel").tryQuery()).isEmpty();
  }

  @Test
  void aFailedDownloadIsReportedOnceInThePanelFromOtherViews() {
    readyToStart();
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    eventually(() -> find("#fetch").isVisible());
    ROBOT.interact(() -> {
      ((Button) find("#rail-train").getScene().lookup("#fetch")).fire();
      ((ToggleButton) find("#rail-train")).fire();
    });
    eventually(() -> told("Cannot download CIFAR-10") > 0);
    assertThat(told("Cannot download CIFAR-10")).isEqualTo(1);
    assertThat(ROBOT.lookup(".problem-panel").tryQuery()).isPresent();
    // A message that is no failure does not close the panel of one.
    type("#number-batch", "8");
    type("#number-steps", "2");
    List<String> said = messages();
    ROBOT.clickOn("#run-start");
    eventually(() -> said.stream().anyMatch(words -> words.startsWith("Checkpoint saved")));
    assertThat(told("Cannot download CIFAR-10")).isEqualTo(1);
  }

  @Test
  void aDivergedRunIsResumedInTheTrainViewWithALowerRate() throws IOException {
    readyToStart();
    assertThat(visible("#restartBar")).isFalse();
    type("#number-batch", "8");
    // Low enough not to diverge by itself before the rate below counts.
    type("#number-rate", "0.01");
    type("#number-checkpointEvery", "5");
    ROBOT.clickOn("#run-start");
    eventually(() -> words("#status-state").equals("Training") && !run().checkpoints().list().isEmpty());
    type("#number-rate", "1e30");
    ROBOT.interact(() -> find("#number-rate").fireEvent(new ActionEvent()));
    eventually(() -> words("#status-state").equals("Diverged"));
    eventually(() -> visible("#restartBar"));
    assertThat(told("Model diverged")).isEqualTo(1);
    assertThat(words(".problem-panel .label")).contains("Train view").doesNotContain("--");
    assertThat(words("#restart")).matches("Resume from step [\\d,]+ with a learning rate of 0\\.1");
    ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().selectLast());
    eventually(() -> words("#restart").matches("[\\d,]+스텝부터 이어서 학습\\(학습률 0\\.1\\)"));
    RunFolder run = run();
    ROBOT.interact(() -> ((Button) find("#restart")).fire());
    // The tutorial's rate: a tenth of what diverged would only diverge again.
    eventually(() -> run.changes().rows().stream().reduce((before, after) -> after)
        .filter(change -> change.setting() == Setting.RATE && change.value() == 0.1).isPresent());
  }
}
