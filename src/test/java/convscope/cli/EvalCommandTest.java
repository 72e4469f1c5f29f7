package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import convscope.runs.RunFolder;
import convscope.runs.RunLock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EvalCommandTest {
  @TempDir
  private Path home;
  private Program program;

  @BeforeEach
  void setUp() {
    program = new Program(home);
  }

  private String train() throws Exception {
    String run = home.resolve("run").toString();
    assertThat(program.answer("train", "--data", "sample", "--steps", "8", "--batch", "8", "--run", run).exit()).isZero();
    return run;
  }

  @Test
  void theFiguresOfTheBuiltInNetworkArePrintedAsOneObjectAndEveryPredictionIsWritten() throws Exception {
    Path table = home.resolve("p.csv");
    Program.Outcome outcome = program.run("eval", "built-in", "--data", "sample", "--json", "--csv", table.toString());
    assertThat(outcome.exit()).isZero();
    JsonNode all = JsonMapper.builder().build().readTree(outcome.out());
    assertThat(all.get("examples").asInt()).isEqualTo(1_000);
    assertThat(all.get("precision").asDouble()).isEqualTo(all.get("correct").asInt() / 1_000.0);
    assertThat(all.get("precision_at_k")).hasSize(5);
    int diagonal = 0;
    for (int c = 0; c < 10; c++) {
      diagonal += all.get("confusion").get(c).get(c).asInt();
    }
    assertThat(diagonal).isEqualTo(all.get("correct").asInt());
    assertThat(Files.readAllLines(table).stream().filter(line -> line.contains(",1,"))).hasSize(diagonal);
  }

  @Test
  void whileARunIsTrainedItsFolderIsLeftAlone() throws Exception {
    String run = train();
    RunFolder folder = RunFolder.open(Path.of(run));
    RunLock training = folder.lock();
    Program.Outcome during = program.run("eval", run, "--details", "--confusion");
    training.close();
    assertThat(during.exit()).isZero();
    assertThat(during.out()).contains("precision @ 1 = ", "precision @ 5 = ",
        "expected calibration error", "predicted as");
    assertThat(folder.evaluations().rows()).isEmpty();
    assertThat(folder.checkpoints().bestPrecision()).isEmpty();
    assertThat(program.answer("eval", run).exit()).isZero();
    assertThat(folder.evaluations().rows()).hasSize(1);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void itFollowsARunUntilCtrlCAndEvaluatesACheckpointOnce() throws Exception {
    String run = train();
    Program.Outcome followed = program.interruptAt(line -> line.contains("precision @ 1 = "), "eval", run,
        "--every", "1");
    assertThat(followed.exit()).isEqualTo(130);
    assertThat(followed.out().lines().filter(line -> line.contains("precision @ 1"))).hasSize(1);
    assertThat(followed.out()).doesNotContain("Exception");
  }

  @Test
  void onlyARunCanBeFollowed() throws Exception {
    Program.Outcome outcome = program.answer("eval", "built-in", "--every", "300");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("--every follows a run");
  }
}
