package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.Device;
import convscope.engine.DeviceStatus;
import convscope.engine.Engines;
import convscope.engine.MadeDevices;
import convscope.workbench.Keyboard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person does in the Devices view, on a machine with cards that are made up. */
@Tag("long")
class WorkbenchDevicesTest extends WindowTest {
  private static final List<Device> TWO = MadeDevices.machines().get("two");
  private static final List<Device> KEPLER = MadeDevices.machines().get("kepler");

  private final MadeDevices made = MadeDevices.besideTheProcessor();
  private final AtomicBoolean lookedOnTheWindowsThread = new AtomicBoolean();

  WorkbenchDevicesTest() {
    made.searching(() -> lookedOnTheWindowsThread.compareAndSet(false, Platform.isFxApplicationThread()));
  }

  @Override
  Engines engines() {
    return new Engines(List.of(made));
  }

  /** Cards come after the engine is loaded, which would measure them first to find the fastest. */
  private void toDevices(List<Device> cards, DeviceStatus... remarks) {
    eventually(() -> !find("#run-start").isDisabled() && !words("#top-device").equals("loading…"));
    made.put(cards, remarks);
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT7);
    eventually(() -> !words("#devices-count").isEmpty());
    if (!cards.isEmpty()) {
      eventually(() -> !find("#devices-again").isDisabled());
      ROBOT.clickOn("#devices-again");
      eventually(() -> seen("#verdict-gpu-0"));
    }
  }

  private static boolean seen(String query) {
    for (Node node = ROBOT.lookup(query).tryQuery().orElse(null); node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return ROBOT.lookup(query).tryQuery().isPresent();
  }

  private static String consequences() {
    return ROBOT.lookup("#choice-consequences .label").queryAllAs(Label.class).stream()
        .map(Label::getText).collect(Collectors.joining("\n"));
  }

  private static void choose(String box, int index) {
    ROBOT.interact(() -> ((ComboBox<?>) find(box)).getSelectionModel().select(index));
  }

  @Test
  void everyDeviceIsListedWithItsStatusAndAdvice() {
    toDevices(KEPLER, DeviceStatus.of(DeviceStatus.Key.OPENCL_MISSING));
    assertThat(words("#devices-count")).isEqualTo("the processor and 1 graphics card");
    assertThat(words("#verdict-cpu")).isEqualTo("Can train here.");
    assertThat(words("#verdict-gpu-0")).contains("3.7").contains("Install a driver that includes OpenCL");
    assertThat(find("#use-gpu-0").isDisabled()).isTrue();
    assertThat(seen("#measure-gpu-0")).isFalse();
    eventually(() -> seen("#in-use-cpu"));
    eventuallyAsserted(() -> assertThat(ROBOT.lookup("#devices-remarks .label").queryAllAs(Label.class))
        .extracting(Label::getText).singleElement().asString().startsWith("OpenCL is not installed"));
    assertThat(lookedOnTheWindowsThread).isFalse();
    assertThat(watchdog().held()).isEmpty();
  }

  @Test
  void aDeviceIsChosenAndAppliedByKeyboardAlone() {
    toDevices(TWO);
    ROBOT.interact(() -> find("#devices-save").requestFocus());
    tabTo("#use-gpu-0");
    ROBOT.type(KeyCode.SPACE);
    assertThat(((CheckBox) find("#use-gpu-0")).isSelected()).isTrue();
    tabTo("#measure-gpu-0");
    tabTo("#choice-automatic");
    tabTo("#choice-towers");
    tabTo("#choice-apply");
    ROBOT.type(KeyCode.ENTER);
    eventually(() -> words("#top-device").equals("NVIDIA GeForce RTX 4070"));
    ROBOT.push(KeyCode.F1);
    eventuallyAsserted(() -> assertThat(ROBOT.lookup(".keys").queryAllAs(Label.class)).extracting(Label::getText)
        .contains("Ctrl+R").anyMatch(keys -> keys.startsWith("Ctrl+1 2 3")));
  }

  /** Types the Tab key until {@code query} has the focus, past what is between. */
  private void tabTo(String query) {
    for (int i = 0; i < 20 && stage().getScene().getFocusOwner() != find(query); i++) {
      ROBOT.type(KeyCode.TAB);
    }
    assertThat(stage().getScene().getFocusOwner()).as("the focus").isSameAs(find(query));
  }

  @Test
  void clickingTheDeviceInTheTopBarOpensTheView() {
    eventually(() -> !words("#top-device").equals("loading…"));
    ROBOT.clickOn("#top-device");
    assertThat(ROBOT.lookup("#rail-devices").<ToggleButton>query().isSelected()).isTrue();
    ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().selectLast());
    eventually(() -> words("#rail-devices").equals("장치"));
    assertThat(lookedOnTheWindowsThread).isFalse();
  }

  @Test
  void refreshingFindsANewGpuAndKeepsTheOthers() {
    toDevices(List.of());
    assertThat(seen("#verdict-gpu-0")).isFalse();
    Node processor = find("#use-cpu");
    CountDownLatch answered = new CountDownLatch(1);
    made.put(TWO);
    made.searching(() -> await(answered));
    ROBOT.push(KeyCode.CONTROL, KeyCode.R);
    eventually(() -> seen("#devices-looking") && find("#devices-again").isDisabled());
    answered.countDown();
    eventually(() -> seen("#verdict-gpu-1") && !find("#devices-looking").isVisible());
    assertThat(words("#verdict-gpu-1")).isEqualTo("Can train here with CUDA (or OpenCL).");
    assertThat((Node) find("#use-cpu")).isSameAs(processor);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void deviceLoadIsShownWhileTheViewIsVisible() {
    made.busy("gpu:0", MadeDevices.load(37, 3_072, 61));
    toDevices(TWO);
    eventually(() -> seen("#load-gpu-0") && words("#load-gpu-0").equals("37%"));
    made.busy("gpu:0", MadeDevices.load(90, 3_072, 61));
    eventually(() -> words("#load-gpu-0").equals("90%"));
    assertThat(seen("#load-gpu-1")).isFalse();
  }

  @Test
  void anAppliedDeviceIsUsedNowAndAfterARestart() throws Exception {
    toDevices(TWO);
    assertThat(find("#choice-apply").isDisabled()).isTrue();
    ROBOT.clickOn("#use-gpu-0");
    assertThat(consequences()).contains("The next run will use NVIDIA GeForce RTX 4070.")
        .contains("of the 12.0\u00a0GiB of NVIDIA GeForce RTX 4070");
    assertThat(((CheckBox) find("#choice-automatic")).isSelected()).isFalse();
    ROBOT.clickOn("#choice-apply");
    eventually(() -> words("#top-device").equals("NVIDIA GeForce RTX 4070"));
    eventually(() -> seen("#in-use-gpu-0") && !seen("#in-use-cpu") && find("#choice-apply").isDisabled());
    assertThat(ROBOT.lookup("#rail-devices").<ToggleButton>query().isSelected()).isTrue();
    close();
    open();
    eventually(() -> words("#top-device").equals("NVIDIA GeForce RTX 4070"));
    assertThat(ROBOT.lookup("#rail-devices").<ToggleButton>query().isSelected()).isTrue();
    eventually(() -> seen("#in-use-gpu-0") && ((CheckBox) find("#use-gpu-0")).isSelected());
  }

  @Test
  void severalDevicesBecomeTowersAndUndoRestoresTheCurrentDevice() {
    toDevices(TWO);
    ROBOT.clickOn("#use-gpu-0");
    ROBOT.clickOn("#use-gpu-1");
    assertThat(((ComboBox<?>) find("#choice-towers")).getValue()).isEqualTo(2);
    assertThat(consequences()).contains("2 towers with 128 images each: 256 images per step.");
    choose("#choice-towers", 1);
    assertThat(consequences()).contains("3 towers on 2 devices");
    ROBOT.clickOn("#choice-back");
    assertThat(((CheckBox) find("#use-gpu-0")).isSelected()).isFalse();
    assertThat(((ComboBox<?>) find("#choice-towers")).getValue()).isEqualTo(1);
    assertThat(find("#choice-apply").isDisabled()).isTrue();
  }

  @Test
  void appliedTowersAndTheNextRunsFormStayInSync() {
    toDevices(TWO);
    ROBOT.clickOn("#use-gpu-0");
    choose("#choice-towers", 2);
    ROBOT.clickOn("#choice-apply");
    eventually(() -> words("#top-device").equals("NVIDIA GeForce RTX 4070"));
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    eventually(() -> ((TextField) find("#number-towers")).getText().equals("3"));
    ROBOT.interact(() -> ((TextField) find("#number-towers")).setText("2"));
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT7);
    eventually(() -> ((ComboBox<?>) find("#choice-towers")).getValue().equals(2));
  }

  @Test
  void eachTowerShowsItsSpeedAndMemoryDuringARun() {
    readyToStart();
    ROBOT.interact(() -> {
      ((TextField) find("#number-batch")).setText("8");
      ((TextField) find("#number-towers")).setText("2");
    });
    toDevices(List.of());
    ROBOT.clickOn("#run-start");
    eventually(() -> seen("#towers-cpu"));
    eventuallyAsserted(() -> assertThat(words("#towers-cpu").lines()).hasSize(2).allSatisfy(line ->
        assertThat(line).matches("Tower [01]: [\\d,]+\u00a0images/s · [\\d.,]+\u00a0[MG]iB")));
    ROBOT.clickOn("#run-stop");
    eventually(() -> runIsOver() && !seen("#towers-cpu"));
  }

  @Test
  void measurementsAreShownAndCanBeCanceled() throws Exception {
    toDevices(TWO);
    ROBOT.clickOn("#measure-cpu");
    eventually(() -> seen("#measure-cancel-cpu"));
    ROBOT.clickOn("#measure-cancel-cpu");
    eventually(() -> !seen("#measure-cancel-cpu") && !find("#measure-cpu").isDisabled());
    assertThat(seen("#measured-nothing")).isTrue();
    ROBOT.clickOn("#measure-gpu-0");
    assertThat(find("#measure-cpu").isDisabled()).isTrue();
    eventually(() -> seen("#measured-inference-gpu-0"));
    for (String figure : List.of("product", "convolution", "training", "inference")) {
      String words = words("#measured-" + figure + "-gpu-0").replace(",", "");
      assertThat(Double.parseDouble(words)).as(figure).isPositive();
    }
    assertThat(seen("#measured-nothing")).isFalse();
    Path file = home.resolve("table.csv");
    willChoose(file);
    ROBOT.clickOn("#devices-save");
    eventually(() -> Files.exists(file));
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(4);
    int columns = lines.get(0).split(",", -1).length;
    assertThat(lines).filteredOn(line -> !line.contains("\"")).allMatch(line -> line.split(",", -1).length == columns);
    assertThat(lines.get(2)).startsWith("gpu:0,gpu,true,ready,,NVIDIA GeForce RTX 4070,");
  }

  @Test
  void switchingTheLanguageKeepsTheDeviceSelection() {
    toDevices(TWO);
    ROBOT.clickOn("#use-gpu-1");
    ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().selectLast());
    eventually(() -> words("#choice-apply").equals("적용"));
    eventually(() -> ((CheckBox) find("#use-gpu-1")).isSelected());
    assertThat(words("#verdict-gpu-1")).contains("학습할 수 있습니다");
    assertThat(consequences()).contains("다음 실행은 NVIDIA GeForce GTX 1650에서 학습합니다.");
    assertThat(on(() -> Keyboard.nameless(stage().getScene().getRoot()))).isEmpty();
    assertThat(on(() -> Keyboard.outOfReach(stage().getScene().getRoot()))).isEmpty();
  }

  @Test
  void theCurrentRunContinuesOnTheAppliedDevice() {
    readyToStart();
    ROBOT.interact(() -> ((TextField) find("#number-batch")).setText("8"));
    ROBOT.clickOn("#run-step");
    eventually(() -> words("#status-state").equals("Paused") && words("#status-step").startsWith("step 1 "));
    toDevices(TWO);
    ROBOT.clickOn("#use-gpu-0");
    assertThat(consequences()).contains("The current run continues on NVIDIA GeForce RTX 4070 from step 1.")
        .contains("last digits");
    ROBOT.clickOn("#choice-apply");
    eventually(() -> words("#top-device").equals("NVIDIA GeForce RTX 4070"));
    ROBOT.clickOn("#run-step");
    eventually(() -> words("#status-state").equals("Paused") && words("#status-step").startsWith("step 2 "));
    eventuallyAsserted(() -> assertThat(consequences())
        .contains("The current run continues on NVIDIA GeForce RTX 4070 from step 2."));
  }
}
