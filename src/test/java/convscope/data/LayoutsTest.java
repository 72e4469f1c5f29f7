package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import convscope.data.OpeningSummary.Reason;
import convscope.foundation.Face;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders as people have them are opened as people mean them, or refused in a sentence that says why. */
class LayoutsTest {
  @TempDir
  private Path folder;
  @TempDir
  private Path home;
  private FolderMaker maker;

  @BeforeEach
  void begin() {
    maker = new FolderMaker(folder);
  }

  private Dataset open() {
    return open(OpeningOptions.USUAL);
  }

  private Dataset open(OpeningOptions options) {
    return Datasets.open(folder.toString(), home, options, ProgressListener.NONE);
  }

  private void assertRefused(String... words) {
    assertThatThrownBy(this::open).isInstanceOf(Problem.class).hasMessageContainingAll(words)
        .satisfies(problem -> assertThat(((Problem) problem).in(Language.KOREAN, Face.WINDOW)).containsPattern("[가-힣]")
            .doesNotContain("--"));
  }

  private static Map<String, List<Integer>> counts(Dataset data) {
    Map<String, List<Integer>> counts = new TreeMap<>();
    for (int label = 0; label < data.classNames().size(); label++) {
      counts.put(data.classNames().get(label), List.of(count(data.train(), label), count(data.test(), label)));
    }
    return counts;
  }

  private static int count(ImageSet images, int label) {
    int count = 0;
    for (int i = 0; i < images.size(); i++) {
      count += images.label(i) == label ? 1 : 0;
    }
    return count;
  }

  private static Map<Reason, Integer> leftOut(Dataset data) {
    Map<Reason, Integer> counts = new TreeMap<>();
    data.summary().leftOut().forEach(one -> counts.put(one.reason(), one.count()));
    return counts;
  }

  private static List<String> remarks(Dataset data) {
    return new OpeningReport(data.summary(), Language.ENGLISH, Face.CONSOLE).remarks();
  }

  private void pair(String train, String test) {
    maker.images(train + "/cat", 0, 12).images(train + "/dog", 1, 12).images(test + "/cat", 0, 6)
        .images(test + "/dog", 1, 6);
  }

  private void assertPair(Dataset data) {
    assertThat(counts(data)).isEqualTo(Map.of("cat", List.of(12, 6), "dog", List.of(12, 6)));
  }

  @ParameterizedTest
  @CsvSource({"train, val", "Train, Test", "TRAIN, VALID", "training_set, test_set", "Training Set, Validation Set",
      "train_images, eval", "trainset, testing", "seg_train, seg_test", "flowers-train, flowers-val",
      "train2017, val2017"})
  void splitFoldersAreRecognizedByCommonNamesInAnyCase(String train, String test) {
    pair(train, test);
    Dataset data = open();
    assertPair(data);
    assertThat(remarks(data)).containsExactly("Training images in " + train + ", test images in " + test + ".");
    assertThat(data.summary().used()).isEqualTo(36);
    assertThat(data.summary().leftOut()).isEmpty();
  }

