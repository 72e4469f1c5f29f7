package convscope.workbench.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import convscope.AnEngine;
import convscope.data.CifarBinary;
import convscope.data.CifarDownload;
import convscope.data.SampleScenes;
import convscope.foundation.Language;
import convscope.insight.Classification;
import convscope.pictures.Drawing;
import convscope.lessons.Activity;
import convscope.lessons.Fact;
import convscope.workbench.AnsweredDialogs;
import convscope.workbench.ListedKeys;
import convscope.workbench.TestStage;
import convscope.workbench.control.ClassBars;
import convscope.workbench.control.PixelView;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Hints;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Texts;
import convscope.workbench.images.ImageInput;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.OpenDataset;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.SelectedNetwork;
import convscope.workbench.session.SharedEngine;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The Classify view by itself, with the built-in network and a small data set. */
@ExtendWith(ApplicationExtension.class)
@Tag("window")
@Timeout(120)
class ClassifyViewTest {
  private static final Texts TEXTS = Texts.of(ClassifyController.class, Language.ENGLISH);

  @TempDir
  private Path home;
  private final Background background = new Background();
  private ClassifyModel model;
  private ClassifyController view;
  private Scene scene;
  private Callable<Boolean> ready;

  @Start
  void start(Stage stage) {
    SharedEngine engines = new SharedEngine(background, AnEngine::installed);
    OpenDataset data = new OpenDataset(background, home,
        () -> new CifarDownload(URI.create("http://localhost:1/none"), 1, "", home));
    CurrentRun run = new CurrentRun(background, engines, data, new PlanForm(), new Notices(), home.resolve("runs"));
    SelectedNetwork networks = new SelectedNetwork(background, run);
    model = new ClassifyModel(networks, data.datasetProperty(), engines, background);
    engines.load();
    CifarBinary.write(SampleScenes.dataset(7, 20, 60), home.resolve("small"));
    data.open(home.resolve("small").toString());
    view = new ClassifyController(model, networks, background, new AnsweredDialogs(() -> null), new Notices(),
        Language.ENGLISH);
    scene = new Scene(view.node(), 1204, 640);
    new Appearance().dress(scene);
    stage.setScene(scene);
    TestStage.show(stage);
    view.shown();
    networks.openBuiltIn();
    ready = () -> data.datasetProperty().get() != null && networks.modelProperty().get() != null;
  }

  @BeforeEach
  void awaitNetworkAndImages() {
    until(() -> on(ready) && node("details-title") != null);
  }

