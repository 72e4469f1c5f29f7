package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.library.Notes;
import convscope.library.RunLabel;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.workbench.plot.Plot;
import convscope.workbench.plot.PlotLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several runs that differ in one setting, made one after the other from the Train view. */
@Tag("long")
class WorkbenchExperimentTest extends WindowTest {

  private static void type(String field, String text) {
    TextField into = find(field);
    ROBOT.interact(() -> {
      into.requestFocus();
      into.setText(text);
    });
  }

  private List<RunFolder> runs() throws IOException {
    try (Stream<Path> runs = Files.list(home.resolve("runs"))) {
      return runs.sorted().map(RunFolder::open).toList();
    }
  }

  private void ask(String values, String steps) {
    readyToStart();
    type("#number-batch", "8");
    eventually(() -> ROBOT.lookup("#compare-settings").tryQuery().isPresent());
    ROBOT.push(KeyCode.CONTROL, KeyCode.E);
    eventually(() -> visible("#experiment-values"));
    type("#experiment-values", values);
    type("#experiment-steps", steps);
    eventually(() -> !find("#experiment-start").isDisabled());
  }

  @Test
  void ratesAreComparedOneAfterTheOtherAndOneThatDivergesIsMarked() throws IOException {
    ask("1e30, 0.01", "10");
    eventually(() -> words("#experiment-length").contains("take about 10 s here"));
    ROBOT.clickOn("#experiment-start");
    eventually(() -> words("#experiment-title").contains("2 runs of 10 steps compared"));
    assertThat(words("#experiment-standing-1")).startsWith("diverged after");
    assertThat(words("#experiment-standing-2")).isEqualTo("finished");
    assertThat(words("#experiment-outcome")).contains("Learning rate 0.01 is best, with a test accuracy of 0.")
        .contains("No other run made all its steps");
    assertThat(ROBOT.lookup(".problem-panel").tryQuery()).as("a divergence that was to be expected").isEmpty();
    assertThat(visible("#restartBar")).isFalse();
    assertThat(visible("#run-end")).isFalse();
    Plot loss = find("#chart-loss");
    assertThat(loss.getLines()).extracting(PlotLine::label).containsExactly("1e30", "0.01");
    assertThat(loss.getLines().get(1).series().size()).isEqualTo(10);
    List<RunFolder> runs = runs();
    assertThat(runs).extracting(run -> run.manifest().settings().rate()).containsExactlyInAnyOrder(1e30, 0.01);
    assertThat(runs).allSatisfy(run -> assertThat(run.manifest().settings().get(Setting.BATCH)).isEqualTo(8L));
    assertThat(Notes.of(runs.get(0).path()).tags()).hasSize(1).isEqualTo(Notes.of(runs.get(1).path()).tags());
    assertThat(runs).extracting(run -> RunLabel.of(run.path()).name()).contains("Learning rate 0.01");
    assertThat(((TextField) find("#number-rate")).getText()).as("the form's own rate").isEqualTo("0.1");
    ROBOT.clickOn("#experiment-show");
    eventually(() -> ((TableView<?>) find("#runs-table")).getSelectionModel().getSelectedItems().size() == 2);
  }

  @Test
  void aRunThatDivergedIsCalledSoEverywhereWithTheSameNumberOfSteps() {
    ask("0.01, 1e30", "10");
    ROBOT.clickOn("#experiment-start");
    eventually(() -> words("#experiment-standing-2").startsWith("diverged after"));
    String steps = words("#experiment-standing-2").replaceAll("\\D", "");
    eventually(() -> words("#status-state").equals("Diverged"));
    eventuallyAsserted(() -> assertThat(words("#status-step")).isEqualTo("step " + steps + " of 10"));
    eventually(() -> words("#answer-loss").startsWith("The run diverged after " + steps + " steps"));
    ROBOT.clickOn("#experiment-show");
    eventually(() -> ROBOT.lookup("#runs-table").lookup((TableCell<?, ?> cell) -> "Diverged".equals(cell.getText()))
        .tryQuery().isPresent());
    eventuallyAsserted(() -> assertThat(ROBOT.lookup("#runs-table")
        .lookup((TableCell<?, ?> cell) -> (steps + " / 10").equals(cell.getText())).tryQuery()).isPresent());
  }

  @Test
  void stoppingARunEndsTheExperiment() throws IOException {
    ask("0.01, 0.02, 0.03", "100000");
    ROBOT.push(KeyCode.ESCAPE);
    eventually(() -> !visible("#experiment"));
    ROBOT.clickOn("#compare-settings");
    eventually(() -> visible("#experiment-values") && !find("#experiment-start").isDisabled());
    ROBOT.clickOn("#experiment-start");
    eventually(() -> words("#status-state").equals("Training"));
    assertThat(words("#experiment-title")).isEqualTo("Learning rate: run 1 of 3");
    ROBOT.push(KeyCode.SPACE);
    eventually(() -> words("#status-state").equals("Paused"));
    ROBOT.clickOn("#experiment-stop");
    eventually(() -> words("#experiment-title").equals("Learning rate: comparison stopped"));
    assertThat(words("#experiment-standing-1")).startsWith("stopped at step");
    assertThat(words("#experiment-standing-3")).isEqualTo("not run");
    assertThat(runs()).hasSize(1);
    ROBOT.clickOn("#experiment-close");
    Plot loss = find("#chart-loss");
    eventually(() -> loss.getLines().size() == 2 && loss.getTitle().equals("Loss"));
  }
}
