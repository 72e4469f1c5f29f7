package convscope.workbench.runs;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.Problem;
import convscope.library.Bin;
import convscope.library.Library;
import convscope.library.MadeRuns;
import convscope.library.Notes;
import convscope.library.RunSummary;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class LibraryActionsTest implements LibraryActions.Listener {
  @TempDir
  private Path home;
  private final List<Problem> problems = new ArrayList<>();
  private int ended;

  @Start
  void start(Stage stage) {
    TestStage.show(stage);
  }

  @Override
  public void begins() {}

  @Override
  public void gone(List<Path> paths) {}

  @Override
  public void back(List<Path> paths) {}

  @Override
  public void ended(Problem problem) {
    ended++;
    if (problem != null) {
      problems.add(problem);
    }
  }

  private static <T> T on(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
  }

  @Test
  void overlappingNoteSavesSucceedAndTheLastOneWins() throws Exception {
    Path run = MadeRuns.begun(home.resolve("runs/one"), 10, 0.1).path();
    try (Background background = new Background()) {
      LibraryActions actions = new LibraryActions(new Library(home.resolve("runs"), home.resolve("folders.json")),
          new Bin(home.resolve("bin")), background, this);
      RunItem item = new RunItem(RunSummary.of(run, null));
      int saves = 60;
      on(() -> {
        for (int i = 1; i <= saves; i++) {
          actions.note(item, Notes.typed("version " + i, "a, b, c"));
        }
        return null;
      });
      Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> on(() -> ended == saves && actions.idle()));
      assertThat(problems).isEmpty();
      assertThat(Notes.of(run).text()).isEqualTo("version " + saves);
    }
  }
}
