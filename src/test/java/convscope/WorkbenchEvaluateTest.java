package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.Dataset;
import convscope.data.TestCrops;
import convscope.engine.Classifier;
import convscope.evaluation.ConfusionMatrix;
import convscope.evaluation.Predictions;
import convscope.training.TrainedModel;
import convscope.workbench.control.ImageGrid;
import convscope.workbench.evaluate.HeatMap;
import convscope.workbench.plot.Plot;
import convscope.workbench.plot.PlotLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** What a person does in the Evaluate view, on the network and the images that come with the program. */
@Tag("long")
class WorkbenchEvaluateTest extends WindowTest {
  private static Predictions expected;

  @TempDir
  private Path saved;

  @BeforeEach
  void toEvaluate() {
    readyToStart();
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    eventually(() -> !find("#evaluate-first").isDisabled());
  }

  private static void evaluate() {
    ROBOT.clickOn("#evaluate-first");
    eventually(() -> !find("#evaluate-empty").isVisible() && !words("#summary-precision").isEmpty());
  }

  private static void choose(String menu, String item) {
    MenuItem wanted = ((MenuButton) find(menu)).getItems().stream().filter(one -> item.equals(one.getId())).findFirst()
        .orElseThrow();
    ROBOT.interact(wanted::fire);
  }

  private static void page(String name) {
    ROBOT.interact(() -> ((ToggleButton) find("#page-" + name)).fire());
  }

  /** What the network that comes with the program says of the sample, by a classifier of the test's own. */
  private static synchronized Predictions expected() {
    if (expected == null) {
      expected = evaluated();
    }
    return expected;
  }

  private static Predictions evaluated() {
    return evaluated(TestCrops.ONE);
  }

  private static Predictions evaluated(TestCrops crops) {
    TrainedModel model = TrainedModel.open(TrainedModel.BUILT_IN);
    try (Classifier classifier = AnEngine.usual().classifier(model.network(), Predictions.BATCH_SIZE)) {
      classifier.setParameters(model.averages());
      return Predictions.of(classifier, SAMPLE.test(), 10, crops, done -> true).orElseThrow();
    }
  }

  @Test
  void aConfusionCellShowsItsImagesWhichOpenInOtherViews() {
    evaluate();
    Predictions expected = expected();
    assertThat(words("#summary-precision")).isEqualTo(String.format(Locale.ROOT, "%.3f", expected.precision()));
    assertThat(words("#summary-raw")).contains("not available");
    assertThat(words("#images-title")).startsWith(String.format(Locale.ROOT, "%,d", expected.mistakes().length));
    HeatMap map = find("#confusion");
    ConfusionMatrix matrix = ConfusionMatrix.of(expected);
    ROBOT.interact(map::requestFocus);
    ROBOT.type(KeyCode.DOWN, 2).type(KeyCode.HOME).type(KeyCode.RIGHT, 1);
    assertThat(map.chosenProperty().get()).isEqualTo(new HeatMap.Cell(1, 1));
    assertThat(map.getAccessibleText()).startsWith(matrix.count(1, 1) + " of 100 automobile images");
    int taken = IntStream.range(0, 10).filter(c -> c != 3 && matrix.count(3, c) > 0).findFirst()
        .orElseThrow();
    ROBOT.interact(() -> map.chosenProperty().set(new HeatMap.Cell(3, taken)));
    assertThat(words("#images-title")).startsWith("cat predicted as").endsWith(": " + matrix.count(3, taken));
    int first = expected.examples(3, taken)[0];
    assertThat(((ImageGrid) find("#evaluate-images")).selectedProperty().get()).isEqualTo(first);
    ROBOT.clickOn("#images-inspect");
    eventuallyAsserted(() -> assertThat(((TextField) find("#image-record")).getText().replace(",", ""))
        .isEqualTo(Integer.toString(first)));
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    ROBOT.clickOn("#images-classify");
    eventually(() -> ROBOT.lookup("#details-title").tryQuery().isPresent()
        && words("#details-title").equals("Test image " + first));
    // The button promises where the network looks.
    eventually(() -> ((ToggleButton) find("#where-gradient")).isSelected());
    eventually(() -> find("#details-seen-scale").isVisible() && words("#details-seen-words").startsWith("Highlighted"));
    assertThat(watchdog().held()).isEmpty();
  }

