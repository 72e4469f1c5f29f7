package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.Device;
import convscope.engine.DeviceLoad;
import convscope.engine.DeviceStatus;
import convscope.foundation.Language;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeviceWordsTest {
  private static final DeviceWords WORDS = new DeviceWords(Console.ENGLISH);
  private static final DeviceWords KOREAN = new DeviceWords(new Console(Language.KOREAN));

  @Test
  void deviceFactsAreFormattedOnOneLineWithUnits() {
    assertThat(WORDS.details(new Device("cpu", Device.Kind.CPU, Map.of(Device.Fact.NAME, "Some CPU",
        Device.Fact.CORES, "8", Device.Fact.VECTOR_BITS, "256", Device.Fact.INSTRUCTIONS, "AVX2"),
        DeviceStatus.ready()))).isEqualTo("8 cores, 256-bit vectors, AVX2");
    assertThat(WORDS.details(new Device("gpu", Device.Kind.GPU, Map.of(Device.Fact.CORES, "28",
        Device.Fact.MEMORY_MIB, "12288", Device.Fact.COMPUTE_CAPABILITY, "8.6"), DeviceStatus.ready())))
        .isEqualTo("28 compute units, 12288 MiB, compute capability 8.6");
    assertThat(WORDS.details(new Device("x", Device.Kind.GPU, Map.of(), DeviceStatus.ready()))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(DeviceStatus.Key.class)
  void everyDeviceStatusHasASentence(DeviceStatus.Key key) {
    assertThat(WORDS.status(DeviceStatus.of(key, "9.9", "7.5"))).matches("[A-Z0-9].*\\.");
    assertThat(KOREAN.status(DeviceStatus.of(key, "9.9", "7.5"))).matches(".*[가-힣].*(\\.|\\)\\.)").doesNotContain("{");
  }

  @ParameterizedTest
  @EnumSource(value = Device.Fact.class, names = "NAME", mode = EnumSource.Mode.EXCLUDE)
  void everyFactIsTranslated(Device.Fact fact) {
    Device device = new Device("gpu", Device.Kind.GPU, Map.of(fact, "7"), DeviceStatus.ready());
    assertThat(WORDS.details(device)).contains("7");
    assertThat(KOREAN.details(device)).contains("7");
  }

  @Test
  void anUnsupportedComputeCapabilityIsReported() {
    assertThat(WORDS.status(DeviceStatus.of(DeviceStatus.Key.CAPABILITY_UNSUPPORTED, "3.5", "7.5")))
        .contains("3.5", "7.5");
  }

  @Test
  void theLoadIsFormattedOnOneLine() {
    assertThat(WORDS.load(new DeviceLoad(OptionalInt.of(37), OptionalInt.of(512), OptionalInt.of(52))))
        .isEqualTo("Now 37% busy, 512 MiB of its memory used, 52 °C");
    assertThat(WORDS.load(new DeviceLoad(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(52))))
        .isEqualTo("Now 52 °C");
    assertThat(WORDS.load(new DeviceLoad(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()))).isEmpty();
  }
}
