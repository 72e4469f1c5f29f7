package convscope.workbench.data;

import static convscope.workbench.data.ViewUnderTest.on;
import static convscope.workbench.data.ViewUnderTest.until;
import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.ArchiveServer;
import convscope.data.FolderMaker;
import convscope.data.ImageSet;
import convscope.foundation.Language;
import convscope.workbench.session.OpenDataset.Work;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** Folders of every usual kind, each opened by the button, all in one window. */
@Tag("window")
class FolderKindsTest {
  private static final FxRobot ROBOT = new FxRobot();
  private static final List<String> PAIR = List.of("cat", "dog");

  @TempDir
  private static Path home;
  @TempDir
  private static Path elsewhere;
  private static ArchiveServer server;
  private static ViewUnderTest view;

  @TempDir
  private Path parent;

  @BeforeAll
  static void show() throws Exception {
    server = new ArchiveServer(elsewhere);
    Stage stage = FxToolkit.registerPrimaryStage();
    view = on(() -> new ViewUnderTest(stage, home, server::download, Language.ENGLISH));
  }

  @AfterAll
  static void close() throws Exception {
    view.close();
    server.close();
    FxToolkit.cleanupStages();
  }

  /**
   * A folder that is opened.
   *
   * @param make writes its files
   * @param facts what the view says of its images
   * @param classes the names of its first classes
   * @param headline how many are used and left out
   */
  private record Opened(String name, Consumer<FolderMaker> make, String facts, List<String> classes, String headline) {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A folder that is refused.
   *
   * @param make writes its files
   * @param words in the sentence that says why
   */
  private record Refused(String name, Consumer<FolderMaker> make, List<String> words) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static void pairs(FolderMaker maker, String folder, int each) {
    for (int kind = 0; kind < PAIR.size(); kind++) {
      maker.images(folder + PAIR.get(kind), kind, each);
    }
  }

  /** CIFAR records of random pixels, each after the labels that {@code labels} gives for its number. */
  private static byte[] records(int count, IntFunction<byte[]> labels) {
    Random random = new Random(count);
    byte[] pixels = new byte[ImageSet.PIXELS];
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      records.writeBytes(labels.apply(i));
      random.nextBytes(pixels);
      records.writeBytes(pixels);
    }
    return records.toByteArray();
  }

  private static byte[] fineAndCoarse(int count) {
    return records(count, i -> new byte[] {(byte) (i % 20), (byte) (i % 100)});
  }

  private static byte[] cifar10(int count) {
    return records(count, i -> new byte[] {(byte) (i % 10)});
  }

  private static String names(String stem, int count) {
    return IntStream.range(0, count).mapToObj(i -> stem + i + "\n").collect(Collectors.joining());
  }

  static Stream<Opened> opened() {
    return Stream.of(
        new Opened("train-and-val", maker -> {
          pairs(maker, "train/", 12);
          pairs(maker, "val/", 6);
        }, "24 training images, 12 test images, 2 classes", PAIR, "36 images used"),
        new Opened("upper-case", maker -> {
          pairs(maker, "Train/", 12);
          pairs(maker, "Test/", 6);
        }, "24 training images, 12 test images, 2 classes", PAIR, "36 images used"),
        new Opened("hidden", maker -> {
          pairs(maker, "", 12);
          PAIR.forEach(name -> maker.appleDoubles(name, 12).text(name + "/Thumbs.db", "thumbnails"));
          maker.images(".ipynb_checkpoints", 2, 3, "%02d-checkpoint.png", "png").images("@eaDir", 2, 3);
        }, "20 training images, 4 test images, 2 classes", PAIR, "24 images used, 32 left out: 32 hidden"),
        new Opened("nested", maker -> maker.images("cat", 0, 12).images("dog/from-web", 1, 12).images("dog/own", 1, 12)
            .images("bird", 2, 7).images("bird/more", 2, 20),
            "53 training images, 10 test images, 3 classes", List.of("bird", "cat", "dog"), "63 images used"),
        new Opened("formats", maker -> {
          pairs(maker, "", 10);
          for (int kind = 0; kind < PAIR.size(); kind++) {
            maker.images(PAIR.get(kind), kind, 8, "b%02d.bmp", "bmp");
          }
          maker.images("only-bmp", 2, 18, "%02d.bmp", "bmp");
        }, "45 training images, 9 test images, 3 classes", List.of("cat", "dog", "only-bmp"), "54 images used"),
        new Opened("composed-and-decomposed", maker -> {
          List<String> names = List.of("강아지", "고양이");
          for (int kind = 0; kind < names.size(); kind++) {
            maker.images("train/" + Normalizer.normalize(names.get(kind), Normalizer.Form.NFC), kind, 12)
                .images("test/" + Normalizer.normalize(names.get(kind), Normalizer.Form.NFD), kind, 6);
          }
        }, "24 training images, 12 test images, 2 classes", List.of("강아지", "고양이"), "36 images used"),
        new Opened("numbered", maker -> {
          for (int number = 1; number <= 12; number++) {
            maker.images(Integer.toString(number), number, 12);
          }
        }, "120 training images, 24 test images, 12 classes",
            IntStream.rangeClosed(1, 12).mapToObj(Integer::toString).toList(), "144 images used"),
        new Opened("cifar-100-binary", maker -> maker.write("train.bin", fineAndCoarse(500))
            .write("test.bin", fineAndCoarse(100)).text("fine_label_names.txt", names("fine", 100))
            .text("coarse_label_names.txt", names("coarse", 20)),
            "500 training images, 100 test images, 100 classes", List.of("fine0", "fine1"), "600 images used"));
  }

  static Stream<Refused> refused() {
    return Stream.of(
        new Refused("other-classes-in-test", maker -> {
          maker.images("train/bird", 2, 12);
          pairs(maker, "train/", 12);
          maker.images("test/cat", 0, 6).images("test/Dog", 1, 6).images("test/frog", 3, 6);
        }, List.of("Only in training: bird, dog.", "Only in testing: Dog, frog.")),
        new Refused("batch-3-missing", maker -> {
          for (int batch : List.of(1, 2, 4, 5)) {
            maker.write("data_batch_" + batch + ".bin", cifar10(100));
          }
          maker.write("test_batch.bin", cifar10(50));
        }, List.of("data_batch_3.bin is missing")));
  }

  /** Makes the folder {@code name} and opens it by the button, as a person does; returns once that has ended. */
  private void open(String name, Consumer<FolderMaker> make) throws Exception {
    Path folder = Files.createDirectory(parent.resolve(name));
    make.accept(new FolderMaker(folder));
    view.chosen = folder;
    ROBOT.clickOn("#folder");
    until(() -> view.openData.workProperty().get() == Work.NONE
        && (view.text("name").equals(name) || view.visible("problem")));
  }

  @ParameterizedTest
  @MethodSource("opened")
  void supportedFoldersOpenWithASummary(Opened kind) throws Exception {
    open(kind.name, kind.make);
    assertThat(view.text("facts")).isEqualTo(kind.facts);
    assertThat(view.visible("problem")).isFalse();
    assertThat(view.text("opening-headline")).isEqualTo(kind.headline);
    assertThat(on(() -> view.openData.datasetProperty().get()).classNames())
        .startsWith(kind.classes.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void unsupportedFoldersAreRejectedWithTheReason(Refused kind) throws Exception {
    open(kind.name, kind.make);
    assertThat(view.visible("problem")).isTrue();
    assertThat(view.text("problem")).contains(kind.words).doesNotContain("--");
    assertThat(view.text("name")).isNotEqualTo(kind.name);
  }
}