  @Test
  void theChartHasMostOfTheSmallestWindowAndEveryPageItsWholeName() {
    ROBOT.push(KeyCode.F11);
    ROBOT.interact(() -> {
      stage().setWidth(960);
      stage().setHeight(600);
    });
    evaluate();
    ROBOT.interact(() -> stage().getScene().getRoot().layout());
    eventuallyAsserted(() -> {
      assertThat(find("#confusion").getLayoutBounds().getWidth()).isGreaterThan(400);
      for (String page : List.of("confusion", "classes", "calibration", "course", "comparison")) {
        ToggleButton button = find("#page-" + page);
        assertThat(button.getWidth()).as(page).isGreaterThanOrEqualTo(Math.floor(button.prefWidth(-1)));
      }
      assertThat(words("#evaluate-facts")).endsWith("accuracy " + words("#summary-precision"));
      Bounds images = find("#evaluate-images").localToScene(find("#evaluate-images").getLayoutBounds());
      Bounds metrics = find("#summary-precision").localToScene(find("#summary-precision").getLayoutBounds());
      assertThat(metrics.getMinY()).as("the metrics, below the images").isGreaterThan(images.getMaxY());
    });
    ROBOT.interact(() -> stage().setWidth(1_400));
    eventually(() -> find("#summary-precision").localToScene(0, 0).getX() < find("#confusion").localToScene(0, 0).getX());
    eventuallyAsserted(() -> assertThat(words("#evaluate-facts")).doesNotContain("accuracy"));
  }

  @Test
  void selectingAClassShowsItsMissedImages() {
    evaluate();
    Predictions expected = expected();
    page("classes");
    assertThat(words("#classes-how")).endsWith("100 images per class.");
    TableView<?> table = find("#classes");
    assertThat(table.getVisibleLeafColumns()).extracting(TableColumn::getText)
        .containsExactly("Class", "Recall", "Precision", "F1");
    ROBOT.interact(() -> table.getSelectionModel().select(5));
    long missed = 100 - ConfusionMatrix.of(expected).count(5, 5);
    assertThat(words("#images-title")).isEqualTo("dog, misclassified: " + missed);
    ROBOT.clickOn("#summary-mistakes");
    assertThat(((ImageGrid) find("#evaluate-images")).getAccessibleText()).contains("Test image");
    page("calibration");
    assertThat(words("#calibration-sentence")).contains("Expected calibration error " + words("#summary-calibration"));
    page("course");
    eventually(() -> words("#course-missing").contains("does not belong to a run"));
  }

  @Test
  void moreCropsPerImageCanBeChosenAndTheResultSaysSo() {
    evaluate();
    assertThat(words("#summary-counts")).doesNotContain("crops");
    choose("#evaluate-crops", "evaluate-crops-2");
    assertThat(words("#evaluate-crops")).isEqualTo("2 crops");
    ROBOT.clickOn("#evaluate-start");
    eventually(() -> words("#summary-counts").contains("2 crops per image"));
    assertThat(words("#summary-precision"))
        .isEqualTo(String.format(Locale.ROOT, "%.3f", evaluated(TestCrops.TWO).precision()));
  }

  @Test
  void missingCheckpointEvaluationsCanBeRunAndCanceled() {
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    number("batch", "8");
    number("checkpointEvery", "20");
    number("evaluateEvery", "0");
    number("steps", "40");
    ROBOT.clickOn("#run-start");
    eventually(() -> runIsOver());
    selectCurrentRun();
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    evaluate();
    page("course");
    // The averages of the last checkpoint are evaluated when the run ends.
    eventually(() -> words("#course-missing").startsWith("3 checkpoint evaluations"));
    ROBOT.clickOn("#course-evaluate");
    eventually(() -> ROBOT.lookup("#evaluate-cancel").tryQuery().isPresent() && find("#evaluate-cancel").isVisible());
    ROBOT.interact(() -> ((Button) find("#evaluate-cancel")).fire());
    eventually(() -> !find("#course-evaluate").isDisabled());
    assertThat(words("#course-missing")).contains("missing");
    ROBOT.clickOn("#course-evaluate");
    eventually(() -> words("#course-missing").startsWith("All checkpoints"));
    List<PlotLine> lines = ((Plot) find("#course-plot")).getLines();
    assertThat(lines).extracting(line -> line.series().size()).containsExactly(2, 2);
  }

