package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.CounterRandom;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does on the page of own classes, from the names to the bars of a new image. */
class WorkbenchOwnClassesTest extends WindowTest {
  @TempDir
  private Path pictures;

  @BeforeEach
  void toOwnClasses() {
    readyToStart();
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT8);
    eventually(() -> visible("#own-name-2"));
  }

  /** An image mostly of the color {@code rgb}, which differs by {@code number}. */
  private Path image(String name, int rgb, int number) throws Exception {
    CounterRandom random = new CounterRandom(number);
    BufferedImage image = new BufferedImage(48, 40, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, rgb ^ random.nextInt(64) * 0x10101);
      }
    }
    Path file = pictures.resolve(name + number + ".png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private List<Path> images(String name, int rgb, int count) throws Exception {
    Path[] files = new Path[count];
    for (int i = 0; i < count; i++) {
      files[i] = image(name, rgb, i);
    }
    return List.of(files);
  }

  private static void name(int card, String name) {
    ROBOT.doubleClickOn("#own-name-" + card).push(KeyCode.CONTROL, KeyCode.A).write(name).type(KeyCode.ENTER);
  }

  private static void drop(List<Path> files, String on) {
    ROBOT.interact(() -> {
      DroppedFiles dropped = new DroppedFiles(files);
      assertThat(dropped.over(find(on))).isTrue();
      assertThat(dropped.on(find(on))).isTrue();
    });
  }

  private static void copy(Path file) {
    ROBOT.interact(() -> {
      ClipboardContent content = new ClipboardContent();
      content.putFiles(List.of(file.toFile()));
      Clipboard.getSystemClipboard().setContent(content);
    });
  }

  private static void fire(String button) {
    ROBOT.interact(() -> ((Button) find(button)).fire());
  }

  private static int thumbnails(int card) {
    return on(() -> (int) ((Parent) find("#own-images-" + card)).getChildrenUnmodifiable().stream()
        .filter(node -> node.getStyleClass().contains("pixel-view")).count());
  }

  @Test
  void aNetworkLearnsTwoClassesAndPredictsANewImage() throws Exception {
    assertThat(words("#own-missing")).contains("Class 1", "no images");
    name(1, "brick");
    name(2, "sky");
    drop(images("brick", 0xA04030, 6), "#own-images-1");
    drop(images("sky", 0x3060C0, 6), "#own-images-2");
    eventually(() -> thumbnails(1) == 6 && thumbnails(2) == 6);
    assertThat(words("#own-facts")).isEqualTo("12 images in 2 classes");
    fire("#own-train");
    eventually(() -> words("#own-state").startsWith("Trained:"));
    eventually(() -> words("#own-precision").startsWith("2 of 2 images"));
    drop(List.of(image("new", 0x3565C5, 99)), "#own-trial");
    eventually(() -> words("#own-verdict").startsWith("Prediction: sky"));
    assertThat(watchdog().held()).isEmpty();
    fire("#own-show-run");
    eventually(() -> visible("#runs-table"));
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT8);
    fire("#own-classify");
    eventually(() -> words("#classify-model").contains("Own classes: brick, sky"));
  }

  private List<String> stored(String name) throws Exception {
    try (Stream<Path> files = Files.list(home.resolve("own-classes/train").resolve(name))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void removedImagesAndClassesComeBackInTheWindowAndOnTheDisk() throws Exception {
    name(1, "brick");
    drop(images("brick", 0xA04030, 3), "#own-images-1");
    eventually(() -> stored("brick").size() == 3);
    List<String> before = stored("brick");
    ROBOT.interact(() -> find("#own-images-1").requestFocus());
    ROBOT.type(KeyCode.HOME).type(KeyCode.DELETE);
    eventually(() -> thumbnails(1) == 2 && stored("brick").equals(before.subList(1, 3)));
    fire("#own-remove-1");
    eventually(() -> words("#own-facts").equals("no images in 1 class"));
    eventually(() -> Files.notExists(home.resolve("own-classes/train/brick")));
    ROBOT.push(KeyCode.CONTROL, KeyCode.Z);
    eventually(() -> thumbnails(1) == 2);
    fire("#own-undo");
    eventually(() -> thumbnails(1) == 3 && stored("brick").equals(before));
    assertThat(on(() -> find("#own-undo").isDisabled())).isTrue();
  }

  @Test
  void whatIsMissingIsSaidAndDamagedFilesAreNamedWhileOthersAreKept() throws Exception {
    name(1, "sky");
    name(2, "SKY");
    eventually(() -> visible("#own-refusal-2"));
    assertThat(words("#own-missing")).contains("Two classes are called \"SKY\"");
    name(2, "sea/side");
    eventually(() -> words("#own-refusal-2").contains("cannot be called"));
    name(2, "sea");
    eventually(() -> !visible("#own-refusal-2"));
    Path damaged = Files.writeString(pictures.resolve("notes.txt"), "no image");
    Path whole = image("sea", 0x204080, 1);
    drop(List.of(damaged, whole, whole), "#own-images-2");
    eventually(() -> words("#own-remarks-2").contains("already"));
    assertThat(words("#own-remarks-2")).contains("notes.txt", "sea1.png is in this class already");
    assertThat(thumbnails(2)).isEqualTo(1);
    copy(image("sea", 0x204080, 2));
    ROBOT.interact(() -> find("#own-images-2").requestFocus());
    ROBOT.push(KeyCode.CONTROL, KeyCode.V);
    eventually(() -> thumbnails(2) == 2);
    ROBOT.interact(() -> find("#own-add").requestFocus());
    ROBOT.push(KeyCode.CONTROL, KeyCode.V);
    eventually(() -> words(".problem-panel #words").contains("No class has the focus"));
    assertThat(on(() -> find("#own-train").isDisabled())).isTrue();
    assertThat(words("#own-missing")).contains("The class sky has no images");
  }
}
