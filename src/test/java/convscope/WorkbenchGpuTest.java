package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.AnOpenClDevice;
import convscope.engine.Device;
import convscope.engine.Engines;
import convscope.runs.Checkpoint;
import convscope.runs.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A device that OpenCL reaches, here most often the processor itself, is chosen in the window and trains. */
class WorkbenchGpuTest extends WindowTest {
  private static final String PROCESSORS = "convscope.opencl.processors";
  private static final String SECONDS = "convscope.gpus.seconds";

  @BeforeAll
  static void letProcessorsBeDevices() {
    AnOpenClDevice.require(WorkbenchGpuTest.class);
    System.setProperty(PROCESSORS, "true");
    System.setProperty(SECONDS, "60");
  }

  @AfterAll
  static void letThemBe() {
    System.clearProperty(PROCESSORS);
    System.clearProperty(SECONDS);
  }

  @Override
  Engines engines() {
    Engines installed = Engines.installed();
    assertThat(installed.devices()).extracting(Device::id).contains("gpu:0");
    return installed;
  }

  private static void set(String field, String text) {
    ROBOT.interact(() -> ((TextField) find(field)).setText(text));
  }

  @Test
  void aDeviceSelectedInThePanelTrainsToCompletion() throws Exception {
    readyToStart();
    eventually(() -> !words("#top-device").equals("loading…"));
    set("#number-batch", "8");
    set("#number-steps", "3");
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT7);
    eventually(() -> ROBOT.lookup("#use-gpu-0").tryQuery().isPresent());
    // By their actions: the rows move when the first load of a device arrives, under a pointer that is about to click.
    ROBOT.interact(() -> ((CheckBox) find("#use-gpu-0")).fire());
    eventually(() -> !find("#choice-apply").isDisabled());
    ROBOT.interact(() -> ((Button) find("#choice-apply")).fire());
    eventually(() -> ROBOT.lookup("#in-use-gpu-0").query().isVisible());
    ROBOT.clickOn("#run-start");
    eventually(() -> runIsOver());
    try (Stream<Path> runs = Files.list(home.resolve("runs"))) {
      RunFolder run = RunFolder.open(runs.filter(Files::isDirectory).findFirst().orElseThrow());
      assertThat(run.manifest().machine()).containsEntry("device", "gpu:0").containsEntry("kernels", "opencl");
      assertThat(Checkpoint.read(run.checkpoints().latest().orElseThrow()).step()).isEqualTo(3);
    }
  }
}
