package convscope.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.Language;
import convscope.runs.Setting;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Background;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.DeviceChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** What is stored of a window while it is open, and what another one reads of it. */
@ExtendWith(ApplicationExtension.class)
@Tag("window")
class WindowMemoryTest {
  private static final Remembered NOTHING = Remembered.nothing("ENGLISH");

  @TempDir
  private Path folder;
  private final Background background = new Background();
  private final ShellModel shell = new ShellModel();
  private final Appearance appearance = new Appearance();
  private Path file;
  private WindowMemory memory;

  @BeforeEach
  void keep(FxRobot robot) {
    file = folder.resolve("home").resolve("window.json");
    memory = new WindowMemory(file, NOTHING);
    robot.interact(() -> memory.keepLook(shell, appearance, background));
  }

  @AfterEach
  void close() {
    background.close();
  }

  @Test
  void aWindowOpenedMeanwhileHasTheLanguageAndTheLookOfTheFirst(FxRobot robot) throws Exception {
    robot.interact(() -> {
      shell.languageProperty().set(Language.KOREAN);
      appearance.darkProperty().set(true);
      shell.welcomedProperty().set(true);
    });
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> stored().welcomed());
    assertThat(stored()).isEqualTo(NOTHING.with(Map.of("dark", true, "language", "KOREAN", "welcomed", true)));
    robot.interact(() -> appearance.projectorProperty().set(true));
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> stored().projector());
  }

  @Test
  void whatAnotherWindowHasStoredMeanwhileStays(FxRobot robot) throws Exception {
    Remembered other = new Remembered(1, 2, 1000, 700, false, ViewId.INSPECT, false, false, "ENGLISH", "cifar10",
        Map.of("batch", "64"), "", Map.of("layer", 3), DeviceChoice.USUAL, Map.of(), true, true, "dead-units");
    other.write(file);
    robot.interact(() -> appearance.darkProperty().set(true));
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> stored().dark());
    assertThat(stored()).isEqualTo(other.with(Map.of("dark", true)));
  }

  @Test
  void aChangeThatComesLateIsNotWrittenOverTheStateOfTheClosedWindow() {
    StateFile state = new StateFile(file, NOTHING);
    assertThat(state.amend(now -> now.with(Map.of("dark", true)))).isTrue();
    assertThat(stored().dark()).isTrue();
    state.finish(NOTHING);
    assertThat(state.amend(late -> late.with(Map.of("dark", true)))).isFalse();
    assertThat(stored()).isEqualTo(NOTHING);
  }

  @Test
  void theFormSuitsTheSampleBeforeItIsOpenAndKeepsNumbersThatWereTyped(FxRobot robot) {
    assertThat(restoredSteps(robot, NOTHING)).isEqualTo("1000");
    assertThat(restoredSteps(robot, NOTHING.with(Map.of("form", Map.of("steps", "321"))))).isEqualTo("321");
    assertThat(restoredSteps(robot, NOTHING.with(Map.of("data", "cifar10")))).isEqualTo("100000");
  }

  private String restoredSteps(FxRobot robot, Remembered before) {
    PlanForm form = new PlanForm();
    robot.interact(() -> new WindowMemory(file, before).restore(new Stage(), new ShellModel(), appearance, form));
    return form.entries().stream().filter(entry -> entry.setting() == Setting.STEPS).findFirst().orElseThrow()
        .textProperty().get();
  }

  private Remembered stored() {
    return Files.exists(file) ? Remembered.read(file, NOTHING) : NOTHING;
  }
}
