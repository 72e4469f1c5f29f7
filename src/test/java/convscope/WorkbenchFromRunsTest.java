package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.library.MadeRuns;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.training.TrainedModel;
import convscope.workbench.Watchdog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where a run goes on to from the Runs view: the other views, training, and files. */
@Tag("long")
class WorkbenchFromRunsTest extends RunsWindowTest {
  @Test
  void theSettingsComparisonIsSavedAsShown() throws Exception {
    run("first", 0.1);
    run("second, slower", 0.2);
    toRuns(2);
    tab("settings");
    assertThat(find("#runs-settings-save").isDisabled()).isTrue();
    choose("first", "second, slower");
    Path file = home.resolve("settings.csv");
    willChoose(file);
    ROBOT.clickOn("#runs-settings-save");
    eventually(() -> Files.exists(file));
    assertThat(Files.readAllLines(file)).hasSizeGreaterThan(20)
        .startsWith("group,setting,\"second, slower\",first").contains("settings,batch,50,50", "settings,optimizer,sgd,sgd",
            "settings,rate,0.2,0.1");
    Path fewer = home.resolve("differences.csv");
    ROBOT.clickOn("#runs-only-differences");
    willChoose(fewer);
    ROBOT.clickOn("#runs-settings-save");
    eventually(() -> Files.exists(fewer));
    assertThat(Files.readAllLines(fewer)).containsExactly("group,setting,\"second, slower\",first",
        "settings,rate,0.2,0.1");
  }

  @Test
  void aRunCanBeOpenedInTheOtherViews() {
    run("first", 0.25);
    toRuns(1);
    choose("first");
    ROBOT.clickOn("#runs-duplicate");
    eventually(() -> ROBOT.lookup("#rail-train").<ToggleButton>query().isSelected());
    eventuallyAsserted(() -> assertThat(((TextField) find("#number-rate")).getText()).isEqualTo("0.25"));
    assertThat(((TextField) find("#number-batch")).getText()).isEqualTo("50");
    ROBOT.push(KeyCode.CONTROL, KEY);
    choose("first");
    ROBOT.push(KeyCode.ENTER);
    eventually(() -> ROBOT.lookup("#rail-inspect").<ToggleButton>query().isSelected()
        && words("#model-name").contains("first"));
  }

  @Test
  void runsTrainedOnTheCommandLineCanBeDuplicated() {
    RunFolder run = run("first", 250);
    run.rewrite(run.manifest().with(run.manifest().settings().with(Map.of(Setting.BATCH, 8_192, Setting.SEED, -3))));
    toRuns(1);
    choose("first");
    ROBOT.clickOn("#runs-duplicate");
    eventually(() -> ROBOT.lookup("#rail-train").<ToggleButton>query().isSelected());
    eventuallyAsserted(() -> assertThat(((TextField) find("#number-batch")).getText()).isEqualTo("8192"));
    assertThat(((TextField) find("#number-seed")).getText()).isEqualTo("-3");
    assertThat(((TextField) find("#number-rate")).getText()).isEqualTo("250");
    assertThat(ROBOT.lookup(".wrong").queryAllAs(Label.class)).noneMatch(Label::isVisible);
    eventually(() -> !find("#run-start").isDisabled());
  }

  @Test
  void aRunCannotBeDuplicatedWhileAnotherIsTraining() {
    run("first", 0.25);
    readyToStart();
    ROBOT.interact(() -> ((TextField) find("#number-batch")).setText("16"));
    ROBOT.clickOn("#run-start");
    eventually(() -> words("#status-state").equals("Training"));
    ROBOT.push(KeyCode.CONTROL, KEY);
    eventually(() -> table().getItems().size() == 2);
    choose("first");
    assertThat(find("#runs-report").isDisabled()).isFalse();
    assertThat(find("#runs-duplicate").isDisabled()).isTrue();
    assertThat(find("#runs-duplicate").getAccessibleHelp()).contains("only while nothing else is training");
    ROBOT.push(KeyCode.SHIFT, KeyCode.F5);
    eventually(() -> runIsOver());
    eventually(() -> !find("#runs-duplicate").isDisabled());
  }

  @Test
  void theTableAndTheReportAreSaved() throws Exception {
    run("first", 0.1);
    toRuns(1);
    Watchdog live = new Watchdog();
    willChoose(home.resolve("runs.csv"));
    ROBOT.clickOn("#runs-save");
    eventually(() -> Files.exists(home.resolve("runs.csv")));
    assertThat(Files.readAllLines(home.resolve("runs.csv"))).hasSize(2);
    choose("first");
    willChoose(home.resolve("report.html"));
    ROBOT.clickOn("#runs-report");
    eventually(() -> Files.exists(home.resolve("report.html")));
    assertThat(Files.readString(home.resolve("report.html"))).contains("<h1>first</h1>", "Filters of conv1",
        "the run’s dataset (sample) was not open");
    eventually(() -> words("#status-message").contains("because the run’s dataset is not open"));
    for (String format : List.of("onnx", "safetensors", "dl4j", "csv")) {
      Path file = home.resolve("first." + format);
      willChoose(file);
      ROBOT.interact(() -> ((MenuButton) find("#runs-export")).getItems().stream()
          .filter(item -> item.getId().equals("runs-export-" + format)).findFirst().orElseThrow().fire());
      eventually(() -> Files.exists(file) && Files.size(file) > 1_000);
    }
    assertThat(live.held()).isEmpty();
    live.close();
  }

