package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import convscope.Fingerprint;
import convscope.data.CifarBinary;
import convscope.data.SampleScenes;
import convscope.engine.Learning;
import convscope.engine.Optimizer;
import convscope.runs.Checkpoint;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.runs.Tensor;
import convscope.training.Recipe;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private static final String STEP_LINE =
      "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}: step \\d+, loss = \\d+\\.\\d\\d"
      + " \\(\\d+\\.\\d examples/sec; \\d+\\.\\d{3} sec/batch\\)";

  @TempDir
  private Path home;
  @TempDir
  private Path folder;
  private Program program;

  @BeforeEach
  void makeAProgram() {
    program = new Program(home);
  }

  /** A few images, for what does not depend on how many there are. */
  private String images() {
    Path images = folder.resolve("images");
    CifarBinary.write(SampleScenes.dataset(1, 300, 20), images);
    return images.toString();
  }

  @Test
  void trainsOnTheSampleAndEvaluatesTheRun() throws Exception {
    String run = home.resolve("run").toString();
    Program.Outcome trained = program.run("train", "--data", "sample", "--steps", "121", "--batch", "32", "--run",
        run);
    assertThat(trained.err()).isEmpty();
    assertThat(trained.exit()).isZero();
    assertThat(trained.out()).contains("1,068,298", "18,470,784", "Run: " + run, "Saved step 121 to ");
    assertThat(trained.out().lines().filter(line -> line.contains(": step "))).hasSize(13)
        .allSatisfy(line -> assertThat(line).matches(STEP_LINE));
    RunFolder folder = RunFolder.open(Path.of(run));
    assertThat(folder.manifest().data().checksum()).matches("[0-9a-f]{64}");
    assertThat(folder.manifest().settings().seed()).isEqualTo(1);
    assertThat(folder.manifest().versions()).containsKeys("convscope", "java", "nd4j");
    assertThat(folder.manifest().machine()).containsKeys("os", "processor", "kernels");

    Program.Outcome evaluated = program.answer("eval", run);
    assertThat(evaluated.exit()).isZero();
    Matcher precision = Pattern.compile("precision @ 1 = (\\d\\.\\d{3})\n").matcher(evaluated.out());
    assertThat(precision.find()).isTrue();
    assertThat(Double.parseDouble(precision.group(1))).as("chance is 0.1").isGreaterThan(0.4);
    assertThat(folder.evaluations().rows()).singleElement().satisfies(row -> {
      assertThat(row.step()).isEqualTo(121);
      assertThat(row.parameters()).isEqualTo("averaged");
      assertThat(row.examples()).isEqualTo(1_000);
    });
    Path best = Path.of(run, "checkpoints", "best.safetensors");
    assertThat(program.answer("eval", best.toString(), "--data", "sample", "--raw").out()).contains("precision @ 1 = ");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  @Tag("long")
  void ctrlCSavesACheckpointThatResumesToTheSameResult() throws Exception {
    String through = home.resolve("through").toString();
    String stopped = home.resolve("stopped").toString();
    String images = images();
    Program.Outcome cut =
        program.interruptAt(line -> line.contains(": step 10,"), "train", "--data", images, "--steps",
        "4000", "--batch", "32", "--seed", "5", "--run", stopped);
    assertThat(cut.exit()).isEqualTo(130);
    assertThat(cut.out()).contains("resume with: convscope train --run " + stopped + " --resume");
    Path checkpoint = RunFolder.open(Path.of(stopped)).checkpoints().latest().orElseThrow();
    assertThat(Checkpoint.read(checkpoint).step()).isBetween(11L, 59L);
    assertThat(cut.out()).contains("Saved step " + Checkpoint.read(checkpoint).step() + " to " + checkpoint);

    assertThat(program.answer("train", "--run", stopped, "--resume", "--steps", "60").exit()).isZero();
    assertThat(program.answer("train", "--data", images, "--steps", "60", "--batch", "32", "--seed", "5",
        "--prefetch", "1", "--run", through).exit()).isZero();
    assertThat(last(stopped)).isEqualTo(last(through));
  }

  @Test
  void aRecipeSetsWhatNoOptionSets() throws Exception {
    String run = home.resolve("run").toString();
    assertThat(program.answer("train", "--data", images(), "--recipe", "quick", "--steps", "2", "--batch", "8",
        "--rate", "0.01", "--run", run).exit()).isZero();
    Manifest.Settings settings = RunFolder.open(Path.of(run)).manifest().settings();
    assertThat(settings.choice(Setting.OPTIMIZER)).isEqualTo("nesterov");
    assertThat(settings.choice(Setting.SCHEDULE)).isEqualTo("cosine");
    assertThat(settings.decimal(Setting.RATE)).isEqualTo(0.01);
    assertThat(settings.steps()).isEqualTo(2);
  }

  @Test
  void trainsAndResumesWithMomentumAndASchedule() throws Exception {
    String run = home.resolve("run").toString();
    assertThat(program.answer("train", "--data", images(), "--steps", "3", "--batch", "8", "--optimizer", "momentum",
        "--momentum", "0.75", "--rate", "0.01", "--schedule", "cosine", "--warm-up", "0.4", "--label-smoothing",
        "0.2", "--run", run).exit()).isZero();
    RunFolder folder = RunFolder.open(Path.of(run));
    assertThat(folder.manifest().settings().choice(Setting.OPTIMIZER)).isEqualTo("momentum");
    assertThat(folder.manifest().settings().decimal(Setting.MOMENTUM)).isEqualTo(0.75);
    assertThat(folder.manifest().settings().choice(Setting.SCHEDULE)).isEqualTo("cosine");
    assertThat(folder.manifest().settings().decimal(Setting.LABEL_SMOOTHING)).isEqualTo(0.2);
    assertThat(folder.metrics().rows().get(0).learningRate()).as("a tenth, warming up").isEqualTo(0.001);
    assertThat(program.answer("train", "--run", run, "--resume", "--steps", "5").exit()).isZero();
    assertThat(Checkpoint.read(folder.checkpoints().latest().orElseThrow()).optimizer()).isNotEmpty();
    String branch = home.resolve("branch").toString();
    Program.Outcome branched = program.answer("train", "--branch", run, "--from", "3", "--steps", "4", "--rate",
        "0.001", "--run", branch);
    assertThat(branched.out())
        .contains("A new run that continues " + run + " from step 3.", "Saved step 4 to " + branch);
    assertThat(RunFolder.open(Path.of(branch)).manifest().parent()).contains(new Manifest.Parent("run", 3));
    assertThat(folder.checkpoints().steps()).containsExactly(3L, 5L);
  }

  @Test
  void trainsWithAdamW() throws Exception {
    String run = home.resolve("run").toString();
    assertThat(program.answer("train", "--data", images(), "--steps", "2", "--batch", "8", "--optimizer", "adamw",
        "--beta1", "0.8", "--beta2", "0.99", "--epsilon", "1e-6", "--decoupled-decay", "0.05", "--clip-gradients",
        "2.5", "--rate", "0.001", "--run", run).exit()).isZero();
    RunFolder folder = RunFolder.open(Path.of(run));
    assertThat(Recipe.of(folder.manifest().settings()).learning())
        .isEqualTo(new Learning(new Optimizer.Adam(0.8, 0.99, 1e-6), 0, 0.05, 2.5));
    assertThat(Checkpoint.read(folder.checkpoints().latest().orElseThrow()).optimizer()).extracting(Tensor::name)
        .contains("conv1/weights/Adam", "conv1/weights/Adam_1");
  }

  @Test
  void evaluatesDuringTrainingOnRequest() throws Exception {
    String run = home.resolve("run").toString();
    Program.Outcome trained = program.answer("train", "--data", "sample", "--steps", "20", "--batch", "8",
        "--evaluate-every", "20", "--run", run);
    assertThat(trained.err()).isEmpty();
    assertThat(trained.out()).containsPattern("precision @ 1 = \\d\\.\\d{3}\n");
    assertThat(RunFolder.open(Path.of(run)).evaluations().rows()).singleElement()
        .satisfies(row -> assertThat(row.step()).isEqualTo(20));
  }

  private static String last(String run) throws Exception {
    return Fingerprint.of(RunFolder.open(Path.of(run)).checkpoints().latest().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "train --steps 0|--steps cannot be 0: use a whole number from 1 to 9,223,372,036,854,775,807",
      "train --batch none|--batch cannot be none: use a whole number from 1 to 65,536",
      "train --kernels abacus|--kernels must be one of auto, ",
      "train --device gpu:99|There is no device gpu:99 here: --device takes auto, cpu",
      "eval run --device cpu,cpu|--device \"cpu,cpu\" names the device cpu twice: name each device once.",
      "train --init 2018|--init must be one of early-2016, mid-2016, 2017, not 2018",
      "train --evaluate-every -1|--evaluate-every cannot be -1: use a whole number from 0 to 2,147,483,647",
      "train --checkpoint-every 0|--checkpoint-every cannot be 0: use a whole number from 1 to 2,147,483,647",
      "train --keep most|--keep cannot be most: use a whole number from 0 to 2,147,483,647, or all",
      "train --resume --run x --keep all|--resume takes the network and its settings from the run",
      "train --resume --run x --batch 5|--resume takes the network and its settings from the run",
      "train --optimizer adagrad|--optimizer cannot be adagrad: use one of sgd, momentum, nesterov, adam, adamw",
      "train --label-smoothing 1|--label-smoothing cannot be 1: use a finite number from 0 to 0.99",
      "train --momentum 2|--momentum cannot be 2: use a finite number from 0 to 1",
      "train --recipe fast|--recipe must be one of tutorial, quick, not fast",
      "train --resume --run x --recipe quick|--recipe is for new runs only",
      "train --rate NaN|--rate cannot be NaN: use a finite number of at least 0",
      "train --resume --run x --branch y|--branch starts a new run and --resume continues an old one",
      "train --branch y --batch 5|--branch takes the network and its settings from the run",
      "train --resume|--resume needs --run",
      "train --resume --run x --seed 3|--resume takes the network and its settings from the run",
      "eval|Missing: RUN|CHECKPOINT|built-in",
      "eval x --once --every 3|Only one of these may be given: --once, --every",
      "bench --rounds 0|must be at least 1",
      "data|data needs one of its commands: fetch, info or sample",
      "fly|Unknown argument: fly"})
  void usageErrorsExitWithTwoAndAreExplained(String arguments) throws Exception {
    String[] parts = arguments.split("\\|", 2);
    Program.Outcome outcome = program.answer(parts[0].split(" "));
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains(parts[1]).contains("Usage: convscope");
    assertThat(home.resolve("runs")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "train --help", "eval --help", "data --help", "devices --help", "bench --help"})
  void helpHasExamples(String arguments) throws Exception {
    Program.Outcome outcome = program.answer(arguments.split(" "));
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).contains("Usage: convscope").contains("Examples:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "train --version", "data fetch --version"})
  void everyCommandPrintsTheVersion(String arguments) throws Exception {
    assertThat(program.answer(arguments.split(" ")).out()).startsWith("ConvScope ");
  }

  @Test
  void helpListsTheCommands() throws Exception {
    assertThat(program.run("--help").out()).contains("Usage: convscope", "train", "eval", "data", "devices", "bench");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void withoutArgumentsOrADisplayTheCommandLineIsSuggested() throws Exception {
    Program.Outcome outcome = program.run();
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).hasLineCount(1).contains("no display", "convscope train --data sample", "--help");
  }

  @Test
  void listsTheCpuAndWhetherItCanTrain() throws Exception {
    Program.Outcome outcome = program.answer("devices", "--measure", "--threads", "1");
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).contains("GFLOP/s", "nd4j", "Can train here.", "(of auto, ", "threads: 1")
        .containsPattern("\\d+ cores, \\d+-bit vectors");
  }

  @Test
  void listsDevicesAsJsonWithoutStartingAnEngine() throws Exception {
    Program.Outcome outcome = program.answer("devices", "--json");
    assertThat(outcome.exit()).isZero();
    JsonNode answer = new ObjectMapper().readTree(outcome.out());
    JsonNode cpu = answer.path("devices").path(0);
    assertThat(cpu.path("id").textValue()).isEqualTo("cpu");
    assertThat(cpu.path("kind").textValue()).isEqualTo("cpu");
    assertThat(cpu.path("facts").path("cores").intValue()).isPositive();
    assertThat(cpu.path("trains").booleanValue()).isTrue();
    assertThat(cpu.path("status").path("key").textValue()).isEqualTo("ready");
    assertThat(cpu.path("status").path("sentence").textValue()).isEqualTo("Can train here.");
    assertThat(cpu.path("kernels").path(0).textValue()).isEqualTo("auto");
    assertThat(cpu.has("measured")).isFalse();
    assertThat(answer.path("remarks").isArray()).isTrue();
  }

  @Test
  void writesTheSampleAsFilesAndDescribesThem() throws Exception {
    Path folder = home.resolve("sample");
    assertThat(program.answer("data", "sample", folder.toString()).exit()).isZero();
    Program.Outcome info = program.answer("data", "info", folder.toString());
    assertThat(info.out()).contains("airplane", "5,000", "1,000");
    assertThat(info.out().lines().filter(line -> line.startsWith("SHA-256")).toList())
        .isEqualTo(program.answer("data", "info", "sample").out().lines().filter(line -> line.startsWith("SHA-256"))
        .toList());
  }

  @Test
  @Tag("long")
  void benchmarksPrintOneFigurePerLineOrJson() throws Exception {
    String images = images();
    Program.Outcome lines = program.answer("bench", "--data", images, "--batch", "8", "--rounds", "1", "--steps", "1");
    assertThat(lines.exit()).isZero();
    assertThat(lines.out()).containsPattern("(?m)^tutorial train batch=8 threads=\\d+ images_per_second=\\d+\\.\\d+$")
        .containsPattern("(?m)^tutorial infer batch=8 threads=\\d+ images_per_second=\\d+\\.\\d+$")
        .containsPattern("(?m)^tutorial layer name=conv1 batch=8 ")
        .containsPattern("(?m)^tutorial pipeline batch=8 prefetch=16 images_per_second=\\d+\\.\\d+$");
    assertThat(program.answer("bench", "--data", images, "--batch", "8", "--rounds", "1", "--steps", "1", "--kernels",
        "loops", "--json").out().lines())
        .allSatisfy(line -> assertThat(line).startsWith("{\"subject\":").endsWith("}"));
  }
}
