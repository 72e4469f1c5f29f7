package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceIdsTest {
  private static Device card(String id) {
    return new Device(id, Device.Kind.GPU, Map.of(), DeviceStatus.ready());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"cpu|cpu", "gpu:0|gpu:0", "gpu:0,1|gpu:0,gpu:1", "gpu:0,gpu:1|gpu:0,gpu:1",
      "gpu:1, 0 ,cpu|gpu:1,gpu:0,cpu"})
  void idsAreReadInTheirOrderAndANumberAloneIsOfTheKindBefore(String text, String ids) {
    assertThat(DeviceIds.read(text)).containsExactly(ids.split(","));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "gpu:0,", ",gpu:0", "gpu:0,0", "cpu,cpu"})
  void nothingAndTheSameTwiceAreRefused(String text) {
    assertThatThrownBy(() -> DeviceIds.read(text)).isInstanceOf(Problem.class)
        .hasMessageStartingWith("\"" + text + "\" ");
  }

  @Test
  void devicesAreWrittenAsTheyAreRead() {
    List<Device> two = List.of(card("gpu:1"), card("cpu"));
    assertThat(DeviceIds.read(DeviceIds.write(two))).containsExactly("gpu:1", "cpu");
  }
}
