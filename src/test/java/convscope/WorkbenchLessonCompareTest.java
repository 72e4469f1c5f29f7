package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.lessons.Lessons;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the reference for authors says of runs that are compared, and of ids that are formed while the window runs. */
@Tag("long")
class WorkbenchLessonCompareTest extends LessonPlay {

  @Test
  void runsAreComparedAndThenShownTogether() throws Exception {
    Path file = home.resolve("mine.md");
    Files.writeString(file, """
        ---
        id: mine
        title: Two batches
        minutes: 5
        view: train
        ---
        ## Compare

        ```step
        mark: experiment-start, compare-settings
        set: rate = 0.05
        compare: batch = 2, 4; steps = 30
        check: run-started >= 2
        check: run-steps >= 60
        ```

        Start them.

        ## Look

        ```step
        mark: experiment-show
        check: runs-selected >= 2
        ```

        Show them.
        """);
    ROBOT.interact(() -> new DroppedFiles(List.of(file)).on(find("#rail-data")));
    eventually(() -> words("#lesson-step").equals("Compare"));
    press("#lesson-enter");
    eventually(() -> visible("#experiment-start"));
    awaitTheForm();
    assertThat(((TextField) find("#experiment-values")).getText()).isEqualTo("2, 4");
    assertThat(((TextField) find("#experiment-steps")).getText()).isEqualTo("30");
    assertThat(((TextField) find("#number-rate")).getText()).isEqualTo("0.05");
    step(() -> {
      eventually(() -> !find("#experiment-start").isDisabled());
      press("#experiment-start");
    });
    eventually(() -> visible("#experiment-show"));
    step(() -> press("#experiment-show"));
  }

  @Test
  void idsThatAreFormedInCodeAreThoseThatLessonsMayName() throws Exception {
    Set<String> formed = new HashSet<>();
    try (InputStream in = Lessons.class.getResourceAsStream("controls.list")) {
      for (String id : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\s+")) {
        if (Stream.of("rail-", "number-", "choice-o", "flag-", "chart-", "answer-").anyMatch(id::startsWith)
            || Set.of("runs-loss", "runs-precision", "runs-rate").contains(id)) {
          formed.add(id);
        }
      }
    }
    assertThat(formed).hasSizeGreaterThan(30);
    for (KeyCode view : Arrays.asList(KeyCode.DIGIT2, KeyCode.DIGIT6)) {
      ROBOT.push(KeyCode.CONTROL, view);
      eventually(() -> ROBOT.lookup(view == KeyCode.DIGIT2 ? "#chart-speed" : "#runs-rate").tryQuery().isPresent());
      ROBOT.interact(() ->
          stage().getScene().getRoot().lookupAll("*").stream().map(Node::getId).forEach(formed::remove));
    }
    assertThat(formed).isEmpty();
  }
}
