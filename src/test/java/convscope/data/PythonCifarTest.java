package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Face;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CIFAR-10 and CIFAR-100 as they are handed out for Python, and files that only look so. */
class PythonCifarTest {
  private static final ImageSet IMAGES = TestImages.random(12, 10);
  private static final List<String> FILES = List.of("data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4",
      "data_batch_5", "test_batch");

  @TempDir
  private Path folder;

  private Dataset open(OpeningOptions options) {
    return Datasets.open(folder.toString(), folder, options, ProgressListener.NONE);
  }

  private static byte[] rows(int from, int count) {
    byte[] data = new byte[count * ImageSet.PIXELS];
    for (int i = 0; i < count; i++) {
      IMAGES.copyPixels(from + i, data, i * ImageSet.PIXELS);
    }
    return data;
  }

  private static byte[] columns(byte[] rows, int count) {
    byte[] data = new byte[rows.length];
    for (int i = 0; i < rows.length; i++) {
      data[i % ImageSet.PIXELS * count + i / ImageSet.PIXELS] = rows[i];
    }
    return data;
  }

  private static byte[] batch(int protocol, int number, boolean columnsFirst) {
    byte[] rows = rows(2 * number, 2);
    return new PickleMaker(protocol).labels("labels", number, 9 - number)
        .array("data", 2, ImageSet.PIXELS, columnsFirst ? columns(rows, 2) : rows, columnsFirst)
        .names("filenames", List.of("a.png", "b.png")).end();
  }

  private void cifar10(int protocol, boolean columnsFirst) throws IOException {
    for (int number = 0; number < FILES.size(); number++) {
      Files.write(folder.resolve(FILES.get(number)), batch(protocol, number, columnsFirst));
    }
  }

  @ParameterizedTest
  @CsvSource({"0,false", "0,true", "2,false", "2,true", "5,false", "5,true"})
  void everyProtocolAndOrderOfElementsGivesTheImages(int protocol, boolean columnsFirst) throws IOException {
    cifar10(protocol, columnsFirst);
    Files.write(folder.resolve("batches.meta"), new PickleMaker(protocol).names("label_names",
        IntStream.range(0, 10).mapToObj(i -> "class " + i).toList()).end());
    Dataset data = open(OpeningOptions.USUAL);
    assertThat(data.train().size()).isEqualTo(10);
    assertThat(data.test().size()).isEqualTo(2);
    assertThat(data.classNames()).startsWith("class 0", "class 1").hasSize(10);
    assertThat(List.of(data.train().label(4), data.train().label(5))).containsExactly(2, 7);
    for (int i = 0; i < 10; i++) {
      assertThat(TestImages.pixels(data.train(), i)).isEqualTo(TestImages.pixels(IMAGES, i));
    }
    assertThat(data.summary().layout().orElseThrow().in(Language.ENGLISH, Face.CONSOLE)).contains("CIFAR-10", "Python");
  }

  @Test
  void withoutTheFileOfNamesTheOfficialOnesCount() throws IOException {
    cifar10(2, false);
    assertThat(open(OpeningOptions.USUAL).classNames()).isEqualTo(Dataset.CIFAR_CLASSES);
  }

  private void cifar100() throws IOException {
    for (String part : List.of("train", "test")) {
      Files.write(folder.resolve(part), new PickleMaker(2).labels("fine_labels", 99, 0).labels("coarse_labels", 19, 3)
          .array("data", 2, ImageSet.PIXELS, rows(0, 2), false).end());
    }
  }

  @Test
  void cifar100HasFineLabelsOrCoarseOnes() throws IOException {
    cifar100();
    Dataset fine = open(OpeningOptions.USUAL);
    assertThat(fine.classNames()).hasSize(100).startsWith("apple").endsWith("worm");
    assertThat(List.of(fine.train().label(0), fine.train().label(1))).containsExactly(99, 0);
    Dataset coarse = open(OpeningOptions.USUAL.withLabels(OpeningOptions.Labels.COARSE));
    assertThat(coarse.classNames()).hasSize(20).startsWith("aquatic_mammals").endsWith("vehicles_2");
    assertThat(List.of(coarse.test().label(0), coarse.test().label(1))).containsExactly(19, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"data_batch_1", "data_batch_3", "data_batch_5", "test_batch"})
  void aMissingFileIsNamed(String missing) throws IOException {
    cifar10(2, false);
    Files.delete(folder.resolve(missing));
    assertThatThrownBy(() -> open(OpeningOptions.USUAL)).isInstanceOf(Problem.class)
        .hasMessageStartingWith(missing + " is missing from " + folder);
  }

