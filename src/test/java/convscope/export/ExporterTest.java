package convscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import convscope.foundation.Problem;
import convscope.model.NetworkJson;
import convscope.model.Parameter;
import convscope.runs.Change;
import convscope.runs.Checkpoint;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.runs.Tensor;
import convscope.training.TrainedModel;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExporterTest {
  private static final List<String> NAMES = List.of("가", "b", "c", "d", "e", "f", "g", "h", "i", "j");

  @TempDir
  private Path folder;
  private Path run;
  private final Map<String, float[]> raw = Networks.parameters(Networks.ODD, 1);
  private final Map<String, float[]> averages = Networks.parameters(Networks.ODD, 2);
  private final Exporter exporter = new Exporter();

  private static List<Tensor> tensors(Map<String, float[]> values) {
    List<Tensor> tensors = new ArrayList<>();
    for (Parameter parameter : Networks.ODD.parameters()) {
      tensors.add(new Tensor(parameter.name(), parameter.shape(), values.get(parameter.name())));
    }
    return tensors;
  }

  @BeforeEach
  void makeARun() {
    run = folder.resolve("my-run");
    RunFolder made = RunFolder.create(run, new Manifest(Manifest.FORMAT, "2026-01-02T03:04:05",
        NetworkJson.toTree(Networks.ODD), new Manifest.Data("d", "d", "abc", 1_000, 20, NAMES),
        new Manifest.Settings(100, 100, 0.1, 0.1, 1000, 7, 2, 16, true, 0.9999, 10, 50, 25), Map.of(), Map.of()));
    made.metrics().append(new MetricsRow(0, 4.6, 0.46, 2.3, 0.23, 2.3000001, 0.1, 1234.5, 0.125, "t0", 0.25));
    made.metrics().append(new MetricsRow(10, 1.0 / 3, 0.5, 2.25, 0.25, 2, 0.05, 999, 0.1, "t10", Double.NaN));
    made.evaluations().append(new EvaluationRow(10, "averaged", 20, 0.25, "t11"));
    made.evaluations().append(new EvaluationRow(10, "averaged", 20, 0.3, "t12"));
    made.evaluations().append(new EvaluationRow(15, "raw", 20, 0.2, "t15"));
    made.changes().append(new Change(10, Setting.RATE, 0.05, "t9"));
    made.changes().append(new Change(10, Setting.EVALUATE_EVERY, 5, "t9"));
    made.checkpoints().save(new Checkpoint(15, tensors(raw), tensors(averages),
        Map.of("network", NetworkJson.toTree(Networks.ODD).toString())));
  }

  private Path export(String source, ExportFormat format, boolean unaveraged, boolean replace) {
    Path target = folder.resolve("out" + format.extension());
    exporter.export(new ExportOrder(source, format, unaveraged, target, replace), progress -> { });
    return target;
  }

  /** The published format read by hand: a length, a JSON header, values in little-endian. */
  private static void hasExactly(Path file, Map<String, float[]> values) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] all = new byte[(int) in.length()];
      in.readFully(all);
      ByteBuffer bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
      int length = (int) bytes.getLong(0);
      JsonNode header = new ObjectMapper().readTree(new String(all, 8, length, StandardCharsets.UTF_8));
      assertThat(header.size()).isEqualTo(values.size() + 1);
      for (Parameter parameter : Networks.ODD.parameters()) {
        JsonNode entry = header.get(parameter.name());
        assertThat(entry.get("dtype").asText()).isEqualTo("F32");
        assertThat(new ObjectMapper().convertValue(entry.get("shape"), int[].class)).isEqualTo(parameter.shape());
        int begin = 8 + length + entry.get("data_offsets").get(0).asInt();
        float[] expected = values.get(parameter.name());
        assertThat(8 + length + entry.get("data_offsets").get(1).asInt() - begin).isEqualTo(4 * expected.length);
        for (int i = 0; i < expected.length; i++) {
          if (bytes.getInt(begin + 4 * i) != Float.floatToRawIntBits(expected[i])) {
            throw new AssertionError(parameter.name() + ", value " + i);
          }
        }
      }
    }
  }

  @Test
  void safetensorsExportHoldsTheAveragesBitForBit() throws IOException {
    hasExactly(export(run.toString(), ExportFormat.SAFETENSORS, false, false), averages);
  }

  @Test
  void safetensorsExportHoldsTheParametersOnRequest() throws IOException {
    hasExactly(export(run.toString(), ExportFormat.SAFETENSORS, true, false), raw);
  }

  @Test
  void exportedSafetensorsOpenOutsideTheirRunAsTheSameModel() {
    TrainedModel model = TrainedModel.open(export(run.toString(), ExportFormat.SAFETENSORS, false, false).toString());
    assertThat(model.network()).isEqualTo(Networks.ODD);
    assertThat(model.step()).isEqualTo(15);
    assertThat(model.classNames()).isEqualTo(NAMES);
    Networks.sameValues(model.averages(), averages);
    assertThat(model.parameters()).as("there are no others").isSameAs(model.averages());
  }

  @Test
  void theCsvTableHasARowForEveryRecordedStep() {
    assertThat(export(run.toString(), ExportFormat.CSV, false, false)).hasContent("""
        step,epoch,loss,loss_average,cross_entropy,cross_entropy_average,decay,learning_rate,examples_per_second,\
        seconds_per_batch,time,batch_precision,precision_averaged,precision_raw,changes
        0,0.0,4.6,0.46,2.3,0.23,2.3000001,0.1,1234.5,0.125,t0,0.25,,,
        10,1.0,0.3333333333333333,0.5,2.25,0.25,2.0,0.05,999.0,0.1,t10,,0.3,,RATE=0.05;EVALUATE_EVERY=5.0
        15,1.5,,,,,,,,,,,,0.2,
        """);
  }

  @Test
  void onlyRunsExportACsvTable() {
    assertThatThrownBy(() -> export(run + "/checkpoints/step-00000015.safetensors", ExportFormat.CSV, false, false))
        .isInstanceOf(Problem.class).hasMessageContaining("Only a run has metrics");
    assertThatThrownBy(() -> export(TrainedModel.BUILT_IN, ExportFormat.CSV, false, false))
        .isInstanceOf(Problem.class).hasMessageContaining("Only a run has metrics");
  }

  @ParameterizedTest
  @EnumSource(names = {"ONNX", "SAFETENSORS", "CSV"})
  void anExistingFileIsOnlyReplacedOnRequest(ExportFormat format) throws IOException {
    Path there = folder.resolve("out" + format.extension());
    Files.writeString(there, "years of work");
    assertThatThrownBy(() -> export(run.toString(), format, false, false)).isInstanceOf(Problem.class)
        .hasMessageContaining(there.toString(), "--force");
    assertThat(there).hasContent("years of work");
    export(run.toString(), format, false, true);
    assertThat(Files.size(there)).isGreaterThan(100);
  }

  @Test
  void anExportNeverReplacesItsOwnCheckpoint() throws IOException {
    Path checkpoint = run.resolve("checkpoints/step-00000015.safetensors");
    byte[] before = Files.readAllBytes(checkpoint);
    assertThatThrownBy(() -> exporter.export(new ExportOrder(checkpoint.toString(), ExportFormat.SAFETENSORS, false,
        run.resolve("../my-run/checkpoints/step-00000015.safetensors"), true), progress -> { }))
        .isInstanceOf(Problem.class).hasMessageContaining("to itself");
    assertThat(checkpoint).hasBinaryContent(before);
  }

  @Test
  void writeFailuresAreReportedAndLeaveNoFile() {
    assertThatThrownBy(() -> exporter.export(new ExportOrder(run.toString(), ExportFormat.ONNX, false,
        folder.resolve("nowhere/x.onnx"), false), progress -> { })).isInstanceOf(Problem.class)
        .hasMessageContaining("its folder does not exist");
    assertThatThrownBy(() -> exporter.export(new ExportOrder(run.toString(), ExportFormat.ONNX, false, folder, true),
        progress -> { })).isInstanceOf(Problem.class).hasMessageContaining("it is a folder");
    assertThatThrownBy(() -> export(folder + "/nowhere.safetensors", ExportFormat.ONNX, false, false))
        .isInstanceOf(Problem.class).hasMessageContaining("does not exist");
    assertThat(folder).isDirectoryNotContaining("glob:**out*");
  }

  @Test
  void reportsProgress() {
    List<Double> told = new ArrayList<>();
    exporter.export(new ExportOrder(run.toString(), ExportFormat.ONNX, false, folder.resolve("x.onnx"), false),
        told::add);
    assertThat(told).isSorted().startsWith(0.0).endsWith(1.0).hasSizeGreaterThan(2);
  }

  @Test
  void theDefaultFileNameIsThatOfTheRunOrCheckpoint() {
    assertThat(ExportOrder.target(run.toString(), ExportFormat.ONNX, null)).isEqualTo(Path.of("my-run.onnx"));
    assertThat(ExportOrder.target(run + "/checkpoints/best.safetensors", ExportFormat.DL4J, null))
        .isEqualTo(Path.of("best.zip"));
    assertThat(ExportOrder.target("built-in", ExportFormat.SAFETENSORS, folder))
        .isEqualTo(folder.resolve("built-in.safetensors"));
    assertThat(ExportOrder.target(run.toString(), ExportFormat.CSV, folder.resolve("a.txt")))
        .isEqualTo(folder.resolve("a.txt"));
  }
}
