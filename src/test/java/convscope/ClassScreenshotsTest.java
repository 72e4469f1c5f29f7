package convscope;

import convscope.classroom.HandIn;
import convscope.library.MadeRuns;
import convscope.runs.RunFolder;
import convscope.workbench.plot.Plot;
import convscope.workbench.shell.ViewId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Screenshots of a class in the Runs view, for people to look at. */
@Tag("screenshots")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class ClassScreenshotsTest extends Camera {
  private static final List<String> NAMES = List.of("김민아", "이준호", "박소라", "최도윤", "정하은", "Alex Morgan",
      "Sofia Rossi", "Noah Kim and Emma Lee", "윤서준", "임지우");
  @TempDir
  private Path folder;

  private static void choose(String item) {
    ROBOT.interact(() -> ((MenuButton) find("#runs-class")).getItems().stream()
        .filter(one -> item.equals(one.getId())).findFirst().orElseThrow().fire());
  }

  private Path handIns() throws Exception {
    Path shared = Files.createDirectories(folder.resolve("class 3-2"));
    for (int i = 0; i < 30; i++) {
      double rate = i == 17 ? 2 : 0.02 + 0.01 * i;
      RunFolder run = MadeRuns.trained(folder.resolve("runs/2026-11-2" + i % 10 + "-0930" + (10 + i) + "-tutorial"),
          2_000, rate, 1_000 + 100 * (i % 11));
      for (int step = 200; step <= 1_000; step += 200) {
        MadeRuns.evaluated(run, step, 0.62 + 0.003 * i - 0.4 * Math.exp(-step * rate / 60));
      }
      new HandIn(NAMES.get(i % 10) + (i < 10 ? "" : " " + (i / 10 + 1)), "Answer " + i, List.of(run.path()), false)
          .writeInto(shared, LocalDateTime.of(2026, 11, 27, 10, 15), done -> true);
    }
    Files.writeString(shared.resolve("이준호.convwork"), "not a zip");
    return shared;
  }

  @Test
  void classroom() throws Exception {
    Path shared = handIns();
    KeyCode key = KeyCode.values()[KeyCode.DIGIT1.ordinal() + ViewId.RUNS.ordinal()];
    MadeRuns.saved(MadeRuns.trained(home.resolve("runs/2026-11-27-093015-tutorial"), 2_000, 0.1, 2_000), 2_000);
    eventually(() -> !find("#run-start").isDisabled());
    ROBOT.push(KeyCode.CONTROL, key);
    eventually(() -> ((TableView<?>) find("#runs-table")).getItems().size() == 1);
    ROBOT.interact(() -> ((TableView<?>) find("#runs-table")).getSelectionModel().select(0));
    choose("class-hand-in");
    ROBOT.interact(() -> {
      ((TextField) find("#handin-name")).setText("김민아");
      ((TextArea) find("#handin-answers")).setText("1. The loss falls quickly and then stays.\n2. Cats and dogs.");
    });
    take("class-hand-in");
    choose("class-kit-make");
    ROBOT.interact(() -> ((TextField) find("#kit-title")).setText("Class 3-2, convolutions"));
    take("class-kit");
    willChoose(shared);
    long start = System.nanoTime();
    choose("class-collect-folder");
    eventually(() -> ((Plot) find("#runs-loss")).getLines().size() == 30);
    // The picture is made of what is drawn.
    ROBOT.interact(() -> find("#runs-loss").snapshot(null, null));
    System.out.printf(Locale.ROOT, "30 hand-ins collected, sorted and drawn in %.2f s%n",
        (System.nanoTime() - start) / 1e9);
    take("class-collected");
  }
}