  private void refused(byte[] second, String why) throws IOException {
    cifar10(2, false);
    Path file = Files.write(folder.resolve("data_batch_2"), second);
    assertThatThrownBy(() -> open(OpeningOptions.USUAL)).isInstanceOf(Problem.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(why).message().doesNotContain("\n");
  }

  @Test
  void aPickleThatAsksForAFunctionIsRefusedAndNothingRuns() throws IOException {
    Path trace = folder.resolve("ran");
    String command = "touch " + trace;
    refused(new PickleMaker(2).text("data").raw("cposix\nsystem\n").text(command).raw(0x85, 'R').end(), "posix.system");
    refused(new PickleMaker(0).text("data").raw("cos\nsystem\n(").text(command).raw("tR").end(), "os.system");
    refused(new PickleMaker(5).raw(0x8c, 8).raw("builtins").raw(0x8c, 4).raw("eval").raw(0x93).end(), "builtins.eval");
    refused(new PickleMaker(2).raw("(").text(command).raw("ios\nsystem\n").end(), "operation (0x69)");
    refused(new PickleMaker(2).raw("cnumpy\nndarray\n)").raw(0x81).end(), "operation (0x81)");
    refused(new PickleMaker(2).raw("cnumpy\nndarray\n)R").end(), "is not a pickle of CIFAR-10");
    refused(new PickleMaker(2).raw("cjava.lang.Runtime\nexec\n").end(), "java.lang.Runtime.exec");
    assertThat(trace).doesNotExist();
  }

  @Test
  void aFileCutShortAnywhereIsOneSentence() throws IOException {
    byte[] whole = batch(2, 1, false);
    for (int length = 0; length < whole.length; length += length < 300 || length > whole.length - 40 ? 1 : 997) {
      refused(Arrays.copyOf(whole, length), "");
    }
    refused(Arrays.copyOf(whole, whole.length - 2_000), "is incomplete");
  }

  @Test
  void damagedFilesGiveAPictureOrASentence() throws IOException {
    cifar10(2, false);
    byte[] whole = batch(2, 1, false);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      damaged[i % 150] ^= (byte) (1 << i % 8);
      Files.write(folder.resolve("data_batch_2"), damaged);
      try {
        assertThat(open(OpeningOptions.USUAL).train().size()).isEqualTo(10);
      } catch (Problem refused) {
        assertThat(refused).hasMessageContaining("data_batch_2");
      }
    }
  }

  @Test
  void claimsAreNotBelieved() throws IOException {
    refused(new PickleMaker(2).text("data").raw('T', 0xFF, 0xFF, 0xFF, 0x7F).end(), "is incomplete");
    refused(new PickleMaker(5).text("data").raw(0x96, 0, 0, 0, 0, 0, 1, 0, 0).end(), "is incomplete");
    refused(new PickleMaker(2).labels("labels", 1, 1).array("data", 2, 3_072, rows(0, 1), false).end(),
        "is not a pickle of CIFAR-10");
    refused(new PickleMaker(2).labels("labels", 1, 1).array("data", 1, 3_072, rows(0, 1), false).end(),
        "has 1 images of 3,072 values and 2 labels");
    refused(new PickleMaker(2).labels("labels", 1).array("data", 2, 1_536, rows(0, 1), false).end(),
        "has 2 images of 1,536 values");
    refused(new PickleMaker(2).labels("labels", 10, 1).array("data", 2, 3_072, rows(0, 2), false).end(),
        "has label 10 in record 0");
    refused(new PickleMaker(2).labels("labels", 1, -1).array("data", 2, 3_072, rows(0, 2), false).end(),
        "has label -1 in record 1");
    refused(new PickleMaker(2).labels("labels", 1, 2).end(), "has no usable entry \"data\"");
    refused(new PickleMaker(2).array("data", 2, 3_072, rows(0, 2), false).end(), "has no usable entry \"labels\"");
    refused(new byte[] {(byte) 0x80, 9}, "pickle protocol newer than 5");
  }

  @Test
  void theSameTextAgainAndAgainDoesNotFillTheMemory() throws IOException {
    PickleMaker bomb = new PickleMaker(5).text("data").raw("c_codecs\nencode\nq\1X\0\0\20\0").raw("x".repeat(1 << 20))
        .raw("q\2").raw(0x8c, 6).raw("latin1q\3").raw("(");
    for (int i = 0; i < 100_000; i++) {
      bomb.raw("h\1h\2h\3\u0086R");
    }
    refused(bomb.raw("t").end(), "is larger than any CIFAR-10");
  }
}
