package convscope.workbench.plot;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.Problem;
import convscope.workbench.AnsweredDialogs;
import convscope.workbench.fx.Dialogs;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A chart saved as a picture and as numbers, and the menu for it. */
@Tag("window")
class PlotSavingTest extends TwoPlots {
  @Start
  void start(Stage stage) {
    begin(stage);
  }

  @Test
  void chartsAreSavedAsPngAtDoubleSize(FxRobot robot) throws Exception {
    Path file = folder.resolve("loss.png");
    CompletableFuture<Path> saved = new CompletableFuture<>();
    robot.interact(() ->
        new PlotExport(background).savePicture(loss, file, saved::complete, saved::completeExceptionally));
    assertThat(saved.get(60, TimeUnit.SECONDS)).isEqualTo(file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo((int) (2 * loss.canvas().getWidth()));
    assertThat(image.getHeight()).isEqualTo((int) (2 * loss.canvas().getHeight()));
    assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void csvExportHasOneColumnPerLineAndOneRowPerX(FxRobot robot) throws Exception {
    Series train = new Series("train", "");
    Series test = new Series("test", "");
    train.add(0, 0.5);
    train.add(10, Double.NaN);
    train.add(20, 1);
    test.add(5, 0.25);
    test.add(20, 1e-7);
    Path file = folder.resolve("numbers.csv");
    CompletableFuture<Path> saved = new CompletableFuture<>();
    robot.interact(() -> {
      loss.getLines().setAll(new PlotLine(train, 1, true, ""), new PlotLine(test, 2, true, "test, all"));
      new PlotExport(background).saveNumbers(loss, file, saved::complete, saved::completeExceptionally);
    });
    saved.get(60, TimeUnit.SECONDS);
    assertThat(Files.readAllLines(file)).containsExactly("step,train,\"test, all\"", "0,0.5,", "5,,0.25", "10,,",
        "20,1,1.0E-7");
  }

  @Test
  void saveErrorsAreReported(FxRobot robot) throws Exception {
    Path file = folder.resolve("not there").resolve("loss.png");
    CompletableFuture<Problem> failed = new CompletableFuture<>();
    robot.interact(() -> new PlotExport(background).savePicture(loss, file, done -> { }, failed::complete));
    assertThat(failed.get(60, TimeUnit.SECONDS)).hasMessageContaining("folder does not exist");
  }

  @Test
  void theSaveMenuProposesANameAndAddsTheExtension(FxRobot robot) throws Exception {
    List<String> proposed = new ArrayList<>();
    Dialogs dialogs = new AnsweredDialogs(() -> folder.resolve("chosen")) {
      @Override
      public Optional<Path> chooseFile(String title, String name) {
        proposed.add(name);
        return super.chooseFile(title, name);
      }
    };
    CompletableFuture<Problem> failed = new CompletableFuture<>();
    robot.interact(() -> {
      PlotMenu menu = new PlotMenu(measured, dialogs, new PlotExport(background), failed::complete);
      menu.getItems().stream().filter(item -> "save-numbers".equals(item.getId())).forEach(MenuItem::fire);
    });
    assertThat(proposed).containsExactly("precision-1.csv");
    Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> Files.exists(folder.resolve("chosen.csv")));
    assertThat(failed).isNotDone();
  }

  @Test
  void theMenuOpensByMouseAndKeyboard(FxRobot robot) {
    PlotMenu[] menu = new PlotMenu[1];
    robot.interact(() -> {
      menu[0] = new PlotMenu(loss, new AnsweredDialogs(() -> null), new PlotExport(background), why -> { });
      loss.requestFocus();
    });
    robot.push(KeyCode.SHIFT, KeyCode.F10);
    assertThat(menu[0].isShowing()).isTrue();
    robot.interact(menu[0]::hide);
    // As the system sends it on a click of the right button; the windows in memory have no such system.
    robot.interact(() -> Event.fireEvent(loss.canvas(),
        new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 50, 50, 50, 50, false, null)));
    assertThat(menu[0].isShowing()).isTrue();
    robot.interact(menu[0]::hide);
  }
}
