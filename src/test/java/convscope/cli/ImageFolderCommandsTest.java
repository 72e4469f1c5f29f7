package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.cli.Program.Outcome;
import convscope.data.FolderMaker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People's image folders by {@code data info}, {@code train} and {@code eval}. */
class ImageFolderCommandsTest {
  @TempDir
  private Path home;
  @TempDir
  private Path folder;

  private FolderMaker maker(String name) {
    return new FolderMaker(folder.resolve(name));
  }

  private String info(FolderMaker maker, String... options) {
    return answer(0, options, "data", "info", maker.root().toString()).out();
  }

  private String train(FolderMaker maker, String... options) {
    String run = maker.root() + "-run";
    return answer(0, options, "train", "--data", maker.root().toString(), "--steps", "20", "--batch", "8", "--run", run)
        .out();
  }

  private Outcome answer(int exit, String[] options, String... command) {
    String[] all = Arrays.copyOf(command, command.length + options.length);
    System.arraycopy(options, 0, all, command.length, options.length);
    Outcome outcome = new Program(home).answer(all);
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(exit);
    return outcome;
  }

  private static FolderMaker pair(FolderMaker maker, String train, String test) {
    return maker.images(train + "/cat", 0, 12).images(train + "/dog", 1, 12).images(test + "/cat", 0, 6)
        .images(test + "/dog", 1, 6);
  }

  @Test
  void trainAndValidationFoldersAreUsedAsSplits() {
    FolderMaker maker = pair(maker("train-and-val"), "train", "val");
    assertThat(info(maker)).contains("36 images used", "Training images in train, test images in val.",
        "Largest class: cat, 50% of the images.").containsPattern("all +24 +12");
    assertThat(train(maker))
        .contains("36 images used", "Training images in train, test images in val.", "Saved step 20");
  }

  @Test
  void capitalizedSplitNamesAreRecognized() {
    FolderMaker maker = pair(maker("upper-case"), "Train", "Test");
    assertThat(info(maker)).containsPattern("all +24 +12");
    assertThat(train(maker)).contains("Training images in Train, test images in Test.", "Saved step 20");
  }

  @Test
  void hiddenFilesAndFoldersAreSkipped() {
    FolderMaker maker = maker("hidden").images("cat", 0, 12).images("dog", 1, 12).appleDoubles("cat", 12)
        .appleDoubles("dog", 12).text("cat/Thumbs.db", "x").images("@eaDir", 2, 3).images(".ipynb_checkpoints", 2, 3);
    assertThat(info(maker)).contains("24 images used, 31 left out: 31 hidden")
        .containsPattern("all +20 +4");
    assertThat(train(maker)).contains("24 images used, 31 left out: 31 hidden", "Saved step 20");
  }

  @Test
  void nestedClassFoldersAreFound() {
    FolderMaker maker = maker("nested").images("cat", 0, 12).images("dog/from-web", 1, 12).images("dog/own", 1, 12)
        .images("bird", 2, 7).images("bird/more", 2, 20);
    assertThat(info(maker)).containsPattern("bird +23 +4").containsPattern("cat +10 +2").containsPattern("dog +20 +4");
    assertThat(train(maker)).contains("63 images used", "Saved step 20");
  }

  @Test
  void allImageFormatsAreRead() {
    FolderMaker maker = maker("formats").images("only-bmp", 2, 18, "%02d.bmp", "bmp");
    for (String name : List.of("cat", "dog")) {
      maker.images(name, 0, 10).images(name, 1, 8, "b%02d.bmp", "bmp");
    }
    assertThat(info(maker)).containsPattern("cat +15 +3").containsPattern("dog +15 +3")
        .containsPattern("only-bmp +15 +3");
    assertThat(train(maker)).contains("54 images used", "Saved step 20");
  }

  @Test
  void differingTestClassesAreRejected() {
    FolderMaker maker = maker("other-classes").images("train/cat", 0, 12).images("train/dog", 1, 12)
        .images("train/bird", 2, 12).images("test/cat", 0, 6).images("test/Dog", 1, 6).images("test/frog", 3, 6);
    String data = maker.root().toString();
    for (String[] command : List.of(new String[] {"data", "info", data}, new String[] {"train", "--data", data})) {
      assertThat(answer(1, new String[0], command).err()).contains("Only in training: bird, dog.",
          "Only in testing: Dog, frog.", "dog / Dog").hasLineCount(1);
    }
    assertThat(home.resolve("runs")).doesNotExist();
  }

  @Test
  void composedAndDecomposedClassNamesAreEqual() {
    FolderMaker maker = maker("names");
    for (String name : List.of("강아지", "고양이")) {
      maker.images("train/" + Normalizer.normalize(name, Normalizer.Form.NFC), 0, 12)
          .images("test/" + Normalizer.normalize(name, Normalizer.Form.NFD), 0, 6);
    }
    assertThat(info(maker)).containsPattern("강아지 +12 +6").containsPattern("고양이 +12 +6").containsPattern("all +24 +12");
    assertThat(train(maker)).contains("Saved step 20");
  }

  @Test
  void numberedClassesAreSortedNaturally() {
    FolderMaker maker = maker("numbered");
    for (int number = 1; number <= 12; number++) {
      maker.images(Integer.toString(number), number, 12);
    }
    assertThat(info(maker)).containsPattern("(?s)\n1 +10.*\n2 +10.*\n9 +10.*\n10 +10.*\n11 +10.*\n12 +10");
    assertThat(train(maker)).contains("144 images used", "Saved step 20");
  }

  @Test
  void aRunRecordsItsOpeningOptions() throws Exception {
    FolderMaker maker = maker("share").images("cat", 0, 12).images("dog", 1, 12);
    assertThat(train(maker, "--test-share", "1/3"))
        .contains("1 image in 3 of each class is kept for testing", "Saved step 20");
    String run = maker.root() + "-run";
    assertThat(Files.readString(Path.of(run, "manifest.json"))).contains("\"testShare\" : \"0.333");
    String[] none = {};
    assertThat(answer(0, none, "eval", run).out()).contains("precision @ 1");
    assertThat(answer(0, none, "train", "--run", run, "--resume", "--steps", "21").out()).contains("Saved step 21");
    assertThat(answer(1, new String[] {"--test-share", "1/6"}, "train", "--run", run, "--resume", "--steps", "22")
        .err())
        .contains(run).hasLineCount(1);
  }

  @Test
  void theTestShareIsAFractionCountOrPercentageInRange() {
    FolderMaker maker = maker("shares").images("cat", 0, 12).images("dog", 1, 12);
    for (String share : List.of("1/4", "0.25", "25%")) {
      assertThat(info(maker, "--test-share", share)).containsPattern("all +18 +6");
    }
    for (String share : List.of("0", "1/1", "0.6", "1/0", "-1/6", "a few", "NaN", "/")) {
      assertThat(answer(2, new String[] {"--test-share", share}, "data", "info", maker.root().toString()).err())
          .contains("--test-share", "must be above 0 and at most 0.5");
    }
  }

  @Test
  void incompleteFilesAreSkippedUnlessKeptOnRequest() {
    FolderMaker maker = maker("truncated").images("cat", 0, 12).images("dog", 1, 12);
    byte[] whole = maker.image(0, 1, "jpg");
    maker.write("cat/cut.jpg", Arrays.copyOf(whole, whole.length * 3 / 4));
    assertThat(info(maker))
        .contains("24 images used, 1 left out: 1 damaged", "1 damaged: " + Path.of("cat", "cut.jpg"));
    assertThat(info(maker, "--keep-truncated")).contains("25 images used").doesNotContain("left out");
  }
}
