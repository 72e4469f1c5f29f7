package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Locale;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** The card with first steps, as a first start shows it. */
class WorkbenchWelcomeTest extends WindowTest {
  @Override
  boolean welcomed() {
    return false;
  }

  @Test
  void theCardNamesTheViewGoesByEscapeAndComesBackFromTheHelp() {
    eventually(() -> visible("#welcome"));
    assertThat(words("#welcome-view")).startsWith("You see the Train view. ");

    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT6);
    assertThat(words("#welcome-view")).startsWith("You see the Runs view. ");

    ROBOT.push(KeyCode.ESCAPE);
    assertThat(visible("#welcome")).isFalse();

    ROBOT.push(KeyCode.F1);
    click("#shortcuts-welcome");
    assertThat(visible("#welcome")).isTrue();
    assertThat(visible("#shortcuts-panel")).isFalse();
  }

  @Test
  void classifyingShowsATestImageWithItsPredictedClass() throws Exception {
    eventually(() -> visible("#welcome"));
    // The sample is drawn first; until then there is no test image to add.
    eventually(() -> words("#top-data").toLowerCase(Locale.ROOT).contains("sample"));
    click("#welcome-classify");
    assertThat(visible("#welcome")).isFalse();
    eventually(() -> {
      TableView<?> table = find("#classify-table");
      return table.getItems().size() == 1
          && !String.valueOf(table.getColumns().get(1).getCellData(0)).equals("…");
    });
  }

  @Test
  void watchingStartsARunAndTheFirstLessonOpensBesideIt() {
    eventually(() -> visible("#welcome"));
    eventually(() -> words("#top-data").toLowerCase(Locale.ROOT).contains("sample"));
    click("#welcome-watch");
    eventually(() -> words("#status-step").matches("step [1-9].*"));
    assertThat(visible("#welcome")).isFalse();

    ROBOT.push(KeyCode.F1);
    click("#shortcuts-welcome");
    click("#welcome-lesson");
    eventually(() -> visible("#lessons") && !words("#lessons-title").equals("Lessons"));
    assertThat(visible("#welcome")).isFalse();
    assertThat(Files.exists(home.resolve("runs"))).isTrue();
  }

  /** Clicks on a node as soon as it has its place. */
  private static void click(String query) {
    eventually(() -> find(query).getLayoutBounds().getWidth() > 0 && visible(query));
    WaitForAsyncUtils.waitForFxEvents();
    ROBOT.clickOn(query);
  }
}
