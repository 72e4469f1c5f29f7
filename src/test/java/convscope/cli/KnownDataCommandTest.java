package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.CifarBinary;
import convscope.data.SampleScenes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Known data sets on the command line. */
class KnownDataCommandTest {
  private static final int RECORD = 3_074;

  @TempDir
  private Path home;
  @TempDir
  private Path folder;
  private Program program;

  @BeforeEach
  void makeAProgram() {
    program = new Program(home);
  }

  private void cifar100(String name, int count) throws IOException {
    ByteBuffer records = ByteBuffer.allocate(count * RECORD);
    for (int i = 0; i < count; i++) {
      records.put(i * RECORD, (byte) (i % 20)).put(i * RECORD + 1, (byte) (i % 100));
      for (int j = 2; j < RECORD; j++) {
        records.put(i * RECORD + j, (byte) (i * 31 + j * 7));
      }
    }
    Files.write(folder.resolve(name), records.array());
  }

  @Test
  void cifar100IsDescribedAndTrainedOnWithItsHundredClasses() throws Exception {
    cifar100("train.bin", 300);
    cifar100("test.bin", 100);
    Program.Outcome info = program.answer("data", "info", folder.toString());
    assertThat(info.out()).contains("aquarium_fish", "worm").containsPattern("all +300 +100");
    Path run = folder.resolve("run");
    Program.Outcome train =
        program.answer("train", "--data", folder.toString(), "--steps", "20", "--run", run.toString());
    assertThat(train.exit()).as(train.err()).isZero();
    assertThat(Files.readString(run.resolve("manifest.json"))).contains("aquarium_fish");
  }

  @Test
  void anArchiveIsTrainedOnAsItsFolderWouldBe() throws Exception {
    Path data = folder.resolve("data");
    CifarBinary.write(SampleScenes.dataset(1, 300, 20), data);
    Path archive = folder.resolve("mine.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive));
        Stream<Path> files = Files.list(data)) {
      for (Path file : files.toList()) {
        zip.putNextEntry(new ZipEntry("mine/" + file.getFileName()));
        Files.copy(file, zip);
      }
    }
    String sum = "SHA-256 of its records: [0-9a-f]{64}";
    Program.Outcome info = program.answer("data", "info", archive.toString());
    assertThat(info.out()).containsPattern(sum).containsPattern("all +300 +20");
    assertThat(info.out().lines().filter(line -> line.matches(sum)).toList())
        .isEqualTo(program.answer("data", "info", data.toString()).out().lines().filter(line -> line.matches(sum))
        .toList());
    Program.Outcome train =
        program.answer("train", "--data", archive.toString(), "--steps", "20", "--run", folder + "/run");
    assertThat(train.exit()).as(train.err()).isZero();
  }

  @Test
  void aMissingBatchIsNamedByBothCommandsAndNothingIsMade() throws Exception {
    Path data = folder.resolve("data");
    CifarBinary.write(SampleScenes.dataset(1, 300, 20), data);
    Files.move(data.resolve("data_batch_1.bin"), data.resolve("data_batch_2.bin"));
    for (Program.Outcome outcome : new Program.Outcome[] {program.answer("data", "info", data.toString()),
        program.answer("train", "--data", data.toString(), "--steps", "20", "--run", folder + "/run")}) {
      assertThat(outcome.exit()).isEqualTo(1);
      assertThat(outcome.err()).contains("data_batch_1.bin is missing from " + data).hasLineCount(1);
    }
    assertThat(folder.resolve("run")).doesNotExist();
  }
}
