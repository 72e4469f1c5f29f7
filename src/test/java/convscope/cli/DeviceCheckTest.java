package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.AnEngine;
import convscope.cli.CheckLines.Apart;
import convscope.engine.Engine;
import convscope.engine.Engines;
import convscope.foundation.Problem;
import convscope.runs.Safetensors;
import convscope.runs.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check of a device finds what is wrong, and nothing where all is right. */
@Tag("long")
class DeviceCheckTest {
  private static final Engines ENGINES = AnEngine.installed();
  private static final CheckCase SMALL = new CheckCase("small", CheckNetworks.allKinds(), 5);

  @TempDir
  private Path folder;

  private static Engine processor() {
    return ENGINES.open(ENGINES.usual(), 0);
  }

  private static CheckFile reference(Consumer<Map<String, float[]>> changed) {
    Map<String, float[]> numbers = new LinkedHashMap<>();
    CheckNumbers.of(processor(), SMALL).forEach((what, values) -> numbers.put(what, values.clone()));
    changed.accept(numbers);
    return new CheckFile("a test", Map.of(SMALL, numbers),
        Map.of(SMALL, CheckNumbers.descent(processor(), SMALL, 3, CheckFile.RATE)));
  }

  private static boolean passes(CheckFile file) {
    CheckLines lines = new CheckLines();
    new DeviceCheck(processor(), lines).run(file);
    return lines.end();
  }

  @Test
  void aDeviceAgreesWithItself() {
    assertThat(passes(reference(numbers -> { }))).isTrue();
  }

  @Test
  void aSingleWrongValueIsDetected() {
    assertThat(passes(reference(numbers -> numbers.get(CheckNumbers.OUTPUT + "norm1")[7] += 0.01f))).isFalse();
    assertThat(passes(reference(numbers -> numbers.get(CheckNumbers.INPUT_GRADIENT)[3] = 1))).isFalse();
  }

  @Test
  void aDivergingLossCurveIsDetected() {
    CheckFile right = reference(numbers -> { });
    float[] losses = right.descents().get(SMALL).clone();
    losses[2] += 0.002f;
    assertThat(passes(new CheckFile("a test", right.numbers(), Map.of(SMALL, losses)))).isFalse();
  }

  @Test
  void theCheckFileRoundTrips() {
    CheckFile written = reference(numbers -> { });
    Path file = folder.resolve("reference.safetensors");
    written.write(file);
    CheckFile read = CheckFile.read(file);
    assertThat(read.source()).isEqualTo("a test");
    assertThat(read.numbers().keySet()).containsExactly(SMALL);
    assertThat(read.numbers().get(SMALL).keySet()).isEqualTo(written.numbers().get(SMALL).keySet());
    assertThat(read.descents().get(SMALL)).isEqualTo(written.descents().get(SMALL));
  }

  @Test
  void anInvalidCheckFileIsRejectedWithAdvice() {
    Path file = folder.resolve("network.safetensors");
    Safetensors.write(file, Map.of(), List.of(new Tensor("w", new int[] {1}, new float[1])));
    assertThatThrownBy(() -> CheckFile.read(file)).isInstanceOf(Problem.class).hasMessageContaining("--make-check");
    Safetensors.write(file, Map.of("source", "x"), List.of(new Tensor("none|losses", new int[] {1}, new float[1])));
    assertThatThrownBy(() -> CheckFile.read(file)).isInstanceOf(Problem.class);
  }

  @Test
  void differencesAreRelativeToTheLargestValueAndNanIsInfinite() {
    assertThat(Apart.of(new float[] {1, 8.5f}, new float[] {1, 8}).largest()).isEqualTo(0.0625);
    assertThat(Apart.of(new float[] {3, 4.5f}, new float[] {3, 4}).norm()).isEqualTo(0.1);
    assertThat(Apart.of(new float[] {Float.NaN}, new float[] {1}).largest()).isInfinite();
    assertThat(Apart.of(new float[1], new float[2]).largest()).isInfinite();
    assertThat(Apart.of(new float[] {0.5f}, new float[1]).largest()).isEqualTo(0.5);
  }
}
