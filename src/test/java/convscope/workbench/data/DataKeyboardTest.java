package convscope.workbench.data;

import static convscope.workbench.data.ViewUnderTest.on;
import static convscope.workbench.data.ViewUnderTest.until;
import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.ArchiveServer;
import convscope.foundation.Language;
import convscope.workbench.fx.Shortcut;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The Data view without a mouse. */
@ExtendWith(ApplicationExtension.class)
@Tag("window")
class DataKeyboardTest {
  private static final int MOST_STOPS = 40;

  @TempDir
  private Path home;
  @TempDir
  private Path folder;
  private ArchiveServer server;
  private ViewUnderTest view;

  @Start
  void show(Stage stage) throws Exception {
    server = new ArchiveServer(Files.createDirectories(home.resolve("served")));
    view = new ViewUnderTest(stage, home, server::download, Language.ENGLISH);
  }

  @AfterEach
  void close() {
    view.close();
    server.close();
  }

  private String focused() {
    Node owner = on(() -> view.scene().getFocusOwner());
    return owner == view.grid() ? "grid" : owner.getId();
  }

  @Test
  void theTabKeyGoesFromTheSourcesThroughTheFiltersAndImagesToTheDetails(FxRobot robot) {
    view.openSmall(folder);
    robot.interact(() -> view.node("fetch").requestFocus());
    List<String> stops = new ArrayList<>();
    for (int i = 0; i < MOST_STOPS && !stops.contains("evaluation"); i++) {
      stops.add(focused());
      robot.type(KeyCode.TAB);
    }
    assertThat(stops).containsSubsequence("fetch", "sample", "file", "folder", "query", "grid", "again",
        "evaluation");
  }

  @Test
  void everyKeyInTheListOfShortcutsIsAnswered(FxRobot robot) {
    view.openSmall(folder);
    assertThat(view.shortcuts()).extracting(Shortcut::keysShown).contains("A", "Enter", "Ctrl+S", "Home End");
    robot.interact(() -> view.grid().requestFocus());
    robot.type(KeyCode.END);
    assertThat(view.text("record")).isEqualTo("39");
    robot.type(KeyCode.HOME);
    assertThat(view.text("record")).isEqualTo("0");
    robot.type(KeyCode.ENTER);
    assertThat(focused()).isEqualTo("again");
    robot.type(KeyCode.A);
    assertThat(view.text("draw")).contains("epoch 1");
    robot.interact(() -> view.node("original").requestFocus());
    view.chosen = folder.resolve("saved.png");
    robot.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
    until(() -> Files.exists(view.chosen));
  }

  @Test
  void inProjectorModeTheFiltersTakeThePlaceOfTheDetailsAtAKey(FxRobot robot) {
    view.openSmall(folder);
    assertThat(view.visible("filters")).isFalse();
    robot.interact(() -> view.appearance.projectorProperty().set(true));
    assertThat(view.node("query")).isNull();
    robot.interact(() -> view.node("filters").requestFocus());
    robot.type(KeyCode.SPACE);
    until(() -> view.node("query") != null);
    assertThat(view.node("again")).isNull();
    robot.interact(() -> view.node("query").requestFocus());
    robot.write("cat");
    until(() -> view.text("left").equals("10 of 100 images"));
    robot.interact(() -> view.appearance.projectorProperty().set(false));
    assertThat(view.node("query")).isNotNull();
    assertThat(view.node("again")).isNotNull();
  }
}
