package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CifarBinaryTest {
  private static final int RECORD = 3_073;

  @TempDir
  private Path folder;

  /** A record as the format's page describes it: the label, 1,024 bytes of red, of green, of blue, row by row. */
  private static byte[] record(int label, int red, int green, int blue) {
    byte[] record = new byte[RECORD];
    record[0] = (byte) label;
    for (int i = 0; i < 1_024; i++) {
      record[1 + i] = (byte) red;
      record[1 + 1_024 + i] = (byte) green;
      record[1 + 2_048 + i] = (byte) blue;
    }
    return record;
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private void writeWhole() throws IOException {
    Files.write(folder.resolve("data_batch_1.bin"), joined(record(3, 10, 20, 30), record(9, 255, 128, 0)));
    Files.write(folder.resolve("data_batch_2.bin"), record(0, 1, 2, 3));
    Files.write(folder.resolve("test_batch.bin"), record(7, 200, 201, 202));
  }

  @Test
  void readsRecordsWrittenByHand() throws IOException {
    writeWhole();
    byte[] second = record(9, 255, 128, 0);
    second[1 + 5 * 32 + 6] = 77;
    Files.write(folder.resolve("data_batch_1.bin"), joined(record(3, 10, 20, 30), second));
    Dataset data = CifarBinary.read(folder, "mine");
    assertThat(data.train().size()).isEqualTo(3);
    assertThat(List.of(data.train().label(0), data.train().label(1), data.train().label(2))).containsExactly(3, 9, 0);
    byte[] image = TestImages.pixels(data.train(), 1);
    assertThat(image[5 * 32 + 6]).as("red of row 5, column 6").isEqualTo((byte) 77);
    assertThat(image[5 * 32 + 7]).isEqualTo((byte) 255);
    assertThat(image[1_024]).isEqualTo((byte) 128);
    assertThat(image[2_048]).isZero();
    assertThat(data.test().size()).isEqualTo(1);
    assertThat(data.test().label(0)).isEqualTo(7);
    assertThat(data.classNames()).startsWith("airplane", "automobile").hasSize(10);
  }

  @Test
  void findsTheFilesInTheFolderThatTheArchiveUnpacksTo() throws IOException {
    Path outer = folder;
    folder = Files.createDirectory(outer.resolve("cifar-10-batches-bin"));
    writeWhole();
    assertThat(CifarBinary.isIn(outer)).isTrue();
    assertThat(CifarBinary.read(outer, "mine").train().size()).isEqualTo(3);
  }

  @Test
  void takesTheNamesOfOtherClassesFromTheirFile() throws IOException {
    writeWhole();
    Files.write(folder.resolve("data_batch_1.bin"), record(1, 0, 0, 0));
    Files.write(folder.resolve("test_batch.bin"), record(0, 0, 0, 0));
    Files.writeString(folder.resolve("batches.meta.txt"), "사과\n배\n\n");
    assertThat(CifarBinary.read(folder, "fruit").classNames()).containsExactly("사과", "배");
  }

  @Test
  void refusesAFileThatIsCutShort() throws IOException {
    writeWhole();
    Path file = folder.resolve("data_batch_2.bin");
    Files.write(file, new byte[RECORD + 100]);
    assertThatThrownBy(() -> CifarBinary.read(folder, "mine")).isInstanceOf(Problem.class)
        .hasMessage(file + " is incomplete: its 3,173 bytes are not whole records of 3,073 bytes; download it again.");
    assertThat(file).hasSize(RECORD + 100);
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    writeWhole();
    Files.write(folder.resolve("test_batch.bin"), new byte[0]);
    assertThatThrownBy(() -> CifarBinary.read(folder, "mine")).isInstanceOf(Problem.class)
        .hasMessageContaining("test_batch.bin is incomplete");
  }

  @Test
  void refusesALabelOfEleven() throws IOException {
    writeWhole();
    Path file = folder.resolve("data_batch_1.bin");
    Files.write(file, joined(record(3, 1, 1, 1), record(11, 2, 2, 2)));
    assertThatThrownBy(() -> CifarBinary.read(folder, "mine")).isInstanceOf(Problem.class)
        .hasMessage(file + " has label 11 in record 1, but there are only 10 classes: the file is damaged or in another"
            + " format; download it again.");
  }

  @Test
  void saysWhichFileIsMissing() throws IOException {
    writeWhole();
    Files.delete(folder.resolve("test_batch.bin"));
    assertThatThrownBy(() -> CifarBinary.read(folder, "mine")).isInstanceOf(Problem.class)
        .hasMessageStartingWith("test_batch.bin is missing from " + folder);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4})
  void aMissingTrainingFileBeforeTheLastIsNamed(int missing) throws IOException {
    for (int number = 1; number <= 5; number++) {
      if (number != missing) {
        Files.write(folder.resolve("data_batch_" + number + ".bin"), record(1, 2, 3, 4));
      }
    }
    Files.write(folder.resolve("test_batch.bin"), record(7, 200, 201, 202));
    assertThatThrownBy(() -> Datasets.open(folder.toString(), folder, ProgressListener.NONE))
        .isInstanceOf(Problem.class)
        .hasMessage("data_batch_" + missing + ".bin is missing from " + folder
            + ": add it, or download the dataset again.");
  }

  @Test
  void moreThanFiveTrainingFilesAreAllRead() throws IOException {
    for (int number = 1; number <= 12; number++) {
      Files.write(folder.resolve("data_batch_" + number + ".bin"), record(number % 10, 2, 3, 4));
    }
    Files.write(folder.resolve("test_batch.bin"), record(7, 200, 201, 202));
    assertThat(CifarBinary.read(folder, "mine").train().size()).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource({"UTF-8,EF BB BF", "UTF-16LE,FF FE", "UTF-16BE,FE FF", "UTF-8,''"})
  void namesAreReadInUnicodeWithOrWithoutAMark(String encoding, String mark) throws IOException {
    writeNames(Charset.forName(encoding), mark);
    assertThat(CifarBinary.read(folder, "fruit").classNames()).containsExactly("사과", "배");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-windows-949", "UTF-16LE", "UTF-16BE"})
  void namesInAnotherEncodingAreRefused(String encoding) throws IOException {
    writeNames(Charset.forName(encoding), "");
    assertThatThrownBy(() -> CifarBinary.read(folder, "fruit")).isInstanceOf(Problem.class)
        .hasMessage(folder.resolve("batches.meta.txt")
            + " is in an encoding that is not recognized: open it in a text editor and save it as UTF-8.");
  }

  @Test
  void namesInLatin1AreRefusedAndNotGuessed() throws IOException {
    writeNames(StandardCharsets.UTF_8, "");
    Files.write(folder.resolve("batches.meta.txt"), "café\npêche\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> CifarBinary.read(folder, "fruit")).isInstanceOf(Problem.class)
        .hasMessageContaining("save it as UTF-8");
  }

  @Test
  void decomposedNamesAreComposedAndEqualOnesRefused() throws IOException {
    writeNames(StandardCharsets.UTF_8, "");
    Files.writeString(folder.resolve("batches.meta.txt"), Normalizer.normalize("사과\n배\n", Normalizer.Form.NFD));
    assertThat(CifarBinary.read(folder, "fruit").classNames()).containsExactly("사과", "배");
    Files.writeString(folder.resolve("batches.meta.txt"), "cat\ndog\ncat \n");
    assertThatThrownBy(() -> CifarBinary.read(folder, "fruit")).isInstanceOf(Problem.class)
        .hasMessageContaining("has the class name cat twice");
  }

  private void writeNames(Charset encoding, String mark) throws IOException {
    Files.write(folder.resolve("data_batch_1.bin"), record(1, 0, 0, 0));
    Files.write(folder.resolve("test_batch.bin"), record(0, 0, 0, 0));
    Files.write(folder.resolve("batches.meta.txt"), joined(HexFormat.ofDelimiter(" ").parseHex(mark),
        "사과\r\n배\r\n\r\n".getBytes(encoding)));
  }

  @Test
  void readsBackWhatItWrote() {
    Dataset data = TestImages.dataset(10_007, 30);
    CifarBinary.write(data, folder.resolve("out"));
    Dataset back = CifarBinary.read(folder.resolve("out"), "back");
    assertThat(back.checksum()).isEqualTo(data.checksum());
    assertThat(back.classNames()).isEqualTo(data.classNames());
    assertThat(folder.resolve("out/data_batch_1.bin")).hasSize(10_000L * RECORD);
    assertThat(folder.resolve("out/data_batch_2.bin")).hasSize(7L * RECORD);
  }
}