  /** What column {@code id} says of the one of two runs that is not called {@code name}, wherever it stands by now. */
  private static Object ofTheOther(String id, String name) {
    return column(id).getCellData(row(name) == 0 ? 1 : 0);
  }

  private static MenuItem export(String what) {
    return ((MenuButton) find("#runs-export")).getItems().stream()
        .filter(item -> ("runs-export-" + what).equals(item.getId())).findFirst().orElseThrow();
  }

  private TrainedModel exported(String name) {
    Path file = home.resolve(name + ".safetensors");
    willChoose(file);
    ROBOT.interact(() -> export("safetensors").fire());
    eventually(() -> Files.exists(file));
    return TrainedModel.open(file.toString());
  }

  @Test
  void exportOptionsSelectTheBestCheckpointAndRawParameters() {
    RunFolder run = run("first", 0.1);
    MadeRuns.keptAsBest(run, 300);
    run("second", 0.1);
    toRuns(2);
    choose("first");
    TrainedModel newest = exported("newest");
    ROBOT.interact(() -> ((RadioMenuItem) export("best")).setSelected(true));
    TrainedModel best = exported("best");
    ROBOT.interact(() -> ((CheckMenuItem) export("raw")).setSelected(true));
    TrainedModel raw = exported("raw");
    TrainedModel kept = TrainedModel.open(run.checkpoints().best().orElseThrow().toString());
    assertThat(newest.step()).isEqualTo(400);
    assertThat(best.step()).isEqualTo(300);
    assertThat(best.averages().get("conv1/weights")).isEqualTo(kept.averages().get("conv1/weights"));
    assertThat(raw.step()).isEqualTo(300);
    assertThat(raw.averages().get("conv1/weights")).isEqualTo(kept.parameters().get("conv1/weights"))
        .isNotEqualTo(kept.averages().get("conv1/weights"));
    choose("second");
    assertThat(export("best").isDisable()).isTrue();
    assertThat(((RadioMenuItem) export("newest")).isSelected()).isTrue();
  }

  @Test
  void theTensorBoardCommandIsCopiedForRunsWithSummaries() {
    run("silent", 0.1);
    Path told = MadeRuns.summarized(home.resolve("runs").resolve("told"), 100).path();
    toRuns(2);
    choose("silent");
    assertThat(export("tensorboard").isDisable()).isTrue();
    choose("told");
    assertThat(export("tensorboard").isDisable()).isFalse();
    ROBOT.interact(() -> export("tensorboard").fire());
    String[] copied = new String[1];
    ROBOT.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
    assertThat(copied[0]).isEqualTo("tensorboard --logdir \"" + told.toAbsolutePath() + "\"");
  }

  @Test
  void theReportHasConfusionAndErrorsIfTheRunsDatasetIsOpen() throws Exception {
    readyToStart();
    ROBOT.interact(() -> ((TextField) find("#number-batch")).setText("8"));
    ROBOT.interact(() -> ((TextField) find("#number-steps")).setText("10"));
    ROBOT.clickOn("#run-start");
    eventually(() -> runIsOver());
    MadeRuns.begun(home.resolve("runs/new"), 10, 0.1);
    toRuns(2);
    choose((String) ofTheOther("name", "new"));
    willChoose(home.resolve("own.html"));
    ROBOT.clickOn("#runs-report");
    eventually(() -> words("#status-message").equals("Report saved to " + home.resolve("own.html") + "."));
    assertThat(Files.readString(home.resolve("own.html"))).contains("Confusion matrix", "Most confident errors")
        .doesNotContain("No confusion matrix and no errors");
    choose("new");
    willChoose(home.resolve("new.html"));
    ROBOT.clickOn("#runs-report");
    eventually(() -> words("#status-message").contains("because the run has no checkpoint"));
    assertThat(Files.readString(home.resolve("new.html"))).contains("the run has no checkpoint to evaluate");
  }

  @Test
  void runsInTrainingCannotBeDeletedAndDamagedRunsShowTheReason() throws Exception {
    Files.createDirectories(home.resolve("runs/torn"));
    Files.writeString(home.resolve("runs/torn/manifest.json"), "{");
    readyToStart();
    ROBOT.interact(() -> ((TextField) find("#number-batch")).setText("16"));
    ROBOT.clickOn("#run-start");
    eventually(() -> words("#status-state").equals("Training"));
    ROBOT.push(KeyCode.CONTROL, KEY);
    eventually(() -> table().getItems().size() == 2);
    eventually(() -> "Training".equals(ofTheOther("state", "torn")));
    Object steps = ofTheOther("steps", "torn");
    eventually(() -> !steps.equals(ofTheOther("steps", "torn")));
    choose((String) ofTheOther("name", "torn"));
    assertThat(find("#runs-delete").isDisabled()).isTrue();
    eventually(() -> lines("#runs-loss").size() == 1 && lines("#runs-loss").get(0).series().size() > 2);
    choose("torn");
    eventually(() -> words("#runs-problem").contains("manifest.json"));
    assertThat(find("#runs-inspect").isDisabled()).isTrue();
    assertThat(find("#runs-delete").isDisabled()).isFalse();
    ROBOT.push(KeyCode.SHIFT, KeyCode.F5);
    eventually(() -> runIsOver() && "Stopped".equals(ofTheOther("state", "torn")));
    choose((String) ofTheOther("name", "torn"));
    eventually(() -> !find("#runs-resume").isDisabled());
    ROBOT.clickOn("#runs-resume");
    eventually(() -> words("#status-state").equals("Training"));
  }
}
