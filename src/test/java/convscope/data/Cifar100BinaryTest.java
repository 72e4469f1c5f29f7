package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar100BinaryTest {
  private static final ImageSet IMAGES = TestImages.random(200, 100);

  @TempDir
  private Path folder;

  private static byte[] records(int count) {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      records.write(i % 20);
      records.write(i % 100);
      records.writeBytes(TestImages.pixels(IMAGES, i));
    }
    return records.toByteArray();
  }

  private void write() throws IOException {
    Files.write(folder.resolve("train.bin"), records(200));
    Files.write(folder.resolve("test.bin"), records(100));
  }

  private Dataset open(OpeningOptions options) {
    return Datasets.open(folder.toString(), folder, options, ProgressListener.NONE);
  }

  @Test
  void withoutFilesOfNamesTheOfficialOnesCountFineOrCoarse() throws IOException {
    write();
    Dataset fine = open(OpeningOptions.USUAL);
    assertThat(fine.classNames()).hasSize(100).doesNotHaveDuplicates().startsWith("apple", "aquarium_fish")
        .endsWith("worm");
    assertThat(fine.train().label(157)).isEqualTo(57);
    assertThat(TestImages.pixels(fine.train(), 157)).isEqualTo(TestImages.pixels(IMAGES, 157));
    Dataset coarse = open(OpeningOptions.USUAL.withLabels(OpeningOptions.Labels.COARSE));
    assertThat(coarse.classNames()).hasSize(20).doesNotHaveDuplicates();
    assertThat(coarse.train().label(157)).isEqualTo(17);
    assertThat(coarse.options().labels()).isEqualTo(OpeningOptions.Labels.COARSE);
  }

  @Test
  void theFilesOfNamesCountWhereTheyAreThere() throws IOException {
    write();
    Files.writeString(folder.resolve("fine_label_names.txt"),
        IntStream.range(0, 100).mapToObj(i -> "fine" + i).collect(Collectors.joining("\n")));
    assertThat(open(OpeningOptions.USUAL).classNames()).startsWith("fine0", "fine1").hasSize(100);
    assertThat(open(OpeningOptions.USUAL).summary().used()).isEqualTo(300);
  }

  @Test
  void aMissingOrTruncatedFileOrAWrongLabelIsOneSentence() throws IOException {
    write();
    Files.delete(folder.resolve("test.bin"));
    assertThatThrownBy(() -> open(OpeningOptions.USUAL)).isInstanceOf(Problem.class)
        .hasMessageStartingWith("test.bin is missing from " + folder);
    Files.write(folder.resolve("test.bin"), new byte[3_073]);
    assertThatThrownBy(() -> open(OpeningOptions.USUAL)).isInstanceOf(Problem.class)
        .hasMessageContaining("test.bin is incomplete: its 3,073 bytes are not whole records of 3,074 bytes");
    byte[] wrong = records(3);
    wrong[3_074 + 1] = 100;
    Files.write(folder.resolve("test.bin"), wrong);
    assertThatThrownBy(() -> open(OpeningOptions.USUAL)).isInstanceOf(Problem.class)
        .hasMessageContaining("has label 100 in record 1, but there are only 100 classes");
  }
}
