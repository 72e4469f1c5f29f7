package convscope.workbench.inspect;

import static org.assertj.core.api.Assertions.fail;

import convscope.data.CifarBinary;
import convscope.data.CifarDownload;
import convscope.data.Dataset;
import convscope.data.SampleScenes;
import convscope.engine.Engines;
import convscope.foundation.Language;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.model.Presets;
import convscope.runs.Checkpoint;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import convscope.runs.Tensor;
import convscope.workbench.AnsweredDialogs;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Notices;
import convscope.workbench.session.OpenDataset;
import convscope.workbench.session.SharedEngine;
import convscope.workbench.session.SelectedNetwork;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.Continuation;
import convscope.workbench.session.CurrentRun;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/**
 * An Inspect view in a window of its own, with a small data set and a stored run, and ways to look at it from a test.
 */
final class InspectUnderTest implements AutoCloseable {
  static final Network TUTORIAL = Presets.tutorial(InitializerEdition.FROM_2017, 10);
  static final Dataset IMAGES = SampleScenes.dataset(7, 60, 40);
  /** The steps of the stored run's checkpoints; each holds the values drawn with its step as the seed. */
  static final List<Long> STEPS = List.of(100L, 200L, 300L);

  final Background background = new Background();
  final Appearance appearance = new Appearance();
  final SelectedNetwork models;
  final InspectModel model;
  private final SharedEngine engines;
  private final OpenDataset data;
  private final Stage stage;
  private InspectController view;
  Path chosen;

  final CurrentRun training;
  private final Continuation continuation;

  /** Examines networks with the engines that {@code installed} finds. JavaFX thread. */
  InspectUnderTest(Stage stage, Path home, Supplier<Engines> installed) {
    this.stage = stage;
    engines = new SharedEngine(background, installed);
    data = new OpenDataset(background, home, () ->
        new CifarDownload(URI.create("http://localhost:1/none"), 1, "", home));
    training =
        new CurrentRun(background, engines, data, new PlanForm(), new Notices(), home.resolve("runs"));
    models = new SelectedNetwork(background, training);
    continuation = new Continuation(training, data.datasetProperty(), home.resolve("runs"), () -> { });
    model = new InspectModel(models, data.datasetProperty(), engines, background);
    engines.load();
    CifarBinary.write(IMAGES, home.resolve("small"));
    data.open(home.resolve("small").toString());
    view = make(Language.ENGLISH);
    Scene scene = new Scene(view.node(), 1204, 640);
    appearance.dress(scene);
    stage.setScene(scene);
    TestStage.show(stage);
    view.shown();
  }

  private InspectController make(Language language) {
    return new InspectController(model, models, continuation, new AnsweredDialogs(() -> chosen), background,
        new Notices(), language);
  }

  /** The values of the checkpoint of step {@code step}. */
  static Map<String, float[]> values(long step) {
    return InitialValues.of(TUTORIAL, step);
  }

  /** A run in {@code folder} with a checkpoint for each of {@link #STEPS}. */
  static RunFolder store(Path folder) {
    RunFolder run = RunFolder.create(folder, new Manifest(Manifest.FORMAT, "2026-01-01T00:00:00",
        NetworkJson.toTree(TUTORIAL), new Manifest.Data("small", "small", "", 60, 40, IMAGES.classNames()),
        new Manifest.Settings(16, 300, 0.1, 0.1, 200, 1, 0, 4, true, 0.9999, 1, 100, 0), Map.of(), Map.of()));
    for (long step : STEPS) {
      run.checkpoints().save(checkpoint(TUTORIAL, step));
    }
    return run;
  }

  /** A checkpoint of {@code network} with the values drawn with its step as the seed. */
  static Checkpoint checkpoint(Network network, long step) {
    Map<String, float[]> values = InitialValues.of(network, step);
    List<Tensor> tensors = network.parameters().stream()
        .map(parameter -> new Tensor(parameter.name(), parameter.shape(), values.get(parameter.name()))).toList();
    return new Checkpoint(step, tensors, tensors, Map.of("network", NetworkJson.toTree(network).toString()));
  }

  /** The same model in another language. */
  void speak(Language language) {
    on(() -> {
      view.hidden();
      view.close();
      view = make(language);
      stage.getScene().setRoot(view.node());
      view.shown();
      return null;
    });
    until(() -> node("film") != null);
  }

  /** Writes {@code images} into {@code folder}, and opens them in place of those at hand. */
  void openImages(Path folder, Dataset images) {
    CifarBinary.write(images, folder);
    on(() -> {
      data.open(folder.toString());
      return null;
    });
    until(() -> on(() -> data.datasetProperty().get().test().size() == images.test().size()));
  }

  /** Selects the run or the checkpoint at {@code place}. */
  void select(Path place) {
    on(() -> {
      models.open(place);
      return null;
    });
  }

  /** Selects the run in {@code folder}, and waits until the newest checkpoint is seen. */
  void openRun(Path folder) {
    select(folder);
    until(() -> node("film") != null && result() != null
        && result().request().model().step() == STEPS.get(STEPS.size() - 1));
  }

  /** Gives the view's window another size. */
  void resize(double width, double height) {
    on(() -> {
      stage.setWidth(width);
      stage.setHeight(height);
      return null;
    });
  }

  /** Shows the view as in projector mode, in a window of another size. */
  void projector(double width, double height) {
    on(() -> {
      appearance.projectorProperty().set(true);
      appearance.applyTo(stage.getScene().getRoot());
      return null;
    });
    resize(width, height);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Lays everything out now, and not with the next frame: what is pointed at next stays where it is. */
  void layOut() {
    on(() -> {
      stage.getScene().getRoot().applyCss();
      stage.getScene().getRoot().layout();
      return null;
    });
  }

  /** Hides the view, as when another one is shown in its place. */
  void hide() {
    on(() -> {
      view.hidden();
      return null;
    });
  }

  /** Shows the view again. */
  void show() {
    on(() -> {
      view.shown();
      return null;
    });
  }

  InspectResult result() {
    return on(() -> model.resultProperty().get());
  }

  Node node(String id) {
    return on(() -> stage.getScene().getRoot().lookup("#" + id));
  }

  TileSheet sheet(String id) {
    return (TileSheet) node(id);
  }

  /** What a label or button says. */
  String text(String id) {
    Node node = node(id);
    return on(() -> ((Labeled) node).getText());
  }

  void press(String button) {
    Node node = node(button);
    on(() -> {
      ((ButtonBase) node).fire();
      return null;
    });
  }

  static <T> T on(Callable<T> look) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, look);
  }

  static void until(Callable<Boolean> so) {
    try {
      WaitForAsyncUtils.waitFor(90, TimeUnit.SECONDS, so);
    } catch (TimeoutException never) {
      fail("It did not come to that", never);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Override
  public void close() throws InterruptedException {
    on(() -> {
      view.hidden();
      view.close();
      stage.hide();
      return null;
    });
    model.close();
    background.close();
  }
}
