package convscope.workbench.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.CifarBinary;
import convscope.data.CifarDownload;
import convscope.data.Dataset;
import convscope.data.SampleScenes;
import convscope.AnEngine;
import convscope.foundation.Language;
import convscope.library.Library;
import convscope.library.MadeRuns;
import convscope.library.RunLabel;
import convscope.runs.RunFolder;
import convscope.workbench.AnsweredDialogs;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Notices;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.NetworkChoices;
import convscope.workbench.session.OpenDataset;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.SelectedNetwork;
import convscope.workbench.session.SharedEngine;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The Evaluate view by itself, with the built-in network and a small data set. */
@ExtendWith(ApplicationExtension.class)
@Tag("window")
class EvaluateViewTest {
  private static final Dataset IMAGES = SampleScenes.dataset(7, 20, 40);

  @TempDir
  private Path home;
  private final Background background = new Background();
  private EvaluateModel model;
  private EvaluateController view;
  private final Appearance appearance = new Appearance();
  private int inspected = -1;

  @Start
  void start(Stage stage) {
    RunFolder run = MadeRuns.begun(home.resolve("runs/2026-01-01-first"), 400, 0.1);
    MadeRuns.saved(run, 200);
    new RunLabel("Lower rate", 0).write(run.path());
    CifarBinary.write(IMAGES, home.resolve("small"));
    OpenDataset data =
        new OpenDataset(background, home, () -> new CifarDownload(URI.create("http://localhost:1/none"), 1, "", home));
    SharedEngine engines = new SharedEngine(background, AnEngine::installed);
    CurrentRun training =
        new CurrentRun(background, engines, data, new PlanForm(), new Notices(), home.resolve("runs"));
    SelectedNetwork selected = new SelectedNetwork(background, training);
    NetworkChoices choices = new NetworkChoices(selected, training,
        new Library(home.resolve("runs"), home.resolve("folders.json")), background);
    model = new EvaluateModel(selected, training, data.datasetProperty(), engines, background);
    view = new EvaluateController(model, selected, choices,
        new TestImageOpener(image -> inspected = image, image -> { }),
        background, new AnsweredDialogs(() -> null), new Notices(), Language.ENGLISH);
    Scene scene = new Scene(view.node(), 1_204, 640);
    appearance.dress(scene);
    stage.setScene(scene);
    TestStage.show(stage);
    engines.load();
    data.open(home.resolve("small").toString());
    selected.openBuiltIn();
    view.shown();
  }

  @AfterEach
  void close() {
    on(() -> {
      view.hidden();
      view.close();
      return null;
    });
    background.close();
  }

  private static <T> T on(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
  }

  private static void until(Callable<Boolean> so) {
    Awaitility.await().atMost(90, TimeUnit.SECONDS).pollInterval(20, TimeUnit.MILLISECONDS).until(() -> on(so));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Node node(String id) {
    return view.node().lookup("#" + id);
  }

  private Bounds place(String id) {
    return node(id).localToScene(node(id).getLayoutBounds());
  }

  private String text(String id) {
    return on(() -> ((Label) node(id)).getText());
  }

  private void evaluate() {
    until(() -> model.ready());
    on(() -> {
      model.evaluate();
      return null;
    });
    until(() -> !model.busy() && model.judgedProperty().get() != null);
  }

  @Test
  void beforeAnEvaluationTheViewSaysThatTheNetworkWasTrainedOnOtherData() {
    until(() -> model.ready() && node("evaluate-trained-on").isVisible());
    assertThat(text("evaluate-trained-on")).startsWith("Trained on CIFAR-10 photographs; the open images are ");
  }

  @Test
  void beforeAnEvaluationTheViewShowsTheAccuracyThatIsOnRecord() {
    until(() -> model.ready() && text("evaluate-empty-words").contains("0.855"));
    assertThat(text("evaluate-empty-words")).startsWith("Recorded test accuracy: 0.855 (step 40,000).");
  }

  private List<MenuItem> compared() {
    return on(() -> List.copyOf(((MenuButton) node("evaluate-compare")).getItems()));
  }

  @Test
  void theMetricsStayBesideTheChartWhenTheThemeChanges() {
    evaluate();
    for (boolean dark : new boolean[] {true, false, true, false}) {
      on(() -> {
        appearance.darkProperty().set(dark);
        return null;
      });
      WaitForAsyncUtils.waitForFxEvents(20);
      until(() -> place("summary-precision").getMaxX() < place("confusion").getMinX());
    }
  }

  @Test
  void theKeyboardMovesInTheConfusionMatrixAndInspectsAnImage(FxRobot robot) {
    evaluate();
    HeatMap map = (HeatMap) on(() -> node("confusion"));
    robot.interact(map::requestFocus);
    // The first key selects the first cell.
    robot.type(KeyCode.DOWN, 3).type(KeyCode.END);
    assertThat(on(() -> map.chosenProperty().get())).isEqualTo(new HeatMap.Cell(2, 9));
    robot.type(KeyCode.HOME).type(KeyCode.RIGHT);
    assertThat(on(() -> map.chosenProperty().get())).isEqualTo(new HeatMap.Cell(2, 1));
    on(() -> {
      model.chooseMistakes();
      return null;
    });
    robot.interact(() -> node("evaluate-images").requestFocus());
    robot.type(KeyCode.HOME).type(KeyCode.ENTER);
    assertThat(inspected).isEqualTo(on(() -> model.judgedProperty().get().mistakes()[0]));
  }

  @Test
  void theNetworksOfTheSelectorCanBeComparedWithUnderTheirNames(FxRobot robot) {
    evaluate();
    robot.interact(() -> ((MenuButton) node("evaluate-compare")).show());
    until(() -> compared().size() == 6);
    robot.interact(() -> ((MenuButton) node("evaluate-compare")).hide());
    MenuItem run = compared().get(0);
    assertThat(run.getText()).as("without the evaluated network, and by the run's own name").startsWith("Lower rate");
    on(() -> {
      run.fire();
      return null;
    });
    until(() -> !model.busy() && model.secondProperty().get() != null);
    assertThat(on(() -> model.secondProperty().get().model().step())).isEqualTo(200);
    assertThat(on(() -> view.node().lookupAll("#comparison-figures .hint").stream()
        .map(hint -> ((Label) hint).getText())
        .toList())).anyMatch(words -> words.contains("Lower rate"));
    assertThat(text("comparison-other")).matches("0\\.\\d{3}");
  }
}
