package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.ClassLabels;
import convscope.data.Dataset;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does in the Classify view, on the network that comes with the program. */
@Tag("long")
class WorkbenchClassifyTest extends WindowTest {
  @TempDir
  private Path pictures;

  @BeforeEach
  void toClassify() {
    eventually(() -> !find("#run-start").isDisabled());
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT5);
    eventually(() -> words("#classify-model").equals("Built-in network"));
  }

  private static TableView<?> table() {
    return find("#classify-table");
  }

  private static String cell(int row, int column) {
    return (String) table().getColumns().get(column).getCellData(row);
  }

  private static void tenTestImages() {
    ROBOT.clickOn("#classify-samples");
    eventually(() -> table().getItems().size() == 10 && !cell(9, 1).equals("…"));
  }

  private Path picture(String name, int red) throws Exception {
    BufferedImage image = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 90; x++) {
      for (int y = 0; y < 60; y++) {
        image.setRGB(x, y, red << 16 | x * 2 << 8 | y * 4);
      }
    }
    Path file = pictures.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private static void copy(List<Path> files) {
    ROBOT.interact(() -> {
      ClipboardContent content = new ClipboardContent();
      content.putFiles(files.stream().map(Path::toFile).toList());
      Clipboard.getSystemClipboard().setContent(content);
    });
  }

  private static int[] seen() {
    int[][] pixels = new int[1][];
    ROBOT.interact(() -> {
      WritableImage image = find("#details-seen").snapshot(null, null);
      PixelReader reader = image.getPixelReader();
      pixels[0] = new int[(int) image.getWidth()];
      for (int x = 0; x < pixels[0].length; x++) {
        pixels[0][x] = reader.getArgb(x, x);
      }
    });
    return pixels[0];
  }

  @Test
  void tenTestImagesAreClassifiedAndTheFirstIsSelected() {
    tenTestImages();
    eventually(() -> !((Label) find("#details-verdict")).getText().isEmpty());
    String verdict = words("#details-verdict");
    assertThat(verdict).contains(cell(0, 1)).containsPattern(", correct$|; true class: ");
    eventually(() -> ROBOT.lookup("#details-strips").queryParent().getChildrenUnmodifiable().size() == 2);
    for (int row = 1; row < 10; row++) {
      String name = cell(row, 0);
      int next = row;
      ROBOT.interact(() -> table().getSelectionModel().select(next));
      eventually(() -> words("#details-title").equals(name) && words("#details-verdict").contains(cell(next, 1)));
    }
    assertThat(watchdog().held()).isEmpty();
  }

  @Test
  void trueClassesAreMatchedByNameAndPredictionsUseTheNetworksNames() {
    openSampleAs(pictures.resolve("renamed"), Dataset.CIFAR_CLASSES.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList());
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT5);
    tenTestImages();
    for (int row = 0; row < 10; row++) {
      String name = cell(row, 0);
      int next = row;
      ROBOT.interact(() -> table().getSelectionModel().select(next));
      eventually(() -> words("#details-title").equals(name) && words("#details-verdict").contains(cell(next, 1)));
      assertThat(words("#details-verdict")).containsPattern("Prediction: [a-z]+ .*(, correct|; true class: [A-Z]+)$");
    }
  }

  @Test
  void saliencyIsOverlaidOnTheImage() {
    tenTestImages();
    // The feature maps come with the input: nothing gets another size after them.
    eventually(() -> words("#details-seen-words").contains("standardized")
        && ROBOT.lookup("#details-strips .scale-bar").queryAll().size() == 2);
    int[] plain = seen();
    for (String way : List.of("#where-gradient", "#where-occlusion")) {
      ROBOT.clickOn(way);
      eventually(() -> !Arrays.equals(seen(), plain));
      assertThat(((ToggleButton) find(way)).isSelected()).isTrue();
      eventually(() -> find("#details-seen-scale").isVisible());
      ROBOT.clickOn("#where-plain");
      eventually(() -> Arrays.equals(seen(), plain));
      eventually(() -> !find("#details-seen-scale").isVisible());
    }
  }

  @Test
  void eachLayersFeatureMapsHaveALabeledColorScale() {
    tenTestImages();
    eventually(() -> ROBOT.lookup("#details-strips .scale-bar").queryAll().size() == 2);
    for (Node bar : ROBOT.lookup("#details-strips .scale-bar").queryAll()) {
      // After a ReLU nothing is negative.
      assertThat(bar.getAccessibleText()).matches("0 … [0-9.]*[1-9][0-9.]*");
    }
  }

  @Test
  void anIncompleteFileIsClassifiedAndMarked() throws Exception {
    BufferedImage image = ImageIO.read(picture("whole.png", 200).toFile());
    Path whole = pictures.resolve("whole.jpg");
    ImageIO.write(image, "jpg", whole.toFile());
    byte[] jpeg = Files.readAllBytes(whole);
    Path cut = Files.write(pictures.resolve("cut.jpg"), Arrays.copyOf(jpeg, jpeg.length - 20));
    copy(List.of(cut, whole));
    ROBOT.push(KeyCode.CONTROL, KeyCode.V);
    eventually(() -> table().getItems().size() == 2 && !cell(0, 1).equals("…") && !cell(1, 1).equals("…"));
    assertThat(cell(0, 1)).endsWith(" (incomplete file)");
    assertThat(cell(1, 1)).doesNotContain("incomplete");
    eventually(() -> words("#details-title").equals("cut.jpg") && find("#details-incomplete").isVisible());
    assertThat(words("#details-incomplete")).startsWith("Incomplete file");
    ROBOT.interact(() -> table().getSelectionModel().select(1));
    eventually(() -> words("#details-title").equals("whole.jpg") && !find("#details-incomplete").isVisible());
  }

  @Test
  void droppedFilesAreReadAndTheDropTargetIsHighlighted() throws Exception {
    DroppedFiles[] files = new DroppedFiles[1];
    Path first = picture("a.png", 200);
    Path second = picture("b.png", 20);
    Node view = find(".classify-view");
    boolean[] answers = new boolean[2];
    ROBOT.interact(() -> {
      files[0] = new DroppedFiles(List.of(first, second));
      answers[0] = files[0].over(view);
    });
    assertThat(view.getPseudoClassStates()).contains(PseudoClass.getPseudoClass("over"));
    ROBOT.interact(() -> {
      answers[1] = files[0].on(view);
      files[0].away(view);
    });
    assertThat(answers).containsExactly(true, true);
    assertThat(view.getPseudoClassStates()).doesNotContain(PseudoClass.getPseudoClass("over"));
    eventually(() -> table().getItems().size() == 2 && !cell(1, 1).equals("…"));
    assertThat(List.of(cell(0, 0), cell(1, 0))).containsExactly("a.png", "b.png");
    eventually(() -> words("#details-title").equals("a.png") && words("#details-verdict").contains(cell(0, 1)));
  }

  @Test
  void filesDroppedDuringReadingAreQueued() throws Exception {
    Path first = picture("a.png", 200);
    Path second = picture("b.png", 20);
    Path third = picture("c.png", 90);
    Node view = find(".classify-view");
    // On one turn of the JavaFX thread, so that none can be told of before the next has come.
    ROBOT.interact(() -> List.of(first, second, third).forEach(file -> new DroppedFiles(List.of(file)).on(view)));
    eventually(() -> table().getItems().size() == 3 && !cell(2, 1).equals("…"));
    assertThat(List.of(cell(0, 0), cell(1, 0), cell(2, 0))).containsExactly("a.png", "b.png", "c.png");
    eventually(() -> words("#details-title").equals("c.png"));
  }

  @Test
  void cancelingClearsTheQueueAndLaterFilesAreRead() throws Exception {
    Path first = picture("a.png", 200);
    Path second = picture("b.png", 20);
    Path third = picture("c.png", 90);
    Node view = find(".classify-view");
    ROBOT.interact(() -> {
      new DroppedFiles(List.of(first)).on(view);
      new DroppedFiles(List.of(second)).on(view);
      ((Button) find("#classify-cancel")).fire();
      new DroppedFiles(List.of(third)).on(view);
    });
    eventually(() -> IntStream.range(0, table().getItems().size()).anyMatch(row -> cell(row, 0).equals("c.png")));
    assertThat(table().getItems()).hasSize(1);
  }

  @Test
  void droppedTextIsNotAcceptedAsAnImage() {
    Node view = find(".classify-view");
    boolean[] answers = new boolean[2];
    ROBOT.interact(() -> {
      ClipboardContent words = new ClipboardContent();
      words.putString("no picture");
      answers[0] = new DroppedFiles(words).over(view);
      answers[1] = new DroppedFiles(words).on(view);
    });
    assertThat(answers).containsExactly(false, false);
    assertThat(find("#classify-empty").isVisible()).isTrue();
  }

  @Test
  void tenTestImagesAreDistinct() {
    tenTestImages();
    ROBOT.clickOn("#classify-samples");
    eventually(() -> table().getItems().size() == 20);
    assertThat(IntStream.range(0, 20).mapToObj(row -> cell(row, 0))).doesNotHaveDuplicates();
  }

  @Test
  void pastedFilesAreReadAndInvalidOnesReported() throws Exception {
    Path broken = Files.writeString(pictures.resolve("b-broken.png"), "no picture at all");
    copy(List.of(picture("a.png", 200), broken, picture("c.png", 10)));
    ROBOT.push(KeyCode.CONTROL, KeyCode.V);
    eventually(() -> table().getItems().size() == 3 && !cell(2, 1).equals("…"));
    assertThat(List.of(cell(0, 0), cell(1, 0), cell(2, 0))).containsExactly("a.png", "b-broken.png", "c.png");
    assertThat(cell(1, 1)).isEqualTo("unreadable");
    eventuallyAsserted(() -> assertThat(words("#classify-count")).isEqualTo("3 images, 1 unreadable"));
    ROBOT.interact(() -> table().getSelectionModel().select(1));
    eventually(() -> words("#details-refusal").contains("b-broken.png"));
    ROBOT.interact(() -> table().getSelectionModel().select(2));
    eventually(() -> words("#details-title").equals("c.png") && !find("#details-refusal").isVisible());
  }

  @Test
  void aFolderIsClassifiedAndTheTableSavedWithAllProbabilities() throws Exception {
    Path folder = Files.createDirectories(pictures.resolve("folder/inside"));
    Files.copy(picture("a.png", 90), folder.resolve("one, two.png"));
    Files.copy(pictures.resolve("a.png"), folder.resolveSibling("zero.png"));
    willChoose(pictures.resolve("folder"));
    ROBOT.clickOn("#classify-folder");
    eventually(() -> table().getItems().size() == 2 && !cell(1, 1).equals("…"));
    Path saved = pictures.resolve("table.csv");
    willChoose(saved);
    ROBOT.clickOn("#classify-save");
    eventually(() -> Files.exists(saved));
    List<String> lines = Files.readAllLines(saved);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("file,width,height,top,airplane,").endsWith(",truck,true class,error");
    assertThat(lines.get(1)).startsWith("\"" + folder.resolve("one, two.png") + "\",90,60,");
    double sum = 0;
    String[] figures = lines.get(2).split(",");
    for (int c = 4; c < 14; c++) {
      sum += Double.parseDouble(figures[c]);
    }
    assertThat(sum).isBetween(0.99999, 1.00001);
  }

  @Test
  void classNamesAreTranslatedInTheWindowButNotInTheSavedFile() throws Exception {
    tenTestImages();
    String english = cell(0, 1);
    assertThat(english).matches("[a-z]+");
    eventually(() -> bars().size() == 10);
    assertThat(bars()).element(3).asString().matches("cat( ✓)?");
    ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().selectLast());
    eventually(() -> words("#classify-model").equals("내장 신경망") && bars().size() == 10);
    String korean = ClassLabels.in(Locale.KOREAN).of(english);
    assertThat(korean).endsWith(" " + english);
    assertThat(cell(0, 1)).as("the short name").isEqualTo(korean.substring(0, korean.indexOf(' ')));
    assertThat(bars()).element(3).asString().matches("고양이 cat( ✓)?");
    assertThat(words("#details-verdict")).startsWith("예측: " + korean + "(").containsPattern(", (맞음|정답: [가-힣]+ [a-z]+)$");
    Path file = pictures.resolve("results.csv");
    willChoose(file);
    ROBOT.interact(() -> ((Button) find("#classify-save")).fire());
    eventually(() -> Files.exists(file));
    assertThat(Files.readString(file)).startsWith("file,width,height,top,airplane,").contains(",32,32," + english + ",");
  }

  /** The names beside the bars. */
  private static List<String> bars() {
    return ROBOT.lookup("#details-bars .name").queryAllAs(Label.class).stream().map(Label::getText).toList();
  }

  @Test
  void switchingTheLanguageKeepsTheImages() {
    tenTestImages();
    String first = cell(0, 0);
    ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().selectLast());
    eventually(() -> words("#classify-model").equals("내장 신경망"));
    assertThat(table().getItems()).hasSize(10);
    assertThat(cell(0, 0)).isEqualTo(first.replace("Test image", "테스트 이미지") + "번").isNotEqualTo(first);
    eventually(() -> words("#details-verdict").contains(cell(0, 1)));
    ROBOT.clickOn("#classify-clear");
    eventually(() -> find("#classify-empty").isVisible());
  }
}
