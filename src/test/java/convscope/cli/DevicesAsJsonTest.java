package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import convscope.engine.Device;
import convscope.engine.Device.Fact;
import convscope.engine.DeviceLoad;
import convscope.engine.DeviceStatus;
import convscope.engine.Engine;
import convscope.engine.EngineProvider;
import convscope.engine.Engines;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DevicesAsJsonTest {

  /** A card that would train, were it not for its file. */
  private static final class Forbidden implements EngineProvider {
    @Override
    public String id() {
      return "forbidden";
    }

    @Override
    public List<Device> devices() {
      return List.of(new Device("gpu:0", Device.Kind.GPU, Map.of(Fact.NAME, "Karte Größe 1", Fact.MEMORY_MIB, "12288",
          Fact.DRIVER, "550", Fact.COMPUTE_CAPABILITY, "8.6"),
          DeviceStatus.of(DeviceStatus.Key.NO_PERMISSION, "/dev/nvidia0")));
    }

    @Override
    public List<DeviceStatus> remarks() {
      return List.of(DeviceStatus.of(DeviceStatus.Key.NO_ANSWER, "OpenCL", "2"));
    }

    @Override
    public Optional<DeviceLoad> load(Device device) {
      return Optional.of(new DeviceLoad(OptionalInt.of(37), OptionalInt.empty(), OptionalInt.of(52)));
    }

    @Override
    public List<String> variants(Device device) {
      return List.of();
    }

    @Override
    public Engine open(Device device, int threads, String variant) {
      throw new AssertionError("Listing starts no engine");
    }
  }

  private static final Engines ENGINES = new Engines(List.of(new Forbidden()));

  private static String text(Measured measured) {
    return new DevicesAsJson(ENGINES).text(ENGINES.devices(), measured);
  }

  @Test
  void everyKnownFactHasAKey() throws Exception {
    JsonNode answer = new ObjectMapper().readTree(text(Measured.NOTHING));
    JsonNode expected = new ObjectMapper().readTree("""
        {"devices": [{"id": "gpu:0", "kind": "gpu", "name": "Karte Größe 1",
          "facts": {"memoryMiB": 12288, "computeCapability": "8.6", "driver": "550"},
          "load": {"percent": 37, "temperature": 52}, "trains": false,
          "status": {"key": "no_permission", "values": ["/dev/nvidia0"]}, "kernels": []}],
         "remarks": [{"key": "no_answer", "values": ["OpenCL", "2"]}]}""");
    assertThat(answer.at("/devices/0/status/sentence").textValue()).contains("/dev/nvidia0");
    assertThat(answer.at("/remarks/0/sentence").textValue()).contains("OpenCL did not respond within 2 seconds");
    ((ObjectNode) answer.at("/devices/0/status")).remove("sentence");
    ((ObjectNode) answer.at("/remarks/0")).remove("sentence");
    assertThat(answer).isEqualTo(expected);
  }

  @Test
  void measurementsAreListedWithTheirDevice() throws Exception {
    JsonNode measured = new ObjectMapper().readTree(text(new Measured("gpu:0", "cuda", 1, 9.5, Map.of("CUDA", "12.4"))))
        .at("/devices/0/measured");
    assertThat(measured.toString())
        .isEqualTo("{\"kernels\":\"cuda\",\"threads\":1,\"peakGflops\":9.5,\"versions\":{\"CUDA\":\"12.4\"}}");
  }

  @Test
  void theJsonIsPureAscii() {
    assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(text(Measured.NOTHING))).isTrue();
  }
}
