package convscope.workbench.train;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.Language;
import convscope.library.Library;
import convscope.library.MadeRuns;
import convscope.runs.RunFolder;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Texts;
import convscope.workbench.plot.Plot;
import convscope.workbench.plot.PlotGroup;
import convscope.workbench.plot.PlotLine;
import convscope.workbench.plot.Series;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The curves of an earlier run under those of the current one in Train. */
@ExtendWith(ApplicationExtension.class)
@Tag("window")
class EarlierRunTest {
  @TempDir
  private Path home;

  private final Background background = new Background();
  private final PlotGroup group = new PlotGroup();
  private final Series now = new Series("loss", "nats");
  private MenuButton button;
  private Plot loss;
  private Plot precision;
  private Plot rate;
  private EarlierRunController shown;

  @Start
  void start(Stage stage) {
    RunFolder run = MadeRuns.trained(home.resolve("runs/before"), 4_000, 0.1, 2_000);
    MadeRuns.evaluated(run, 0, 0.1);
    MadeRuns.evaluated(run, 1_000, 0.6);
    button = new MenuButton();
    now.add(0, 4);
    now.add(100, 3);
    Texts plotTexts = Texts.of(Plot.class, Language.ENGLISH);
    loss = new Plot(plotTexts, group);
    loss.getLines().add(new PlotLine(now, 1, true, "now"));
    precision = new Plot(plotTexts, group);
    rate = new Plot(plotTexts, group);
    EarlierRun earlier = new EarlierRun(new Library(home.resolve("runs"), home.resolve("folders.json")), background);
    shown = new EarlierRunController(earlier, button, loss, precision, rate, new Notices(),
        Texts.of(TrainController.class, Language.ENGLISH));
    stage.setScene(new Scene(new VBox(button, loss, precision, rate), 600, 700));
    TestStage.show(stage);
  }

  @Stop
  void stop() {
    shown.close();
    background.close();
  }

  private void choose(FxRobot robot, String words) {
    robot.interact(button::show);
    until(() -> item(words).isPresent());
    robot.interact(() -> {
      item(words).ifPresent(MenuItem::fire);
      button.hide();
    });
  }

  /** Waits until {@code so} holds on the JavaFX thread. */
  private static void until(Callable<Boolean> so) {
    Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> WaitForAsyncUtils.waitForAsyncFx(60_000, so));
  }

  private Optional<MenuItem> item(String words) {
    return button.getItems().stream().filter(item -> item.getText() != null && item.getText().startsWith(words))
        .findFirst();
  }

  private static List<PlotLine> earlier(Plot plot) {
    return plot.getLines().stream().filter(line -> line.rank() == PlotLine.Rank.EARLIER).toList();
  }

  @Test
  void theChosenRunLiesUnderTheCurrentOneUntilNoneIsChosen(FxRobot robot) {
    choose(robot, "before");
    until(() -> button.getText().equals("Compare: before"));
    robot.interact(() -> {
      assertThat(earlier(loss)).singleElement().satisfies(line -> {
        assertThat(line.label()).isEqualTo("earlier");
        assertThat(line.series().size()).isEqualTo(200);
      });
      assertThat(earlier(precision).get(0).series().last()).isEqualTo(0.6);
      assertThat(earlier(rate).get(0).steps()).isTrue();
      assertThat(group.shown().to()).as("the current run's steps").isEqualTo(100);
      assertThat(loss.readings(100)).extracting(reading -> reading.line().label()).containsExactly("now", "earlier");
    });
    choose(robot, "No run");
    robot.interact(() -> assertThat(List.of(loss, precision, rate))
        .allSatisfy(plot -> assertThat(earlier(plot)).isEmpty()));
  }
}
