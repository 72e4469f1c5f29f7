package convscope.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import convscope.foundation.CounterRandom;
import convscope.foundation.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
  private static final String ONE = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
  private static final String TWO = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
      + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}";

  @TempDir
  private Path folder;

  private Path byHand(String header, float... values) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return bytes(text.length, text, values);
  }

  private Path bytes(long claimed, byte[] header, float... values) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(8 + header.length + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    all.putLong(claimed).put(header);
    for (float value : values) {
      all.putFloat(value);
    }
    Path file = folder.resolve("x.safetensors");
    Files.write(file, all.array());
    return file;
  }

  @Test
  void readsAHandWrittenFile() throws IOException {
    Path file =
        byHand("{\"__metadata__\":{\"step\":\"7\"},\"b\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[24,28]},"
        + "\"a\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}}", 1, 2, 3, 4, 5, -6.5f, 42);
    Safetensors.Contents contents = Safetensors.read(file);
    assertThat(contents.metadata()).containsExactly(Map.entry("step", "7"));
    assertThat(contents.tensors().get("a").shape()).containsExactly(2, 3);
    assertThat(contents.tensors().get("a").values()).containsExactly(1, 2, 3, 4, 5, -6.5f);
    assertThat(contents.tensors().get("b").shape()).isEmpty();
    assertThat(contents.tensors().get("b").values()).containsExactly(42);
  }

  @Test
  void writesAValidFile() throws IOException {
    Path file = folder.resolve("w.safetensors");
    Safetensors.write(file, Map.of("name", "\"시험\""), List.of(new Tensor("conv1/weights", new int[] {1, 2},
        new float[] {1.5f, -2}), new Tensor("empty", new int[] {0, 3}, new float[0])));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) bytes.getLong();
    assertThat(length % 8).isZero();
    byte[] text = new byte[length];
    bytes.get(text);
    JsonNode header = new ObjectMapper().readTree(text);
    assertThat(header.at("/__metadata__/name").asText()).isEqualTo("\"시험\"");
    assertThat(header.get("conv1/weights").toString())
        .isEqualTo("{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}");
    assertThat(header.get("empty").get("data_offsets").toString()).isEqualTo("[8,8]");
    assertThat(bytes.getFloat()).isEqualTo(1.5f);
    assertThat(bytes.getFloat()).isEqualTo(-2);
    assertThat(bytes.hasRemaining()).isFalse();
    assertThat(Safetensors.read(file).tensors().get("conv1/weights").values()).containsExactly(1.5f, -2);
  }

  @ParameterizedTest
  @CsvSource({"1152921504606846976", "-1", "9223372036854775807", "100000001", "1", "0", "200"})
  void rejectsAHeaderLongerThanTheFile(long claimed) throws IOException {
    Path file = bytes(claimed, ONE.getBytes(StandardCharsets.UTF_8), 1, 2);
    assertThatThrownBy(() -> Safetensors.read(file)).isInstanceOf(Problem.class)
        .hasMessage(file + " is not a complete safetensors file: its header claims " + Long.toUnsignedString(claimed)
            + " bytes, more than it has; use another copy.");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(delimiter = '|', value = {
      "[2]|[3]|does not match its place",
      "[2]|[-2]|impossible shape",
      "[2]|[4294967296,4294967296]|impossible shape",
      "[2]|[2147483647,2147483647,2147483647]|more values than any file holds",
      "[2]|[1.5]|impossible shape",
      "[2]|2|is not described",
      "[2]|[1,1,1,1,1,1,1,1,2]|is not described",
      "[0,8]|[8,16]|does not start where",
      "[0,8]|[8,0]|does not match its place",
      "[0,8]|[-8,0]|does not match its place",
      "[0,8]|[0,18446744073709551624]|is not described",
      "[0,8]|[0]|is not described",
      "F32|F16|of type F16",
      "F32|I64|of type I64",
      "\"a\"|\"__metadata__\":{\"n\":1},\"a\"|metadata n is not text",
      "\"a\"|\"__metadata__\":[],\"a\"|metadata is not a JSON object",
      "{\"a\"|[{\"a\"|not valid JSON"})
  void rejectsInconsistentHeaders(String there, String instead, String words) throws IOException {
    Path file = byHand(ONE.replace(there, instead), 1, 2);
    assertThatThrownBy(() -> Safetensors.read(file)).isInstanceOf(Problem.class).hasMessageContaining(words)
        .hasMessageContaining(file.toString()).satisfies(problem -> assertThat(problem.getMessage()).hasLineCount(1));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(delimiter = '|', value = {
      "[4,8]|[0,4]|does not start where",
      "\"b\"|\"a\"|not valid JSON"})
  void rejectsOverlappingOrDuplicateTensors(String there, String instead, String words) throws IOException {
    Path file = byHand(TWO.replace(there, instead), 1, 2);
    assertThatThrownBy(() -> Safetensors.read(file)).isInstanceOf(Problem.class).hasMessageContaining(words);
  }

  @Test
  void rejectsExtraAndMissingBytes() throws IOException {
    assertThatThrownBy(() -> Safetensors.read(byHand(ONE, 1, 2, 3)))
        .hasMessageContaining("take 8 bytes, but it has 12");
    assertThatThrownBy(() -> Safetensors.read(byHand(ONE, 1))).hasMessageContaining("take 8 bytes, but it has 4");
  }

  @Test
  void rejectsNonFiniteValues() throws IOException {
    Path file = byHand(ONE, 1, Float.NaN);
    assertThatThrownBy(() -> Safetensors.read(file)).isInstanceOf(Problem.class)
        .hasMessage(file + " contains NaN in the tensor a, so its network has diverged: use an earlier checkpoint.");
  }

  @Test
  void anyDamageThrowsOnlyAProblem() throws IOException {
    byte[] whole = Files.readAllBytes(byHand(TWO, 1, 2));
    CounterRandom random = new CounterRandom(5);
    Path file = folder.resolve("fuzzed.safetensors");
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] damaged = Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length);
      for (int n = random.nextInt(4); n >= 0 && damaged.length > 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, damaged);
      try {
        Safetensors.read(file);
      } catch (Problem expected) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(2_000);
  }
}