  @Test
  void theTestSetIsPreferredToTheValidationSetWithARemark() {
    pair("train", "test");
    maker.images("val/cat", 0, 3).images("val/dog", 1, 3);
    Dataset data = open();
    assertPair(data);
    assertThat(remarks(data)).contains("test is used for testing; the images in val are not used.");
    assertThat(leftOut(data)).isEqualTo(Map.of(Reason.OTHER_SET, 6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "Validation", "test"})
  void aSingleSplitKeepsAShareForTesting(String name) {
    maker.images(name + "/cat", 0, 12).images(name + "/dog", 1, 12);
    Dataset data = open();
    assertThat(counts(data)).isEqualTo(Map.of("cat", List.of(10, 2), "dog", List.of(10, 2)));
    assertThat(remarks(data))
        .containsExactly("All images are in " + name + "; 1 image in 6 of each class is kept for testing.");
  }

  @Test
  void aTestFolderWithoutClassesIsReportedAndAShareKeptForTesting() {
    maker.images("train/cat", 0, 12).images("train/dog", 1, 12).images("test", 0, 4);
    Dataset data = open();
    assertThat(data.test().size()).isEqualTo(4);
    assertThat(remarks(data))
        .anySatisfy(remark -> assertThat(remark).contains("not training or test sets with class folders: test"));
    assertThat(leftOut(data)).isEqualTo(Map.of(Reason.NO_CLASS, 4));
  }

  @Test
  void aClassNamedTrainIsAClass() {
    maker.images("bus", 0, 6).images("car", 1, 6).images("train", 2, 6).images("test tube", 3, 6);
    assertThat(open().classNames()).containsExactly("bus", "car", "test tube", "train");
    maker.images("train/steam", 2, 6).images("train/diesel", 2, 6);
    assertThat(counts(open())).containsEntry("train", List.of(15, 3)).hasSize(4);
  }

  @Test
  void splitsWithoutClassFoldersAreRejected() {
    maker.images("train", 0, 6).images("test", 0, 6);
    assertRefused(folder.toString(), "(test, train)", "a folder of its own");
  }

  @Test
  void duplicateSplitsAreRejected() {
    pair("train", "test");
    maker.images("Training/cat", 0, 2);
    assertRefused("are, by their names, the same set of images", "Training", "rename");
  }

  @Test
  void testAndValidationWithoutTrainingAreRejected() {
    pair("val", "test");
    assertRefused("There are no training images next to", "add a folder named train");
  }

  @ParameterizedTest
  @ValueSource(strings = {"photos-main", "a/b/c/photos", "photos/train/train"})
  void classFoldersAreFoundInANestedFolderBesideOtherFiles(String inside) {
    maker.images(inside + "/cat", 0, 12).images(inside + "/dog", 1, 12).text("README.md", "# Photos")
        .text("LICENSE", "free")
        .text("labels/classes.txt", "cat").appleDoubles("__MACOSX/" + inside + "/cat", 12);
    Dataset data = open();
    assertThat(counts(data)).isEqualTo(Map.of("cat", List.of(10, 2), "dog", List.of(10, 2)));
    assertThat(leftOut(data)).isEqualTo(Map.of(Reason.HIDDEN, 12, Reason.NOT_AN_IMAGE, 3));
  }

  @Test
  void nestedSplitsAreFoundBesideAPreviewFolder() {
    pair("data/train", "data/test");
    maker.images("previews", 0, 2);
    Dataset data = open();
    assertPair(data);
    assertThat(remarks(data)).contains("The images were found in a subfolder: data.");
    assertThat(leftOut(data)).isEqualTo(Map.of(Reason.NO_CLASS, 2));
  }

  @Test
  void splitsNestedOneFolderTooDeepAreFound() {
    pair("training_set/training_set", "test_set/test_set");
    assertPair(open());
  }

  @Test
  void aBinaryDatasetIsFoundInANestedFolder() {
    CifarBinary.write(TestImages.dataset(30, 10), folder.resolve("download/cifar"));
    maker.text("download/note.txt", "from the net");
    Dataset data = open();
    assertThat(data.train().size()).isEqualTo(30);
    assertThat(data.source()).isEqualTo(folder.toString());
  }

  @Test
  void imagesInSubfoldersBelongToTheClass() {
    maker.images("cat", 0, 12).images("dog/from-web", 1, 12).images("dog/own", 1, 12).images("bird", 2, 7)
        .images("bird/more", 2, 20);
    assertThat(counts(open()))
        .isEqualTo(Map.of("bird", List.of(23, 4), "cat", List.of(10, 2), "dog", List.of(20, 4)));
  }

  @Test
  void deeplyNestedImagesBelongToTheClassInEachSplit() {
    maker.images("train/cat/a/b/c", 0, 5).images("train/cat/a", 0, 1).images("train/dog", 1, 6).images("val/cat", 0, 1)
        .images("val/dog/x/y", 1, 2);
    assertThat(counts(open())).isEqualTo(Map.of("cat", List.of(6, 1), "dog", List.of(6, 2)));
  }

  @Test
  void imagesBesideTheClassFoldersAreCounted() {
    maker.images("cat/old", 0, 6).images("dog/old", 1, 6).images(".", 2, 3);
    Dataset data = open();
    assertThat(data.train().size()).isEqualTo(10);
    assertThat(leftOut(data)).isEqualTo(Map.of(Reason.NO_CLASS, 3));
  }

  @Test
  void formatsAreDetectedFromFileContents() {
    for (String name : List.of("cat", "dog")) {
      maker.images(name, name.equals("cat") ? 0 : 1, 10).images(name, 1, 8, "b%02d.bmp", "bmp");
    }
    maker.images("only-bmp", 2, 18, "%02d.bmp", "bmp");
    assertThat(counts(open())).isEqualTo(
        Map.of("cat", List.of(15, 3), "dog", List.of(15, 3), "only-bmp", List.of(15, 3)));
  }

  @Test
  void theFileExtensionDoesNotMatter() {
    maker.images("cat", 0, 6, "%02d", "png").images("cat", 0, 6, "g%02d.JPG", "gif")
        .images("dog", 1, 6, "%02d.data", "tiff")
        .images("dog", 1, 6, "%02d.TXT", "jpg");
    Dataset data = open();
    assertThat(counts(data)).isEqualTo(Map.of("cat", List.of(10, 2), "dog", List.of(10, 2)));
    assertThat(leftOut(data)).isEmpty();
  }

  @Test
  void skippedFilesAreCountedByReasonWithExampleNames() {
    byte[] whole = maker.image(0, 1, "png");
    maker.images("cat", 0, 6).images("dog", 1, 6).write("cat/cut.png", Arrays.copyOf(whole, whole.length / 2))
        .text("dog/labels.csv", "name,class\n1.png,dog\n").text("notes/todo.txt", "more cats");
    maker.write("cat/phone.heic", "\0\0\0\30ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1));
    Dataset data = open();
    assertThat(data.summary().used()).isEqualTo(12);
    assertThat(data.summary().leftOut()).containsExactly(
        new OpeningSummary.LeftOut(Reason.FORMAT, 1, List.of(Path.of("cat", "phone.heic").toString())),
        new OpeningSummary.LeftOut(Reason.DAMAGED, 1, List.of(Path.of("cat", "cut.png").toString())),
        new OpeningSummary.LeftOut(Reason.NOT_AN_IMAGE, 2,
            List.of(Path.of("dog", "labels.csv").toString(), Path.of("notes", "todo.txt").toString())));
  }

  @Test
  void systemFilesAndFoldersAreSkippedAndCounted() {
    for (String name : List.of("cat", "dog")) {
      maker.images(name, 0, 12).appleDoubles(name, 12).text(name + "/Thumbs.db", "x");
    }
    maker.images(".ipynb_checkpoints", 2, 3).images("@eaDir", 2, 3);
    Dataset data = open();
    assertThat(counts(data)).isEqualTo(Map.of("cat", List.of(10, 2), "dog", List.of(10, 2)));
    assertThat(leftOut(data)).isEqualTo(Map.of(Reason.HIDDEN, 32));
  }

  @Test
  void systemFoldersInsideSplitsAndClassesAreSkipped() {
    pair("train", "val");
    maker.images("train/.cache", 2, 2).images("val/@EADIR", 2, 2).images("train/cat/.thumbnails", 0, 2)
        .images("$RECYCLE.BIN/S-1", 2, 1).text("train/.DS_Store", "x").text("DESKTOP.INI", "x")
        .images("lost+found", 1, 1);
    Dataset data = open();
    assertPair(data);
    assertThat(leftOut(data)).isEqualTo(Map.of(Reason.HIDDEN, 10));
  }

  @Test
  void aFolderWithOnlyHiddenFoldersHasNoImages() {
    maker.images(".git/cat", 0, 6).images(".git/dog", 1, 6).text("README", "moved");
    assertRefused("There are no readable images in " + folder);
  }

  @Test
  void differingTestClassesAreRejectedWithBothLists() {
    maker.images("train/cat", 0, 12).images("train/dog", 1, 12).images("train/bird", 2, 12).images("test/cat", 0, 6)
        .images("test/Dog", 1, 6).images("test/frog", 3, 6);
    assertRefused("Only in training: bird, dog.", "Only in testing: Dog, frog.",
        "only in upper and lower case: dog / Dog.");
  }

  @Test
  void aMissingOrEmptyTestClassIsRejected() {
    maker.images("train/cat", 0, 6).images("train/dog", 1, 6).images("test/cat", 0, 6)
        .text("test/dog/none.txt", "to come");
    assertRefused("Only in training: dog.", "Only in testing: none.");
  }

  @Test
  void anExtraTestClassIsRejected() {
    pair("train", "test");
    maker.images("test/unknown", 2, 1);
    assertRefused("Only in training: none.", "Only in testing: unknown.");
  }

  @Test
  void composedAndDecomposedNamesAreTheSameClass() {
    int kind = 0;
    for (String name : List.of("강아지", "고양이")) {
      maker.images("train/" + Normalizer.normalize(name, Normalizer.Form.NFC), kind, 12)
          .images("test/" + Normalizer.normalize(name, Normalizer.Form.NFD), kind++, 6);
    }
    assertThat(counts(open())).isEqualTo(Map.of("강아지", List.of(12, 6), "고양이", List.of(12, 6)));
  }

  @Test
  void classNamesAreTrimmed() {
    maker.images("train/ cat", 0, 6).images("train/dog ", 1, 6).images("test/cat", 0, 2).images("test/\u00A0dog", 1, 2);
    assertThat(counts(open())).isEqualTo(Map.of("cat", List.of(6, 2), "dog", List.of(6, 2)));
  }

  @Test
  void foldersWithCanonicallyEqualNamesAreMergedWithARemark() {
    maker.images("caf\u00E9", 0, 6).images("cafe\u0301", 0, 6).images("bar", 1, 6);
    assumeTrue(folder.toFile().list().length == 3, "the file system tells both apart");
    Dataset data = open();
    assertThat(counts(data)).isEqualTo(Map.of("caf\u00E9", List.of(10, 2), "bar", List.of(5, 1)));
    assertThat(remarks(data))
        .anySatisfy(said -> assertThat(said).startsWith("2 folders are treated as one class, caf\u00E9"));
  }

  @Test
  void classesDifferingOnlyInCaseAreReported() {
    maker.images("Cat", 0, 6).images("cat", 1, 6).images("A", 2, 6).images("a", 3, 6);
    assumeTrue(folder.toFile().list().length == 4, "the file system tells them apart");
    Dataset data = open();
    assertThat(data.classNames()).hasSize(4);
    assertThat(remarks(data)).contains("These classes differ only in upper and lower case: Cat, cat.");
  }

  @Test
  void numberedFoldersAndFilesAreSortedNaturally() {
    for (int number = 1; number <= 12; number++) {
      maker.images(Integer.toString(number), number, 6);
    }
    assertThat(open().classNames()).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
  }

  @Test
  void numbersWithinNamesAreSortedNaturally() {
    for (String name : List.of("class 10", "class 9", "class 009", "n02085620", "n0208", "10", "2a")) {
      maker.images("train/" + name, 0, 1).images("test/" + name, 0, 1);
    }
    assertThat(open().classNames())
        .containsExactly("2a", "10", "class 009", "class 9", "class 10", "n0208", "n02085620");
  }

  @Test
  void testImagesAreTakenInNaturalFileOrder() {
    maker.images("cat", 0, 12, "img%d.png", "png").images("dog", 1, 12, "img%d.png", "png");
    byte[] fifth = TestImages.pixels(open().test(), 0);
    maker.write("cat/img5.png", maker.image(3, 5, "png"));
    assertThat(TestImages.pixels(open().test(), 0)).isNotEqualTo(fifth);
    byte[] now = TestImages.pixels(open().test(), 0);
    maker.write("cat/img10.png", maker.image(4, 10, "png"));
    assertThat(TestImages.pixels(open().test(), 0)).isEqualTo(now);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 6", "0.25, 3", "0.3, 3", "0.1, 1"})
  void theTestShareSetsTheNumberOfTestImages(double share, int kept) {
    maker.images("cat", 0, 12).images("dog", 1, 12);
    Dataset data = open(OpeningOptions.USUAL.withTestShare(share));
    assertThat(data.test().size()).isEqualTo(2 * kept);
    assertThat(data.train().size()).isEqualTo(24 - 2 * kept);
    assertThat(data.options().testShare()).isEqualTo(share);
  }

  @Test
  void aClassWithTooFewImagesForTheTestShareIsReported() {
    maker.images("cat", 0, 12).images("dog", 1, 5);
    Dataset data = open();
    assertThat(counts(data)).isEqualTo(Map.of("cat", List.of(10, 2), "dog", List.of(5, 0)));
    assertThat(remarks(data)).contains("Too few images of dog to keep 1 image in 6 for testing: none is kept.");
  }

  @Test
  void tooFewImagesForAnyTestImageAreRejected() {
    maker.images("cat", 0, 5).images("dog", 1, 5);
    assertRefused("too few images in " + folder, "1 image in 6", "--test-share");
  }

  @Test
  void aClassWithoutReadableImagesIsRejected() {
    maker.images("cat", 0, 6).images("dog", 1, 6);
    byte[] whole = maker.image(2, 1, "png");
    maker.write("bird/1.png", Arrays.copyOf(whole, 60));
    assertRefused("No image of the class bird", folder.toString(), "PNG or JPEG");
  }

  @Test
  void imagesWithoutClassFoldersAndSingleClassesAreRejected() {
    maker.images(".", 0, 6);
    assertRefused("are not in class folders");
    maker.images("cat", 0, 6);
    assertRefused("one class only, cat");
  }

  @Test
  void moreThan256ClassesAreRejected() {
    for (int i = 0; i < 257; i++) {
      maker.images("c" + i, 0, 1);
    }
    assertRefused("has 257 class folders", "at most 256");
  }

  @Test
  void cyclicAndDanglingLinksDoNotHang() throws IOException {
    maker.images("cat", 0, 6).images("dog", 1, 6);
    try {
      Files.createSymbolicLink(folder.resolve("cat/up"), folder);
      Files.createSymbolicLink(folder.resolve("dog/root"), folder.getRoot());
      Files.createSymbolicLink(folder.resolve("dog/gone.png"), folder.resolve("nowhere"));
      Files.createSymbolicLink(folder.resolve("dog/linked.png"), folder.resolve("cat/00.png"));
    } catch (FileSystemException | UnsupportedOperationException notHere) {
      assumeTrue(false, "no links here");
    }
    Dataset data = open();
    assertThat(data.summary().used()).isEqualTo(13);
    assertThat(leftOut(data).values()).containsExactly(1);
  }

  @Test
  void openingCanBeCanceled() {
    maker.images("cat", 0, 6).images("dog", 1, 6);
    ProgressListener impatient = new ProgressListener() {
      @Override
      public void at(Progress progress) {}

      @Override
      public boolean cancelled() {
        return true;
      }
    };
    assertThatThrownBy(() -> Datasets.open(folder.toString(), home, OpeningOptions.USUAL, impatient))
        .isInstanceOf(Problem.class).hasMessageContaining("canceled");
    assertThat(home).isEmptyDirectory();
  }
}
