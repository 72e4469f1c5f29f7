package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.Fingerprint;
import convscope.data.CifarBinary;
import convscope.data.SampleScenes;
import convscope.runs.Change;
import convscope.runs.Checkpoint;
import convscope.runs.Checkpoints;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.runs.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that something happened to, and what a person types to go on. */
@Tag("long")
class RecoveryTest {
  @TempDir
  private Path home;
  private final String userHome = System.getProperty("user.home");
  private Program program;
  private String run;

  @BeforeEach
  void makeImages() {
    program = new Program(home);
    run = home.resolve("run").toString();
    CifarBinary.write(SampleScenes.dataset(7, 60, 20), home.resolve("images"));
    System.setProperty("user.home", home.toString());
  }

  @AfterEach
  void goHome() {
    System.setProperty("user.home", userHome);
  }

  private Program.Outcome train(String... more) {
    List<String> all = new ArrayList<>(List.of("train", "--batch", "8", "--log-every", "1", "--run", run));
    all.addAll(List.of(more));
    return program.answer(all.toArray(String[]::new));
  }

  private Program.Outcome started(String... more) {
    List<String> all = new ArrayList<>(List.of("--data", home.resolve("images").toString()));
    all.addAll(List.of(more));
    return train(all.toArray(String[]::new));
  }

  private RunFolder folder() {
    return RunFolder.open(Path.of(run));
  }

  private Program.Outcome resumed(String... more) {
    List<String> all = new ArrayList<>(List.of("train", "--run", run, "--resume"));
    all.addAll(List.of(more));
    return program.answer(all.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_000, 3_000_000})
  void aDamagedLatestCheckpointIsSkippedKeptAndReported(int left) throws IOException {
    started("--steps", "12", "--checkpoint-every", "4");
    String end = Fingerprint.of(folder().checkpoints().latest().orElseThrow());
    Path newest = folder().checkpoints().latest().orElseThrow();
    Files.write(newest, Arrays.copyOf(Files.readAllBytes(newest), left));

    Program.Outcome looked = program.answer("eval", run);
    assertThat(looked.exit()).isZero();
    assertThat(looked.err()).contains(newest.toString(), "step 8 is used instead");
    assertThat(newest).exists();
    assertThat(program.answer("classify", run, home.resolve("none.png").toString()).err())
        .contains("step 8 is used instead");
    assertThat(program.answer("classify", run, home.resolve("none.png").toString(), "--language", "ko").err())
        .contains("8스텝").doesNotContain("is used instead");
    assertThat(program.answer("export", run, "--to", "onnx", "--out", home.resolve("network.onnx").toString()).err())
        .contains(newest.toString(), "step 8 is used instead");
    assertThat(program.answer("report", run, "--no-evaluation", "--out", home.resolve("run.html").toString()).err())
        .contains(newest.toString(), "step 8 is used instead");

    Program.Outcome resumed = resumed();
    assertThat(resumed.exit()).isZero();
    Path aside = newest.resolveSibling(newest.getFileName() + ".damaged");
    assertThat(resumed.err()).contains(newest + " is not a complete", "kept as " + aside, "resumes from step 8");
    assertThat(aside).hasSize(left);
    assertThat(Fingerprint.of(newest)).isEqualTo(end);
  }

