package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.Dataset;
import convscope.foundation.Figures;
import convscope.library.RunSummary;
import convscope.runs.Checkpoints;
import convscope.runs.EvaluationRow;
import convscope.runs.RunFolder;
import convscope.training.TrainedModel;
import convscope.workbench.plot.Plot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** What a person sees on Train while a network learns, and when it ends. */
@Tag("long")
class WorkbenchLiveTest extends WindowTest {
  private static final long PATIENCE_MILLIS = 180_000;

  private static void type(String field, String text) {
    ROBOT.interact(() -> ((TextField) find(field)).setText(text));
  }

  private static String text(String field) {
    return ((TextField) find(field)).getText();
  }

  private static void start(String steps) {
    readyToStart();
    type("#number-batch", "16");
    type("#number-steps", steps);
    ROBOT.clickOn("#run-start");
    eventually(() -> words("#status-state").equals("Training"));
  }

  private Path run() throws Exception {
    try (Stream<Path> runs = Files.list(home.resolve("runs"))) {
      return runs.max(Path::compareTo).orElseThrow();
    }
  }

  private String focused() {
    Node focused = stage().getScene().getFocusOwner();
    return focused == null || focused.getId() == null ? "" : focused.getId();
  }

  /** Where a node is in the window once everything is laid out. */
  private Point2D place(String query) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, () -> {
      stage().getScene().getRoot().applyCss();
      stage().getScene().getRoot().layout();
      return find(query).localToScene(0, 0);
    });
  }

  @Test
  void tenTestImagesArePredictedDuringTrainingAndACardSumsUpTheRun() throws Exception {
    start("100000");
    eventually(() -> words("#test-images-correct").matches("\\d+ of 10 correct \\(step [1-9][\\d,]*\\)"));
    assertThat(ROBOT.lookup(".test-image").queryAll()).hasSize(10);
    assertThat(ROBOT.lookup(".test-image .verdict").<Node>queryAll()).allMatch(Node::isVisible);
    String first = words("#test-images-correct");
    eventually(() -> !words("#test-images-correct").equals(first));
    assertThat(visible("#run-end")).as("the card while the run goes on").isFalse();

    ROBOT.push(KeyCode.SHIFT, KeyCode.F5);
    eventually(() -> words("#status-state").equals("Stopped"));
    eventuallyAsserted(() -> assertThat(words("#run-end-title")).matches("Run stopped at step [\\d,]+ of 100,000"));
    List<Point2D> places = List.of(place("#run-end-resume"), place("#run-end-report"));
    eventually(() -> words("#run-end-accuracy").matches("0\\.\\d+"));
    assertThat(List.of(place("#run-end-resume"), place("#run-end-report")))
        .as("the buttons once the evaluation is there").isEqualTo(places);
    assertThat(words("#run-end-compared")).contains("Random guessing would give 0.10, so this is ")
        .contains("No earlier run on this data has been evaluated.");
    assertThat(words("#run-end-classes")).startsWith("Best class: ");
    assertThat(find("#run-end-filters").isVisible()).isTrue();
    // The evaluation on the card is the run's, wherever its accuracy is told.
    RunFolder folder = RunFolder.open(run());
    long last = Checkpoints.step(folder.checkpoints().latest().orElseThrow());
    eventually(() -> folder.evaluations().rows().stream().anyMatch(row -> row.averaged() && row.step() == last));
    RunSummary summary = RunSummary.of(run(), null);
    assertThat(Figures.value(summary.lastPrecision())).isEqualTo(words("#run-end-accuracy"));
    assertThat(summary.bestPrecision()).isEqualTo(folder.evaluations().rows().stream().filter(EvaluationRow::averaged)
        .mapToDouble(EvaluationRow::precision).max().orElseThrow());
    eventually(() -> words("#best-accuracy").contains(Figures.value(summary.bestPrecision())));

    Path page = home.resolve("report.html");
    willChoose(page);
    ROBOT.clickOn("#run-end-report");
    eventually(() -> Files.exists(page));
    ROBOT.clickOn("#run-end-close");
    assertThat(visible("#run-end")).isFalse();
  }

  @Test
  void theNetworkOfARunThatHasEndedIsOfferedWhereAnotherOneIsUsed() {
    start("100000");
    eventually(() -> words("#status-step").matches("step [1-9].*"));
    ROBOT.push(KeyCode.SHIFT, KeyCode.F5);
    eventually(() -> words("#status-state").equals("Stopped"));
    assertThat(visible("#unused-run")).as("on Train, where the run itself is").isFalse();
    ROBOT.clickOn("#rail-classify");
    eventually(() -> visible("#unused-run"));
    assertThat(words("#unused-run-words")).endsWith("has ended. This view still uses another network: Built-in network.");
    ROBOT.clickOn("#unused-run-use");
    eventually(() -> words("#classify-model").startsWith("Run · "));
    assertThat(visible("#unused-run")).isFalse();
  }

  @Test
  void aLessonThatSelectsANetworkTakesTheOfferOfAnotherAway() {
    start("100000");
    eventually(() -> words("#status-step").matches("step [1-9].*"));
    ROBOT.push(KeyCode.SHIFT, KeyCode.F5);
    eventually(() -> words("#status-state").equals("Stopped"));
    ROBOT.clickOn("#rail-classify");
    eventually(() -> visible("#unused-run"));
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT0);
    eventually(() -> ROBOT.lookup("#lesson-own-image").tryQuery().isPresent());
    ROBOT.interact(() -> ((Button) find("#lesson-own-image")).fire());
    eventually(() -> visible("#lesson-step") && !visible("#unused-run"));
    assertThat(words("#classify-model")).isEqualTo("Built-in network");
  }

  @Test
  void aStoppedRunShowsItsStepIsResumedExportedAndOpensInInspectAndEvaluate() {
    start("100000");
    eventually(() -> words("#test-images-correct").matches("\\d+ of 10 correct \\(step [1-9][\\d,]*\\)"));
    List<String> said = messages();
    ROBOT.push(KeyCode.SHIFT, KeyCode.F5);
    eventually(() -> words("#status-state").equals("Stopped"));
    // What the evaluation of the last network has found is said next.
    eventuallyAsserted(() -> assertThat(said).anyMatch(
        words -> words.matches("Stopped at step [\\d,]+ of 100,000. The run is saved and can be resumed.*")));
    eventually(() -> !find("#run-end-resume").isDisabled());
    ROBOT.clickOn("#run-end-resume");
    eventually(() -> words("#status-state").equals("Training"));
    ROBOT.push(KeyCode.SHIFT, KeyCode.F5);
    eventually(() -> words("#status-state").equals("Stopped"));
    eventually(() -> !find("#run-end-inspect").isDisabled());
    Path exported = home.resolve("exported.safetensors");
    willChoose(exported);
    ROBOT.clickOn("#run-end-export");
    MenuItem format = ROBOT.lookup("#run-end-export").<MenuButton>query().getItems().stream()
        .filter(item -> "run-end-export-safetensors".equals(item.getId())).findFirst().orElseThrow();
    eventually(() -> !format.isDisable());
    eventually(() -> ROBOT.lookup("Safetensors…").tryQuery().isPresent());
    ROBOT.clickOn("Safetensors…");
    eventually(() -> Files.exists(exported));
    assertThat(TrainedModel.open(exported.toString()).step()).isPositive();
    ROBOT.clickOn("#run-end-inspect");
    eventually(() -> ROBOT.lookup("#rail-inspect").<ToggleButton>query().isSelected());
    ROBOT.clickOn("#rail-train");
    eventually(() -> !find("#run-end-evaluate").isDisabled());
    ROBOT.clickOn("#run-end-evaluate");
    eventually(() -> ROBOT.lookup("#rail-evaluate").<ToggleButton>query().isSelected());
  }

  @Test
  void spacePausesAndResumesButNeverStopsARun() {
    start("100000");
    ROBOT.clickOn("#run-pause");
    eventually(() -> words("#status-state").equals("Paused"));
    assertThat(focused()).as("what a click has given the focus to").doesNotStartWith("run-");
    ROBOT.clickOn("#run-step");
    ROBOT.push(KeyCode.SPACE);
    eventually(() -> List.of("Paused", "Training").contains(words("#status-state")));

    ROBOT.interact(() -> find("#run-stop").requestFocus());
    boolean paused = words("#status-state").equals("Paused");
    ROBOT.push(KeyCode.SPACE);
    eventually(() -> words("#status-state").equals(paused ? "Training" : "Paused"));

    ROBOT.interact(() -> find("#number-rate").requestFocus());
    String before = words("#status-state");
    ROBOT.push(KeyCode.SPACE);
    assertThat(words("#status-state")).as("after a space in a text field").isEqualTo(before);

    ROBOT.interact(() -> find("#run-stop").requestFocus());
    ROBOT.push(KeyCode.ENTER);
    eventually(WindowTest::runIsOver);
  }

  @Test
  void probesInTheBackgroundAreRecordedAndCharted() throws Exception {
    readyToStart();
    type("#number-batch", "16");
    type("#number-steps", "40");
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    ROBOT.clickOn("#run-start");
    eventually(() -> words("#status-state").equals("Finished"));
    assertThat(RunFolder.open(run()).probes().rows()).isNotEmpty().first().extracting("step").isEqualTo(0L);
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    for (String chart : List.of("#chart-sparsity", "#chart-ratio")) {
      eventually(() -> !((Plot) find(chart)).getLines().isEmpty());
      assertThat(on(() -> ((Plot) find(chart)).readings(0))).hasSizeGreaterThan(3)
          .allMatch(reading -> reading.x() == 0);
    }
    eventually(() -> words("#run-end-title").equals("Run finished: 40 steps"));
  }

  @Test
  void theRunLengthFollowsTheDatasetUntilTheUserSetsIt() throws Exception {
    readyToStart();
    eventually(() -> text("#number-steps").equals("1000"));
    assertThat(text("#number-evaluateEvery")).isEqualTo("100");
    assertThat(text("#number-checkpointEvery")).isEqualTo("100");
    assertThat(text("#number-keep")).as("checkpoints of the whole run").isEqualTo("11");
    type("#number-batch", "16");
    MenuButton menu = find("#length");
    ROBOT.interact(menu::show);
    eventually(() -> menu.getItems().size() > 4);
    assertThat(menu.getItems()).extracting(MenuItem::getId).startsWith("length-1", "length-3", "length-15", "length-full");
    assertThat(menu.getItems().get(1).getText()).matches("About 3 min here \\([\\d,]+ steps\\)");
    assertThat(menu.getItems().get(5).getText()).matches("Measured just now: [\\d,]+ images/s");
    ROBOT.interact(() -> {
      menu.getItems().get(1).fire();
      menu.hide();
    });
    long steps = Long.parseLong(text("#number-steps"));
    assertThat(steps).isGreaterThan(100).isNotEqualTo(1000);
    long checkpoints = 1 + steps / Long.parseLong(text("#number-checkpointEvery"));
    assertThat(checkpoints).as("checkpoints of the whole run").isBetween(10L, Long.parseLong(text("#number-keep")));
    type("#number-steps", "777");
    openSampleAs(home.resolve("other"), Dataset.CIFAR_CLASSES);
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    assertThat(text("#number-steps")).as("what a person has typed").isEqualTo("777");
    eventuallyAsserted(() -> assertThat(text("#number-evaluateEvery")).isEqualTo("500"));
  }
}