  @Test
  void theCurrentRunsCurveGrowsAndCancelingKeepsResults() {
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    number("batch", "8");
    number("checkpointEvery", "20");
    number("evaluateEvery", "30");
    number("steps", "100000");
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    evaluate();
    page("course");
    eventually(() -> words("#course-missing").contains("does not belong to a run"));
    ROBOT.interact(() -> ((Button) find("#run-start")).fire());
    eventually(() -> !words("#status-step").isEmpty());
    selectCurrentRun();
    eventually(() -> points() >= 2 && words("#course-missing").contains("are missing"));
    ROBOT.interact(() -> ((Button) find("#run-pause")).fire());
    eventually(() -> words("#status-state").equals("Paused"));
    // What the trainer was at still comes; the raw ones are of this view alone.
    eventually(() -> !find("#course-evaluate").isDisabled());
    ROBOT.interact(() -> ((Button) find("#course-evaluate")).fire());
    eventually(() -> raw() >= 1);
    ROBOT.interact(() -> ((Button) find("#evaluate-cancel")).fire());
    eventually(() -> !find("#course-evaluate").isDisabled());
    int found = raw();
    page("classes");
    page("course");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(raw()).isGreaterThanOrEqualTo(found).isPositive();
    assertThat(words("#course-missing")).contains("missing");
    ROBOT.interact(() -> ((Button) find("#run-stop")).fire());
    eventually(() -> runIsOver());
  }

  private static int raw() {
    return ((Plot) find("#course-plot")).getLines().get(1).series().size();
  }

  private static int points() {
    return ((Plot) find("#course-plot")).getLines().get(0).series().size();
  }

  private static void number(String name, String text) {
    ROBOT.interact(() -> ((TextField) find("#number-" + name)).setText(text));
  }

  @Test
  void twoNetworksAreComparedOnTheSameImages() {
    evaluate();
    Path file = Path.of("assets", "models", "tutorial.safetensors").toAbsolutePath();
    willChoose(file);
    choose("#evaluate-compare", "compare-file");
    eventually(() -> ((ToggleButton) find("#page-comparison")).isSelected() && find("#comparison-figures").isVisible()
        && !words("#comparison-verdict").isEmpty());
    assertThat(words("#comparison-other")).isEqualTo(words("#comparison-own"));
    assertThat(words("#comparison-verdict")).contains("not statistically significant", "p = 1.0000");
    assertThat(find("#comparison-better").isDisabled()).isTrue();
    assertThat(find("#images-other-bars").isVisible()).isTrue();
    choose("#evaluate-compare", "compare-none");
    assertThat(find("#comparison-none").isVisible()).isTrue();
  }

  /** Opens the sample's images with classes called {@code names}. */
  private void openSampleAs(List<String> names) {
    openSampleAs(saved.resolve("renamed"), names);
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    eventually(() -> !find("#evaluate-first").isDisabled());
  }

  @SuppressWarnings("unchecked")
  private static void say(String name, String network) {
    ROBOT.interact(() -> ((ComboBox<String>) find("#match-" + name)).setValue(network));
  }