  @AfterEach
  void close() throws InterruptedException {
    WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
      view.hidden();
      view.close();
    });
    model.close();
    background.close();
  }

  private static <T> T on(Callable<T> look) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, look);
  }

  private static void until(Callable<Boolean> so) {
    try {
      WaitForAsyncUtils.waitFor(90, TimeUnit.SECONDS, so);
    } catch (TimeoutException never) {
      fail("It did not come to that", never);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private <T extends Node> T node(String id) {
    @SuppressWarnings("unchecked")
    T found = (T) on(() -> scene.getRoot().lookup("#" + id));
    return found;
  }

  private String text(String id) {
    Label label = node(id);
    return on(label::getText);
  }

  private ClassifiedImage selected() {
    return on(() -> model.selectedProperty().get());
  }

  private void testImage(int number) {
    on(() -> {
      model.addTest(number);
      return null;
    });
    until(() -> on(() -> model.detailsProperty().get() != null));
  }

  private List<String> figures() {
    ClassBars bars = node("details-bars");
    return on(() -> IntStream.range(0, 10).mapToObj(bars::figure).toList());
  }

  @Test
  void lessonsCountEachImageOnceHoweverManyAreClassifiedTogetherAndHoweverOftenTheyAreSelected() {
    Activity activity = new Activity();
    on(() -> {
      ClassifyDeeds.tell(model, activity);
      model.addSamples();
      return null;
    });
    until(() -> on(() -> model.entries().size() == 10
        && model.entries().stream().allMatch(entry -> entry.classificationProperty().get() != null)));
    assertThat(classified(activity)).isEqualTo(10);
    on(() -> {
      model.selectedProperty().set(model.entries().get(0));
      return null;
    });
    until(() -> on(() -> model.detailsProperty().get() != null));
    assertThat(classified(activity)).isEqualTo(10);
  }

  private double classified(Activity activity) {
    return on(() -> activity.state().level(Fact.IMAGES_CLASSIFIED));
  }

  @Test
  void theViewSaysThatTheNetworkWasTrainedOnOtherDataThanIsOpen() {
    until(() -> node("classify-trained-on").isVisible());
    assertThat(text("classify-trained-on")).startsWith("Trained on CIFAR-10 photographs; the open images are ");
  }

  @Test
  void aTestImageSaysItsNumberAndWhetherItsPredictionIsCorrectAndHasAThumbnail() {
    testImage(51);
    assertThat(text("details-title")).isEqualTo("Test image 51");
    Classification answer = selected().classificationProperty().get();
    boolean right = answer.top().className().equals(selected().truth());
    TableView<?> table = node("classify-table");
    assertThat(on(() -> table.getColumns().get(0).getCellData(0))).isEqualTo("Test image 51");
    assertThat(on(() -> table.getColumns().get(3).getCellData(0))).isEqualTo(selected().truth());
    // The row is made, and gets its size, with the next frame.
    until(() -> on(() -> Arrays.equals(table.lookupAll(".file .pixel-view").stream().filter(Node::isVisible)
        .mapToDouble(node -> ((PixelView) node).getWidth()).toArray(), new double[] {34})));
    until(() -> on(() -> table.lookupAll(".correctness").size() == 1));
    assertThat(on(() -> table.lookup(".correctness").getStyleClass())).contains(right ? "right" : "wrong");
    assertThat(text("classify-count")).isEqualTo("1 image, " + (right ? 1 : 0) + " of 1 predicted correctly");
  }

  @Test
  void besideALessonInASmallWindowTheNamesHaveTheRoomOfTheProbabilities() {
    testImage(51);
    TableView<?> table = node("classify-table");
    assertThat(on(() -> table.getColumns().get(2).isVisible())).isTrue();
    on(() -> {
      scene.getWindow().setWidth(480);
      return null;
    });
    until(() -> on(() -> !table.getColumns().get(2).isVisible()));
    // Room for the name of a class.
    until(() -> on(() -> table.getColumns().get(1).getWidth() > 60));
    on(() -> {
      scene.getWindow().setWidth(1204);
      return null;
    });
    until(() -> on(() -> table.getColumns().get(2).isVisible()));
  }

  @Test
  void theArrowKeysSelectImagesAndCtrlVAddsTheOneOnTheClipboard(FxRobot robot) {
    testImage(7);
    testImage(8);
    until(() -> on(() -> model.entries().size()) == 2);
    robot.interact(() -> node("classify-table").requestFocus());
    robot.type(KeyCode.UP);
    assertThat(text("details-title")).isEqualTo("Test image 7");
    robot.type(KeyCode.DOWN);
    assertThat(text("details-title")).isEqualTo("Test image 8");
    robot.interact(() -> {
      ClipboardContent content = new ClipboardContent();
      content.putImage(new WritableImage(40, 30));
      Clipboard.getSystemClipboard().setContent(content);
    });
    robot.press(KeyCode.CONTROL).type(KeyCode.V).release(KeyCode.CONTROL);
    until(() -> on(() -> model.entries().size()) == 3);
    assertThat(on(() -> ((TableView<?>) node("classify-table")).getColumns().get(0).getCellData(2)))
        .isEqualTo("Pasted image, 40 × 30");
  }

  @Test
  void inANarrowViewThePredictionIsBelowTheImagesAndItsBarsStayWide() {
    testImage(7);
    until(() -> on(() -> selected() != null && selected().classificationProperty().get() != null));
    until(() -> on(() -> inScene("details-bars").getMinX() > inScene("details-seen").getMaxX()));
    on(() -> {
      scene.getWindow().setWidth(860);
      return null;
    });
    WaitForAsyncUtils.waitForFxEvents();
    until(() -> on(() -> inScene("details-bars").getMinY() > inScene("details-seen").getMaxY()));
    until(() -> on(() -> inScene("details-bars").getWidth() > 250));
    until(() -> on(() -> inScene("details-bars").getMaxX() <= scene.getWidth()));
  }

  private Bounds inScene(String id) {
    Node node = scene.getRoot().lookup("#" + id);
    return node.localToScene(node.getLayoutBounds());
  }

  @Test
  void imagesInFoldersCalledAfterClassesHaveTheseAsTheirTrueClasses() throws IOException {
    for (String folder : List.of("Cat", "고양이", "holiday")) {
      Files.createDirectories(home.resolve("images").resolve(folder));
      write(home.resolve("images").resolve(folder).resolve("a.png"), 40, 40);
    }
    on(() -> {
      model.add(List.of(new ImageInput.OfFile(home.resolve("images"))));
      return null;
    });
    until(() -> on(() -> model.entries().size() == 3
        && model.entries().stream().allMatch(image -> image.classificationProperty().get() != null)));
    assertThat(on(() -> model.entries().stream().map(ClassifiedImage::truth).toList()))
        .containsExactly("cat", null, "cat");
  }

  private static void write(Path file, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      image.setRGB(x, height / 2, 0xFF0000);
    }
    ImageIO.write(image, "png", file.toFile());
  }

  @Test
  void besideALargeImageStandsTheWholeOfItWithTheSquareThatIsUsed() throws IOException {
    Path file = home.resolve("wide.png");
    write(file, 400, 200);
    on(() -> {
      model.add(List.of(new ImageInput.OfFile(file)));
      return null;
    });
    until(() -> on(() -> node("details-whole-part").isVisible() && model.previewProperty().get() != null));
    PixelView whole = node("details-whole");
    Bounds all = on(whole::getLayoutBounds);
    Bounds square = on(() -> whole.lookup(".mark").getBoundsInParent());
    assertThat(all.getWidth() / all.getHeight()).isBetween(1.9, 2.1);
    assertThat(square.getWidth()).isEqualTo(square.getHeight());
    assertThat(square.getCenterX()).isBetween(all.getWidth() / 2 - 1, all.getWidth() / 2 + 1);
    assertThat(on(() -> ((PixelView) node("details-picture")).isMarked())).isTrue();
    testImage(3);
    until(() -> on(() -> !node("details-whole-part").isVisible()));
  }

  @Test
  void theBarsStandByProbabilityOnceThatIsWished(FxRobot robot) {
    testImage(7);
    robot.clickOn("#order-probability");
    ClassBars bars = node("details-bars");
    List<Double> shown = on(() -> bars.getChildren().stream().filter(node -> node.getStyleClass().contains("figure"))
        .sorted(Comparator.comparing(GridPane::getRowIndex))
        .map(node -> Double.valueOf(((Label) node).getText().replace("%", ""))).toList());
    assertThat(shown).hasSize(10).isSortedAccordingTo(Comparator.reverseOrder());
    robot.clickOn("#order-class");
    assertThat(on(() -> bars.getChildren().stream().filter(node -> node.getStyleClass().contains("name"))
        .sorted(Comparator.comparing(GridPane::getRowIndex)).map(node -> ((Label) node).getText().replace(" ✓", ""))
        .findFirst().orElseThrow())).isEqualTo("airplane");
  }

  @Test
  void coveringAPartOfTheInputChangesTheProbabilitiesUntilTheSquareIsTakenAway(FxRobot robot) {
    testImage(7);
    List<String> before = figures();
    String verdict = text("details-verdict");
    PixelView input = node("details-seen");
    robot.moveTo(input);
    until(() -> text("details-covered").contains("→") && !figures().equals(before));
    assertThat(Hints.explained(input)).isNull();
    until(() -> on(() -> {
      ManualOcclusion.Answer answer = model.occlusion().answerProperty().get();
      int top = answer.top();
      return text("details-verdict").equals(TEXTS.get("verdict.covered",
          selected().classificationProperty().get().classNames().get(top), answer.probabilities()[top]));
    }));
    assertThat(on(input::isMarked)).isTrue();
    CoveredSquare middle = on(() -> model.occlusion().squareProperty().get());
    assertThat(middle.left()).isBetween(8, 10);
    robot.moveTo("#details-title");
    until(() -> !on(input::isMarked) && figures().equals(before));
    until(() -> text("details-verdict").equals(verdict));
    robot.interact(input::requestFocus);
    robot.type(KeyCode.LEFT).type(KeyCode.LEFT).type(KeyCode.UP);
    CoveredSquare moved = on(() -> model.occlusion().squareProperty().get());
    assertThat(moved).isEqualTo(new CoveredSquare(8, 8, 6));
    robot.type(KeyCode.PLUS);
    assertThat(on(() -> model.occlusion().squareProperty().get())).isEqualTo(new CoveredSquare(7, 7, 8));
    until(() -> on(() -> model.occlusion().answerProperty().get() != null
        && model.occlusion().answerProperty().get().square().side() == 8));
    robot.type(KeyCode.ESCAPE);
    until(() -> !on(input::isMarked) && figures().equals(before));
    assertThat(on(() -> ListedKeys.ignored(input, OcclusionControl.keys(TEXTS)))).isEmpty();
  }

  @Test
  void whatIsDrawnIsClassifiedWhileItIsDrawnAndCanBeUndone(FxRobot robot) {
    robot.clickOn("#empty-draw");
    until(() -> on(() -> model.detailsProperty().get() != null && inScene("draw-pad").getWidth() > 0));
    assertThat(text("details-title")).isEqualTo("Drawing 1");
    byte[] blank = selected().picture().pixels();
    assertThat(blank).containsOnly((byte) 255);
    double before = selected().classificationProperty().get().top().probability();
    robot.clickOn("#draw-color-red").clickOn("#draw-size-thick");
    robot.drag("#draw-pad", MouseButton.PRIMARY).moveBy(40, 20).drop();
    until(() -> on(() -> selected().classificationProperty().get().picture() == selected().picture()
        && selected().classificationProperty().get().top().probability() != before));
    byte[] drawn = selected().picture().pixels();
    int middle = 16 * 32 + 16;
    assertThat(new int[] {drawn[middle] & 255, drawn[1024 + middle] & 255}).containsExactly(0xC6, 0x28);
    robot.clickOn("#draw-undo");
    until(() -> Arrays.equals(selected().picture().pixels(), blank));
    robot.clickOn("#draw-redo");
    until(() -> Arrays.equals(selected().picture().pixels(), drawn));
    robot.clickOn("#draw-color-sky").clickOn("#draw-fill");
    until(() -> (selected().picture().pixels()[0] & 255) == 0x8E);
    robot.clickOn("#draw-clear");
    until(() -> Arrays.equals(selected().picture().pixels(), blank));
  }

  @Test
  void aStrokeFollowsThePointerFromThePressToTheReleaseWhateverHasTheFocus(FxRobot robot) {
    robot.clickOn("#empty-draw");
    until(() -> on(() -> model.detailsProperty().get() != null && inScene("draw-pad").getWidth() > 0));
    robot.moveTo("#draw-pad").moveBy(-40, 0).press(MouseButton.PRIMARY).moveBy(20, 0).moveBy(20, 0);
    assertThat(on(() -> node("draw-pad").isFocused())).isTrue();
    // As when another window opens, or this one becomes the active one only by the press.
    robot.interact(() -> node("classify-table").requestFocus());
    robot.moveBy(20, 0).moveBy(20, 0).release(MouseButton.PRIMARY).moveBy(0, 20);
    List<Drawing.Stroke> strokes = on(() -> selected().drawing().drawingProperty().get().strokes());
    assertThat(strokes).hasSize(1);
    double[] points = strokes.get(0).points();
    assertThat(points.length).isGreaterThanOrEqualTo(10);
    assertThat(points[0]).isLessThan(12);
    assertThat(points[points.length - 2]).isGreaterThan(20);
    assertThat(points[points.length - 1]).isEqualTo(points[1]);
  }

  @Test
  void theKeyboardDrawsAndEveryDrawingKeepsItsOwnStrokes(FxRobot robot) {
    robot.clickOn("#classify-draw");
    until(() -> on(() -> model.detailsProperty().get() != null));
    robot.interact(() -> node("draw-pad").requestFocus());
    robot.type(KeyCode.ENTER).type(KeyCode.RIGHT, 5).type(KeyCode.ENTER).type(KeyCode.DOWN, 3);
    ClassifiedImage first = selected();
    Drawing drawn = on(() -> first.drawing().drawingProperty().get());
    assertThat(drawn.strokes()).hasSize(1);
    assertThat(drawn.strokes().get(0).points()).hasSize(12).startsWith(16, 16, 17).endsWith(21, 16);
    robot.clickOn("#classify-draw");
    assertThat(text("details-title")).isEqualTo("Drawing 2");
    robot.interact(() -> ((TableView<?>) node("classify-table")).getSelectionModel().select(0));
    robot.interact(() -> node("draw-pad").requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(on(() -> first.drawing().drawingProperty().get())).isEqualTo(Drawing.blank());
    assertThat(on(() -> ListedKeys.ignored(node("draw-pad"), DrawingController.keys(TEXTS)))).isEmpty();
  }
}
