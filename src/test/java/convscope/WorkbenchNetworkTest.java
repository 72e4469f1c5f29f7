package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.library.MadeRuns;
import convscope.library.RunLabel;
import convscope.runs.RunFolder;
import convscope.workbench.session.NetworkChoice;
import java.nio.file.Path;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person does with the network selector of the top bar. */
@Tag("long")
class WorkbenchNetworkTest extends WindowTest {
  @BeforeEach
  void ready() {
    readyToStart();
    eventually(() -> words("#top-network-name").equals("Built-in network"));
  }

  private RunFolder run(String name, double accuracy) {
    RunFolder run = MadeRuns.trained(home.resolve("runs").resolve(name), 400, 0.1, 400);
    MadeRuns.evaluated(run, 200, 0.3);
    MadeRuns.evaluated(run, 400, accuracy);
    MadeRuns.saved(run, 200);
    MadeRuns.saved(run, 400);
    return run;
  }

  private static ListView<NetworkChoice> list() {
    return find("#networks");
  }

  /** Clicks on what is called {@code words}, as soon as it is there: the rows of the list are made a frame later. */
  private static void clickOn(String words) {
    eventually(() -> ROBOT.lookup(words).tryQuery().isPresent());
    ROBOT.clickOn(words);
  }

  @Test
  void theRunSelectedInTheTopBarIsUsedByAllViews() {
    run("2026-01-02-older", 0.5);
    run("2026-01-03-newer", 0.625);
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    eventually(() -> !find("#evaluate-first").isDisabled());
    ROBOT.clickOn("#evaluate-first");
    eventually(() -> !find("#evaluate-empty").isVisible() && !words("#summary-precision").isEmpty());
    assertThat(find("#evaluate-outdated").isVisible()).isFalse();
    String builtIn = words("#summary-precision");
    ROBOT.clickOn("#top-network");
    eventually(() -> ROBOT.lookup("#networks").tryQuery().isPresent() && list().getItems().size() == 3);
    assertThat(list().getItems()).extracting(NetworkChoice::name)
        .containsExactly("", "2026-01-03-newer", "2026-01-02-older");
    clickOn("2026-01-03-newer");
    eventually(() -> words("#top-network-name").equals("2026-01-03-newer"));
    eventuallyAsserted(() -> assertThat(words("#top-network-facts")).isEqualTo("step 400 · accuracy 0.625"));
    eventually(() -> ROBOT.lookup("#networks").tryQuery().isEmpty());
    // The built-in network's results stay, and are not shown as the run's.
    assertThat(words("#evaluate-model")).isEqualTo("Built-in network");
    assertThat(words("#summary-precision")).isEqualTo(builtIn);
    eventuallyAsserted(() -> assertThat(words("#evaluate-outdated-words")).isEqualTo(
        "Results of: Built-in network, step 40,000. Selected network: Run · 2026-01-03-newer, step 400."));
    ROBOT.clickOn("#evaluate-outdated-start");
    eventually(() -> words("#evaluate-model").equals("Run · 2026-01-03-newer"));
    assertThat(find("#evaluate-outdated").isVisible()).isFalse();
    assertThat(words("#summary-precision")).isNotEqualTo(builtIn);
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT5);
    eventually(() -> words("#classify-model").equals("Run · 2026-01-03-newer"));
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT3);
    eventually(() -> words("#model-name").equals("Run · 2026-01-03-newer"));
  }

  @Test
  void aRunIsCalledByTheNameThatItsUserGaveIt() {
    RunFolder run = run("2026-01-02-older", 0.5);
    new RunLabel("Baseline", 0).write(run.path());
    ROBOT.push(KeyCode.CONTROL, KeyCode.N);
    eventually(() -> ROBOT.lookup("#networks").tryQuery().isPresent() && list().getItems().size() == 2);
    assertThat(list().getItems()).extracting(NetworkChoice::name).containsExactly("", "Baseline");
    clickOn("Baseline");
    eventually(() -> words("#top-network-name").equals("Baseline"));
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT3);
    eventually(() -> words("#model-name").equals("Run · Baseline"));
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT5);
    eventually(() -> words("#classify-model").equals("Run · Baseline"));
    new RunLabel("Rate 0.1", 0).write(run.path());
    ROBOT.push(KeyCode.CONTROL, KeyCode.N);
    eventually(() -> words("#top-network-name").equals("Rate 0.1"));
    eventuallyAsserted(() -> assertThat(words("#classify-model")).isEqualTo("Run · Rate 0.1"));
    ROBOT.type(KeyCode.ESCAPE);
    eventually(() -> ROBOT.lookup("#networks").tryQuery().isEmpty());
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT3);
    eventually(() -> words("#model-name").equals("Run · Rate 0.1"));
  }

  @Test
  void theSelectedNetworkIsExportedFromTheSelector() {
    Path exported = home.resolve("exported.onnx");
    willChoose(exported);
    ROBOT.push(KeyCode.CONTROL, KeyCode.N);
    eventually(() -> ROBOT.lookup("#networks-export").tryQuery().isPresent() && !find("#networks-export").isDisabled());
    ROBOT.clickOn("#networks-export");
    assertThat(ROBOT.lookup("#networks-export").<MenuButton>query().getItems()).filteredOn(MenuItem::isVisible)
        .extracting(MenuItem::getId).containsExactly("networks-export-onnx", "networks-export-safetensors",
            "networks-export-dl4j", null, "networks-export-raw");
    clickOn("ONNX (preprocessing included)…");
    eventually(() -> words("#status-message").equals("Exported to " + exported + "."));
    assertThat(exported).isNotEmptyFile();
    eventually(() -> ROBOT.lookup("#networks").tryQuery().isEmpty());
  }

  @Test
  void networksAreSelectedByKeyboardAndRememberedAfterARestart() throws Exception {
    run("2026-01-02-older", 0.5);
    run("2026-01-03-newer", 0.625);
    ROBOT.push(KeyCode.F11);
    ROBOT.push(KeyCode.CONTROL, KeyCode.N);
    eventually(() -> ROBOT.lookup("#networks").tryQuery().isPresent() && list().getItems().size() == 3);
    ROBOT.write("old");
    eventually(() -> list().getItems().size() == 1);
    ROBOT.type(KeyCode.ENTER);
    eventually(() -> words("#top-network-name").equals("2026-01-02-older"));
    ROBOT.push(KeyCode.CONTROL, KeyCode.N);
    eventually(() -> ROBOT.lookup("#networks").tryQuery().isPresent());
    ROBOT.type(KeyCode.ESCAPE);
    eventually(() -> ROBOT.lookup("#networks").tryQuery().isEmpty());
    Path elsewhere = MadeRuns.trained(home.resolve("elsewhere"), 400, 0.1, 400).path();
    willChoose(elsewhere);
    ROBOT.push(KeyCode.CONTROL, KeyCode.N);
    eventually(() -> ROBOT.lookup("#networks-open-run").tryQuery().isPresent());
    ROBOT.clickOn("#networks-open-run");
    // A run without a checkpoint: the failure is told in any view, and goes when another network is selected.
    eventually(() -> ROBOT.lookup(".problem-panel").tryQuery().isPresent());
    assertThat(words("#top-network-name")).isEqualTo("2026-01-02-older");
    ROBOT.push(KeyCode.CONTROL, KeyCode.N);
    eventually(() -> ROBOT.lookup("#networks").tryQuery().isPresent());
    clickOn("2026-01-03-newer");
    eventually(() -> words("#top-network-name").equals("2026-01-03-newer"));
    eventually(() -> ROBOT.lookup(".problem-panel").tryQuery().isEmpty());
    close();
    open();
    eventually(() -> words("#top-network-name").equals("2026-01-03-newer"));
  }

  @Test
  void startingARunDoesNotChangeTheSelectedNetwork() {
    ROBOT.interact(() -> ((TextField) find("#number-batch")).setText("8"));
    ROBOT.interact(() -> ((TextField) find("#number-steps")).setText("10"));
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT5);
    eventually(() -> words("#classify-model").equals("Built-in network"));
    ROBOT.push(KeyCode.F5);
    eventually(() -> words("#status-state").equals("Finished"));
    assertThat(words("#classify-model")).isEqualTo("Built-in network");
    assertThat(words("#top-network-name")).isEqualTo("Built-in network");
    selectCurrentRun();
    // It has finished, and is not called the run in training any more.
    eventually(() -> words("#classify-model").startsWith("Run · "));
    eventuallyAsserted(() -> assertThat(words("#top-network-facts")).startsWith("step 10"));
  }
}