  @Test
  void differingClassNamesAreRejectedUntilTheUserMapsThem() throws Exception {
    List<String> names = new ArrayList<>(Dataset.CIFAR_CLASSES);
    names.set(0, "plane");
    names.set(1, "car");
    openSampleAs(names);
    ROBOT.clickOn("#evaluate-first");
    eventually(() -> find("#evaluate-problem").isVisible() && find("#match-open").isVisible());
    assertThat(words("#evaluate-problem")).contains("only the data have plane, car", "only the network has airplane, automobile");
    assertThat(find("#evaluate-empty").isVisible()).as("no figure").isTrue();
    ROBOT.clickOn("#match-open");
    eventually(() -> ROBOT.lookup("#match-plane").tryQuery().isPresent());
    assertThat(find("#match-done").isDisabled()).isTrue();
    assertThat(find("#evaluate-empty").isVisible()).as("the other Evaluate button").isFalse();
    say("plane", "airplane");
    ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().selectLast());
    eventually(() -> ROBOT.lookup("#match-plane").tryQuery().isPresent() && words("#rail-data").equals("데이터"));
    assertThat(((ComboBox<?>) find("#match-plane")).getValue()).as("selected before").isEqualTo("airplane");
    assertThat(find("#match-done").isDisabled()).isTrue();
    ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().selectFirst());
    eventually(() -> ROBOT.lookup("#match-car").tryQuery().isPresent() && words("#rail-data").equals("Data"));
    say("car", "automobile");
    assertThat(find("#match-done").isDisabled()).isFalse();
    ROBOT.clickOn("#match-done");
    eventually(() -> !find("#evaluate-empty").isVisible() && !words("#summary-precision").isEmpty());
    assertThat(words("#summary-precision")).isEqualTo(String.format(Locale.ROOT, "%.3f", expected().precision()));
    assertThat(words("#summary-classes")).contains("plane → airplane, car → automobile");
    assertThat(find("#evaluate-problem").isVisible()).isFalse();
    // It is remembered for these classes: the next evaluation asks nothing.
    ROBOT.clickOn("#evaluate-start");
    eventually(() -> !find("#evaluate-start").isDisabled());
    assertThat(find("#evaluate-problem").isVisible()).isFalse();
    assertThat(words("#summary-classes")).contains("plane → airplane");
  }

  @Test
  void inTheSmallestWindowClassesCanBeMatchedToo() {
    List<String> names = new ArrayList<>(Dataset.CIFAR_CLASSES);
    names.set(0, "plane");
    openSampleAs(names);
    ROBOT.push(KeyCode.F11);
    ROBOT.interact(() -> {
      stage().setWidth(960);
      stage().setHeight(540);
    });
    ROBOT.clickOn("#evaluate-start");
    eventually(() -> find("#match-open").isVisible());
    ROBOT.clickOn("#match-open");
    eventually(() -> ROBOT.lookup("#match-plane").tryQuery().isPresent());
    ROBOT.clickOn("#match-cancel");
    eventually(() -> find("#match-open").isVisible());
  }

  @Test
  void classNamesAreMatchedIgnoringCase() throws Exception {
    openSampleAs(Dataset.CIFAR_CLASSES.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList());
    evaluate();
    assertThat(words("#summary-precision")).isEqualTo(String.format(Locale.ROOT, "%.3f", expected().precision()));
    assertThat(words("#summary-classes")).contains("AIRPLANE → airplane");
  }

  @Test
  void aNetworkWithoutClassNamesIsMatchedByOrderWithARemark() {
    evaluate();
    assertThat(find("#summary-classes").isVisible()).isFalse();
    assertThat(find("#match-open").isVisible()).isFalse();
    willChoose(Path.of("assets", "models", "tutorial.safetensors").toAbsolutePath());
    choose("#evaluate-compare", "compare-file");
    eventually(() -> find("#match-open").isVisible());
  }

  @Test
  void theConfusionMatrixShowsCountsOrPercentagesOfTheTrueClass() {
    evaluate();
    ConfusionMatrix matrix = ConfusionMatrix.of(expected());
    assertThat(figure(0)).isEqualTo(Integer.toString(matrix.count(0, 0)));
    ROBOT.clickOn("#confusion-percent");
    assertThat(figure(0)).isEqualTo(Long.toString(Math.round(100 * matrix.share(0, 0))));
    // Pressing it again changes nothing.
    ROBOT.clickOn("#confusion-percent");
    assertThat(((ToggleButton) find("#confusion-percent")).isSelected()).isTrue();
    HeatMap map = find("#confusion");
    ROBOT.interact(() -> map.chosenProperty().set(new HeatMap.Cell(0, 0)));
    assertThat(map.getAccessibleText()).contains(matrix.count(0, 0) + " of ").endsWith("%)");
    ROBOT.clickOn("#confusion-counts");
    assertThat(figure(0)).isEqualTo(Integer.toString(matrix.count(0, 0)));
  }

  private static String figure(int cell) {
    return ROBOT.lookup("#confusion > .cell > .label").queryAllAs(Label.class).stream().skip(cell).findFirst()
        .orElseThrow().getText();
  }

  @Test
  void tablesAndChartsAreSaved() throws Exception {
    evaluate();
    Predictions expected = expected();
    List<String> items = List.of("save-predictions", "save-classes", "save-confusion", "save-picture");
    for (String item : items) {
      Path file = saved.resolve(item);
      willChoose(file);
      choose("#evaluate-save", item);
      eventually(() -> Files.exists(file));
    }
    assertThat(Files.readAllLines(saved.resolve("save-predictions"))).hasSize(1_001);
    assertThat(Files.readAllLines(saved.resolve("save-classes"))).hasSize(11);
    List<String> confusion = Files.readAllLines(saved.resolve("save-confusion"));
    assertThat(confusion).hasSize(11);
    assertThat(confusion.get(1)).startsWith("airplane," + ConfusionMatrix.of(expected).count(0, 0) + ",");
    assertThat(ImageIO.read(saved.resolve("save-picture").toFile()).getWidth()).isGreaterThan(600);
  }

  @Test
  void anEvaluationErrorIsExplainedAndKeepsEarlierResults() {
    evaluate();
    String before = words("#summary-precision");
    willChoose(saved.resolve("nothing.safetensors"));
    choose("#evaluate-compare", "compare-file");
    eventually(() -> find("#evaluate-problem").isVisible()
        && words("#evaluate-problem").contains("nothing.safetensors"));
    assertThat(words("#summary-precision")).isEqualTo(before);
  }

  @Test
  void classNamesAreInTheWindowsLanguage() {
    evaluate();
    assertThat(headings()).hasSize(20).contains("cat");
    ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().selectLast());
    eventually(() -> words("#evaluate-start").equals("다시 평가") && headings().size() == 20);
    assertThat(headings()).contains("고양이").doesNotContain("cat");
    assertThat(ROBOT.lookup("#confusion .row").queryAllAs(Label.class)).extracting(Label::getAccessibleHelp)
        .contains("고양이 cat", "배 ship");
    HeatMap map = find("#confusion");
    ROBOT.interact(() -> map.chosenProperty().set(new HeatMap.Cell(3, 5)));
    assertThat(map.getAccessibleText()).startsWith("정답 고양이 cat, 예측 개 dog: 이미지 100장 중 ");
    assertThat(words("#images-title")).startsWith("정답 고양이 cat, 예측 개 dog: ");
    ROBOT.interact(() -> map.chosenProperty().set(new HeatMap.Cell(3, 3)));
    assertThat(((ImageGrid) find("#evaluate-images")).getAccessibleText()).contains("고양이 cat, 정답(신뢰도 ");
    assertThat(ROBOT.lookup("#images-bars .name").queryAllAs(Label.class)).extracting(Label::getText)
        .contains("고양이 cat ✓", "개 dog");
    page("classes");
    TableView<?> table = find("#classes");
    assertThat(table.getColumns().get(0).getCellData(3)).isEqualTo("고양이 cat");
  }

  /** The names beside the rows and columns of the confusion matrix. */
  private static List<String> headings() {
    return ROBOT.lookup("#confusion > .label").queryAllAs(Label.class).stream().map(Label::getText).toList();
  }

  @Test
  void switchingTheLanguageKeepsTheResults() {
    evaluate();
    String before = words("#summary-precision");
    page("calibration");
    ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().selectLast());
    eventually(() -> words("#evaluate-start").equals("다시 평가"));
    eventually(() -> words("#summary-precision").equals(before));
    eventually(() -> find("#calibration").isVisible());
  }
}
