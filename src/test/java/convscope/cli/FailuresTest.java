package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import convscope.Fingerprint;
import convscope.data.CifarBinary;
import convscope.data.SampleScenes;
import convscope.runs.RunFolder;
import convscope.runs.RunLock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong gives one sentence and exit code 1, and nothing that was there is lost. */
class FailuresTest {
  /** Room for one checkpoint of 8.5 MB and half of another. */
  private static final String SMALL_DISK = """
      place=%s
      mkdir -p "$place.kept" && cp -a "$place/." "$place.kept"
      mount -t tmpfs -o size=12m tmpfs "$place" && cp -a "$place.kept/." "$place"
      "$@"
      status=$?
      mkdir -p "$place.after" && cp -a "$place/." "$place.after"
      exit $status
      """;
  private static final String READ_ONLY = """
      place=%s
      mount --bind "$place" "$place" && mount -o remount,bind,ro "$place" && exec "$@"
      """;

  @TempDir
  private Path home;
  @TempDir
  private Path folder;
  private Program program;

  @BeforeEach
  void makeAProgram() {
    program = new Program(home);
  }

  private static void assertFailed(Program.Outcome outcome, String... words) {
    assertThat(outcome.err()).contains(words).hasLineCount(1).endsWith(".\n");
    assertThat(outcome.exit()).isEqualTo(1);
  }

  private Path data() {
    Path data = folder.resolve("data");
    CifarBinary.write(SampleScenes.dataset(1, 300, 20), data);
    return data;
  }

  /** A run with a checkpoint, that of step 5. */
  private Path run() throws IOException, InterruptedException {
    Path run = folder.resolve("run");
    assertThat(program.answer("train", "--data", data().toString(), "--steps", "5", "--run", run.toString()).exit())
        .isZero();
    return run;
  }

  @Test
  void truncatedRecordFilesAreReported() throws Exception {
    Path file = data().resolve("data_batch_1.bin");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100_000));
    Map<String, String> before = Fingerprint.ofAll(folder);
    assertFailed(program.answer("train", "--data", folder.resolve("data").toString(), "--run", folder + "/run"),
        file.toString(), "is incomplete");
    assertThat(Fingerprint.ofAll(folder)).isEqualTo(before);
  }

  @Test
  void labelsOutOfRangeAreReported() throws Exception {
    Path file = data().resolve("test_batch.bin");
    byte[] records = Files.readAllBytes(file);
    records[3_073] = 11;
    Files.write(file, records);
    assertFailed(program.answer("data", "info", folder.resolve("data").toString()), file.toString(),
        "has label 11 in record 1");
    assertThat(file).hasBinaryContent(records);
  }

  @Test
  void missingFoldersAreReported() throws Exception {
    assertFailed(program.run("train", "--data", folder + "/nowhere"),
        "There is no file or folder " + folder + "/nowhere");
    assertFailed(program.answer("eval", folder + "/nowhere.safetensors"),
        "The file " + folder + "/nowhere.safetensors does not exist");
  }

  @Test
  void oversizedSafetensorsHeadersAreReported() throws Exception {
    Path file = folder.resolve("evil.safetensors");
    byte[] bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(1L << 60).array();
    Files.write(file, bytes);
    assertFailed(program.answer("eval", file.toString(), "--data", "sample"), file.toString(),
        "its header claims 1152921504606846976 bytes");
    assertThat(file).hasBinaryContent(bytes);
  }

  @Test
  void resumingWithChangedDataIsReported() throws Exception {
    Path run = run();
    CifarBinary.write(SampleScenes.dataset(2, 300, 20), folder.resolve("data"));
    Map<String, String> before = Fingerprint.ofAll(run);
    assertFailed(program.answer("train", "--run", run.toString(), "--resume", "--steps", "9"),
        "was not trained on the images");
    assertThat(Fingerprint.ofAll(run)).isEqualTo(before);
  }

  @Test
  void existingRunFoldersAreReported() throws Exception {
    Path run = run();
    Map<String, String> before = Fingerprint.ofAll(run);
    assertFailed(program.answer("train", "--data", "sample", "--run", run.toString()),
        "There is already a run in " + run);
    assertThat(Fingerprint.ofAll(run)).isEqualTo(before);
  }

  @Test
  void runsLockedByAnotherProcessAreReported() throws Exception {
    Path run = run();
    try (RunLock ours = RunFolder.open(run).lock()) {
      assertFailed(program.answer("train", "--run", run.toString(), "--resume"), "The run in " + run,
          "is already being trained");
    }
  }

  @Test
  @Tag("long")
  void aFullDiskIsReported() throws Exception {
    assumeTrue(Program.canMount(), "Only where a person may mount a small file system");
    Path run = run();
    Path before = run.resolve("checkpoints/step-00000005.safetensors");
    String fingerprint = Fingerprint.of(before);
    Program.Outcome outcome = program.within(SMALL_DISK.formatted(run))
        .run("train", "--run", run.toString(), "--resume", "--steps", "9");
    assertFailed(outcome, "Cannot write " + run, "the disk is full; free some space and try again.");
    Path after = folder.resolve("run.after");
    assertThat(Fingerprint.ofAll(after.resolve("checkpoints")))
        .isEqualTo(Map.of("step-00000005.safetensors", fingerprint));
    assertThat(program.answer("train", "--run", after.toString(), "--resume").exit()).as("it goes on elsewhere")
        .isZero();
  }

  @Test
  @Tag("long")
  void readOnlyRunFoldersAreReported() throws Exception {
    assumeTrue(Program.canMount(), "Only where a person may mount a folder read-only");
    Path run = run();
    Map<String, String> before = Fingerprint.ofAll(run);
    assertFailed(program.within(READ_ONLY.formatted(run)).run("train", "--run", run.toString(), "--resume"),
        "Cannot write " + run, "the folder is read-only; use a folder that you have permission to write to.");
    assertFailed(program.within(READ_ONLY.formatted(run))
        .run("train", "--run", run.toString(), "--resume", "--steps", "9"), "Cannot write " + run, "read-only");
    assertFailed(program.within(READ_ONLY.formatted(run))
        .run("train", "--data", folder.resolve("data").toString(), "--run", run.resolve("new").toString()),
        "Cannot write " + run, "read-only");
    assertThat(Fingerprint.ofAll(run)).isEqualTo(before);
  }

  @Test
  void downloadsWithAWrongMd5AreReported() throws Exception {
    Path data = Files.createDirectories(home.resolve("data"));
    Path part = data.resolve("cifar-10-binary.tar.gz.part");
    try (RandomAccessFile zeros = new RandomAccessFile(part.toFile(), "rw")) {
      zeros.setLength(170_052_171);
    }
    assertFailed(program.answer("data", "fetch"), "The download from https://", "its MD5 is ", "--data sample");
    assertThat(data).isEmptyDirectory();
  }
}
