package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.training.TrainedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportCommandTest {
  @TempDir
  private Path home;
  @TempDir
  private Path folder;
  private Program program;

  @BeforeEach
  void makeAProgram() {
    program = new Program(home);
  }

  @ParameterizedTest
  @ValueSource(strings = {"onnx", "DL4J"})
  void exportsTheBuiltInNetworkIntoAFolder(String format) throws Exception {
    Program.Outcome outcome = program.answer("export", "built-in", "--to", format, "--out", folder.toString());
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
    Path file = folder.resolve(format.equals("onnx") ? "built-in.onnx" : "built-in.zip");
    assertThat(outcome.out()).startsWith("Wrote " + file + ", ").hasLineCount(1);
    assertThat(Files.size(file)).isGreaterThan(3_000_000);
  }

  @Test
  @Tag("long")
  void anExportedRunIsUsableByOtherCommands() throws Exception {
    String run = folder.resolve("run").toString();
    assertThat(program.answer("train", "--data", "sample", "--steps", "2", "--batch", "8", "--run", run).exit())
        .isZero();
    Path table = folder.resolve("table.csv");
    assertThat(program.answer("export", run, "--to", "csv", "--out", table.toString()).exit()).isZero();
    assertThat(Files.readString(table)).startsWith("step,epoch,loss,").contains("\n0,0.0,");
    Path model = folder.resolve("model.safetensors");
    assertThat(program.answer("export", run, "--to", "safetensors", "--raw", "--out", model.toString()).exit())
        .isZero();
    TrainedModel.open(run).parameters().forEach((name, values) ->
        assertThat(Arrays.equals(TrainedModel.open(model.toString()).parameters().get(name), values)).as(name)
            .isTrue());
    assertThat(program.answer("eval", model.toString(), "--data", "sample").out()).contains("precision @ 1 = ");

    Path page = folder.resolve("page.html");
    Program.Outcome reported = program.run("report", run, "--out", page.toString(), "--language", "ko");
    assertThat(reported.err()).isEmpty();
    assertThat(reported.out()).isEqualTo("저장했습니다: " + page + "." + System.lineSeparator());
    assertThat(Files.readString(page)).contains("<html lang=\"ko\">", "<h1>run</h1>", "혼동 행렬");

    Program.Outcome again = program.answer("export", run, "--to", "csv", "--out", table.toString());
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.err()).hasLineCount(1).contains("The file " + table + " already exists", "--force");
    assertThat(program.answer("export", run, "--to", "csv", "--out", table.toString(), "--force").exit()).isZero();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "export|2|Missing: --to",
      "export built-in|2|Missing: --to",
      "export built-in --to png|2|--to must be one of onnx, safetensors, dl4j, csv, not png",
      "export x --to csv --raw|2|--raw selects weights, and csv contains none: leave out --raw",
      "export /nowhere.safetensors --to onnx|1|The file /nowhere.safetensors",
      "export built-in --to csv|1|Only a run has metrics to export as a table, and built-in is not a run",
      "export built-in --to onnx --out /nowhere/x.onnx|1|its folder does not exist"})
  void usageErrorsAreExplained(String arguments, int exit, String why) throws Exception {
    Program.Outcome outcome = program.answer(arguments.split(" "));
    assertThat(outcome.exit()).isEqualTo(exit);
    assertThat(outcome.err()).contains(why);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void helpHasExamples() throws Exception {
    assertThat(program.answer("export", "--help").out())
        .contains("Usage: convscope export", "Examples:", "[batch, 32, 32, 3]");
    assertThat(program.answer("--help").out()).contains("export");
  }
}