  @Test
  void withoutAReadableCheckpointTheRunDoesNotRestart() throws IOException {
    started("--steps", "4", "--checkpoint-every", "4");
    Files.write(folder().checkpoints().latest().orElseThrow(), new byte[0]);
    Program.Outcome resumed = resumed("--steps", "8");
    assertThat(resumed.exit()).isEqualTo(1);
    assertThat(resumed.err()).contains("No checkpoint in ").hasLineCount(1);
    assertThat(folder().metrics().rows()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({"1e30, 0.01", "1e20, 0.05"})
  void theAdviceAfterANanLossWorks(String high, String low) {
    Program.Outcome failed = started("--steps", "20", "--rate", high, "--checkpoint-every", "5");
    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.err()).contains("Model diverged with ", "--resume --rate ");
    Program.Outcome resumed = resumed("--rate", low);
    assertThat(resumed.err()).isEmpty();
    assertThat(resumed.exit()).isZero();
    assertThat(resumed.out()).contains("starts again from the first step");
    assertThat(folder().metrics().rows()).hasSize(20).extracting(MetricsRow::learningRate)
        .containsOnly(Double.parseDouble(low));
  }

  @Test
  void aDivergedRunResumesFromBeforeTheRiseAndReportsTheStep() {
    started("--steps", "8", "--checkpoint-every", "4", "--rate", "0.01");
    // As if a person had raised the rate in the window, and it had gone wrong.
    resumed("--rate", "100", "--steps", "12", "--checkpoint-every", "1");
    assertThat(folder().changes().rows()).extracting(Change::step).contains(8L);
    Program.Outcome resumed = resumed("--rate", "0.02", "--steps", "10", "--checkpoint-every", "4");
    assertThat(resumed.exit()).isZero();
    assertThat(resumed.out())
        .containsPattern("began to rise after step [78]: the run resumes from the checkpoint of step [78]\\.");
    assertThat(folder().metrics().rows()).hasSize(10).last().satisfies(row -> {
      assertThat(row.learningRate()).isEqualTo(0.02);
      assertThat(row.loss()).isLessThan(10);
    });
  }

  @Test
  void theLastCheckpointBeforeTheRiseIsNeverDeleted() {
    started("--steps", "9", "--checkpoint-every", "4", "--keep", "2");
    // As if the loss had been next to nothing, so that what comes is far above it.
    List<MetricsRow> rows = folder().metrics().rows();
    folder().metrics().retain(row -> false);
    rows.forEach(row ->
        folder().metrics().append(new MetricsRow(row.step(), 0.001, 0.0001, 0.001, 0.0001, 0, row.learningRate(),
        row.examplesPerSecond(), row.secondsPerBatch(), row.time(), Double.NaN)));
    resumed("--steps", "14", "--checkpoint-every", "1");
    assertThat(folder().checkpoints().list()).extracting(Checkpoints::step).containsExactly(8L, 13L, 14L);
    assertThat(resumed("--rate", "0.01", "--steps", "10").out())
        .contains("began to rise after step 8: the run resumes from the checkpoint of step 8.");
  }

  @Test
  void theStepToResumeFromCanBeGiven() {
    started("--steps", "12", "--checkpoint-every", "4");
    assertThat(resumed("--from", "5").err()).contains("no checkpoint of step 5", "(4, 8, 12)");
    Program.Outcome resumed = resumed("--from", "4", "--rate", "0.05", "--steps", "10");
    assertThat(resumed.exit()).isZero();
    assertThat(resumed.out()).contains("resumes from step 4.");
    assertThat(folder().changes().rows()).allSatisfy(change -> assertThat(change.step()).isEqualTo(4))
        .extracting(Change::setting).containsExactly(Setting.RATE, Setting.STEPS);
    assertThat(folder().checkpoints().list()).extracting(Checkpoints::step).containsExactly(4L, 8L, 10L);
    assertThat(program.answer("train", "--from", "4").err()).contains("--from needs --resume or --branch");
    assertThat(resumed("--from", "-1").exit()).isEqualTo(2);
  }

  @Test
  void aNewRunStartsFromATrainedNetworkWithItsLayersFrozen() throws IOException {
    started("--steps", "4");
    Checkpoint source = Checkpoint.read(folder().checkpoints().latest().orElseThrow());
    String first = run;
    run = home.resolve("second").toString();
    Program.Outcome trained = started("--from", first, "--freeze", "conv1,conv2", "--steps", "3");
    assertThat(trained.err()).isEmpty();
    assertThat(trained.out()).contains("Starts from " + first + " (step 4) with all of its layers.");
    assertThat(folder().manifest().start()).map(Manifest.Start::step).hasValue(4L);
    assertThat(resumed("--steps", "6").exit()).isZero();
    Checkpoint end = Checkpoint.read(folder().checkpoints().latest().orElseThrow());
    assertThat(end.step()).isEqualTo(6);
    for (int i = 0; i < source.averages().size(); i++) {
      Tensor before = source.averages().get(i);
      Tensor after = end.parameters().get(i);
      assertThat(Arrays.equals(after.values(), before.values())).as(before.name())
          .isEqualTo(before.name().startsWith("conv"));
    }
    String through = run;
    run = home.resolve("third").toString();
    started("--from", first, "--freeze", "conv1,conv2", "--steps", "6");
    assertThat(Fingerprint.of(folder().checkpoints().latest().orElseThrow()))
        .isEqualTo(Fingerprint.of(RunFolder.open(Path.of(through)).checkpoints().latest().orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "--freeze conv1|--freeze needs --from",
      "--from built-in --freeze conv9|has no layer conv9",
      "--from built-in --freeze softmax_linear|cannot have its last layer softmax_linear frozen",
      "--from nowhere|nowhere"})
  void whatCannotBeStartedFromIsRefused(String options, String words) {
    Program.Outcome outcome = started(options.split(" "));
    assertThat(outcome.exit()).isNotZero();
    assertThat(outcome.err()).contains(words);
    assertThat(Path.of(run)).doesNotExist();
  }

  @Test
  void aTildeStandsForTheHomeFolderInAllPaths() {
    run = "~/run";
    assertThat(train("--data=~/images", "--steps", "2").exit()).isZero();
    run = home.resolve("run").toString();
    assertThat(folder().manifest().data().source()).isEqualTo(home.resolve("images").toString());
    assertThat(program.answer("eval", "~/run").exit()).isZero();
    assertThat(program.answer("eval", "~/run/checkpoints/step-00000002.safetensors", "--data=~/images",
        "--csv=~/all.csv").exit())
        .isZero();
    assertThat(home.resolve("all.csv")).exists();
    assertThat(program.answer("data", "info", "~/images").out()).contains("60");
    assertThat(program.answer("train", "--run", "~/run", "--resume", "--steps", "3").exit()).isZero();
  }

  @Test
  void relativeImagePathsAreStoredAsAbsolute() {
    Path here = Path.of("").toAbsolutePath();
    Program.Outcome trained = train("--data", here.relativize(home.resolve("images")).toString(), "--steps", "1");
    assertThat(trained.exit()).isZero();
    assertThat(folder().manifest().data().source()).isEqualTo(home.resolve("images").toString());
  }
}
