package convscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import convscope.export.ExportFormat;
import convscope.export.ExportOrder;
import convscope.export.Exporter;
import convscope.foundation.CounterRandom;
import convscope.foundation.Problem;
import convscope.model.Activation;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.InitialValues;
import convscope.model.MaxPool;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.model.Parameter;
import convscope.model.Shape;
import convscope.model.Weights;
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
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs and checkpoints that are damaged, foreign or meant to harm: one sentence each, and nothing worse. */
class MalformedFilesTest {
  private static final Network NETWORK = new Network("small", new Shape(24, 24, 3), List.of(
      new MaxPool("p", 8, 8), new Convolution("c", 3, 1, 4, Activation.RELU, new Weights(0.1, 0, 0)),
      new Dense("d", 10, Activation.NONE, new Weights(0.1, 0, 0))));
  private static final String CHECKPOINT = "checkpoints/step-00000003.safetensors";
  /** What stands for a value in JSON or a table, and what may stand there instead. */
  private static final Pattern VALUE = Pattern.compile("-?\\d+(\\.\\d+)?(E-?\\d+)?|\"[^\"]*\"|[\\[{]|true|null");
  private static final List<String> INSTEAD = List.of("-1", "0", "1e999", "-0.5", "NaN", "null", "[]", "{}", "\"\"",
      "\"x\\ny\"", "[[[[[[[[1]]]]]]]]", "9223372036854775807", "9223372036854775808", "2147483648",
      "4611686018427387904", "true", "\"\\u001b[2J\"", "F16", "{\"a\":1}", "[".repeat(3_000), "9".repeat(2_000),
      "\"" + "z".repeat(9_000) + "\"", "\u0000", "\u2028", "");
  private static final long MOST_BYTES = 64L << 20;
  /** Of the processor's time, which other programs do not take away. */
  private static final Duration MOST_WORK = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @TempDir
  private Path folder;
  private Path run;

  @BeforeEach
  void makeARun() {
    run = folder.resolve("run");
    RunFolder made = RunFolder.create(run, new Manifest(Manifest.FORMAT, "2026-01-02T03:04:05",
        NetworkJson.toTree(NETWORK), new Manifest.Data("sample", "sample", "abc", 500, 20, List.of("고양이", "dog")),
        new Manifest.Settings(128, 100, 0.1, 0.1, 1000, 7, 2, 16, true, 0.9999, 10, 50, 25), Map.of("convscope", "1"),
        Map.of("os", "Linux")));
    for (int step = 0; step < 3; step++) {
      made.metrics().append(new MetricsRow(step, 4.6, 1.5, 2.3, 0.25, 2.3, 0.1, 1234.5, 0.125, "2026-01-02T03:04:05",
          Double.NaN));
    }
    made.evaluations().append(new EvaluationRow(3, "averaged", 20, 0.25, "2026-01-02T03:04:05"));
    made.changes().append(new Change(2, Setting.RATE, 0.05, "2026-01-02T03:04:05"));
    List<Tensor> tensors = new ArrayList<>();
    Map<String, float[]> values = InitialValues.of(NETWORK, 1);
    for (Parameter parameter : NETWORK.parameters()) {
      tensors.add(new Tensor(parameter.name(), parameter.shape(), values.get(parameter.name())));
    }
    made.checkpoints().save(new Checkpoint(3, tensors, tensors,
        Map.of("network", NetworkJson.toTree(NETWORK).toString(), "class_names", "[\"a\",\"b\"]")));
  }

  /** Reads all that a run has, as the commands and the window do. */
  private void use() {
    RunFolder.open(run).checkpoints().bestPrecision();
    TrainedModel.open(run.toString());
    new Exporter()
        .export(new ExportOrder(run.toString(), ExportFormat.CSV, false, folder.resolve("table.csv"), true), at -> { });
  }

  /** Whether it is refused; anything but a sentence, much time or much memory fails the test. */
  private boolean refused(String what) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    long start = threads.getCurrentThreadCpuTime();
    boolean refused = false;
    try {
      use();
    } catch (Problem problem) {
      refused = true;
      assertThat(problem.getMessage()).as(what).hasLineCount(1).hasSizeLessThan(1_100).endsWith(".")
          .doesNotContainPattern("\\p{Cntrl}");
    } catch (RuntimeException | Error crash) {
      throw new AssertionError(what, crash);
    }
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).as(what).isLessThan(MOST_WORK);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).as(what).isLessThan(MOST_BYTES);
    return refused;
  }

  @Test
  void theUndamagedRunIsValid() {
    assertThat(refused("the whole run")).isFalse();
    assertThat(folder.resolve("table.csv")).content().hasLineCount(5);
  }

  private static byte[] damagedBytes(byte[] whole, CounterRandom random) {
    byte[] damaged = Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length);
    for (int n = random.nextInt(4); n >= 0 && damaged.length > 0; n--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    return damaged;
  }

  /** {@code text} with up to three of its values replaced. */
  private static String damagedText(String text, CounterRandom random) {
    String damaged = text;
    for (int n = random.nextInt(3); n >= 0; n--) {
      Matcher value = VALUE.matcher(damaged);
      int wanted = random.nextInt(1 + (int) VALUE.matcher(damaged).results().count());
      for (int i = 0; i <= wanted; i++) {
        if (!value.find()) {
          return damaged;
        }
      }
      damaged = damaged.substring(0, value.start()) + INSTEAD.get(random.nextInt(INSTEAD.size()))
          + damaged.substring(value.end());
    }
    return damaged;
  }

  @ParameterizedTest
  @CsvSource(
      {"manifest.json, 2500, 1300", "metrics.csv, 1000, 600", "evaluations.csv, 700, 300", "changes.csv, 700, 300"})
  @Tag("long")
  void damagedTextFilesAreRejected(String name, int cases, int least) throws IOException {
    Path file = run.resolve(name);
    String whole = Files.readString(file);
    int refused = 0;
    for (int i = 0; i < cases; i++) {
      CounterRandom random = new CounterRandom(11, i);
      Files.write(file, i % 2 == 0 ? damagedText(whole, random).getBytes(StandardCharsets.UTF_8)
          : damagedBytes(whole.getBytes(StandardCharsets.UTF_8), random));
      refused += refused(name + ", case " + i) ? 1 : 0;
    }
    System.out.println(name + ": " + refused + " of " + cases + " refused");
    assertThat(refused).isGreaterThan(least);
  }

  @Test
  @Tag("long")
  void damagedCheckpointsAreRejected() throws IOException {
    Path file = run.resolve(CHECKPOINT);
    byte[] whole = Files.readAllBytes(file);
    int cases = 5_100;
    int refused = 0;
    for (int i = 0; i < cases; i++) {
      CounterRandom random = new CounterRandom(12, i);
      Files.write(file, damagedCheckpoint(whole, i, random));
      refused += refused("checkpoint, case " + i) ? 1 : 0;
    }
    System.out.println("checkpoints: " + refused + " of " + cases + " refused");
    assertThat(refused).isGreaterThan(3_000);
  }

  private static byte[] damagedCheckpoint(byte[] whole, int kind, CounterRandom random) {
    int length = (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
    String header = new String(whole, Long.BYTES, length, StandardCharsets.UTF_8);
    byte[] values = Arrays.copyOfRange(whole, Long.BYTES + length, whole.length);
    switch (kind % 5) {
      case 0 -> {
        return damagedBytes(whole, random);
      }
      case 1 -> {
        byte[] damaged = whole.clone();
        ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN).putLong(random.nextInt(2) == 0
            ? length + random.nextInt(9) - 4 : (long) random.nextInt(Integer.MAX_VALUE) << random.nextInt(33));
        return damaged;
      }
      case 2 -> ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN).putFloat(
          4 * random.nextInt(values.length / 4), random.nextInt(2) == 0 ? Float.NaN : Float.NEGATIVE_INFINITY);
      case 3 -> header = damagedText(header, random);
      default -> {
        // The description of the network, a text within the text.
        int start = header.indexOf("{\\\"name");
        int end = header.indexOf("}\"", start) + 1;
        String described = header.substring(start, end).replace("\\\"", "\"");
        header = header.substring(0, start) + damagedText(described, random).replace("\\", "\\\\").replace("\"", "\\\"")
            + header.substring(end);
      }
    }
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + text.length + values.length).order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length).put(text).put(values).array();
  }

  @ParameterizedTest
  @CsvSource({"manifest.json", "metrics.csv", CHECKPOINT})
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aNamedPipeWithoutAWriterDoesNotHang(String name) throws Exception {
    Files.delete(run.resolve(name));
    assertThat(ChildProcess.run("mkfifo", run.resolve(name).toString())).isZero();
    assertThat(assertTimeoutPreemptively(LONGEST, () -> refused("a pipe"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"manifest.json", "metrics.csv", CHECKPOINT})
  void aFolderInPlaceOfAFileIsRejected(String name) throws IOException {
    Files.delete(run.resolve(name));
    Files.createDirectory(run.resolve(name));
    assertThat(refused("a folder")).isTrue();
  }

  @Test
  void anOversizedHeaderIsNotParsed() throws IOException {
    byte[] text = ("{\"a\":" + "[],".repeat(2_000_000)).getBytes(StandardCharsets.UTF_8);
    Files.write(run.resolve(CHECKPOINT), ByteBuffer.allocate(Long.BYTES + text.length).order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length).put(text).array());
    assertThat(refused("a long header")).isTrue();
  }
}
