package convscope.workbench.devices;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.Device;
import convscope.engine.DeviceStatus;
import convscope.engine.MadeDevices;
import convscope.foundation.Language;
import convscope.workbench.control.StatusLight;
import convscope.workbench.fx.Texts;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("window")
class DeviceWordsTest {

  private static DeviceWords words(Language language) {
    return new DeviceWords(Texts.of(DevicesController.class, language));
  }

  @ParameterizedTest
  @EnumSource
  void everyDeviceStatusHasACompleteSentence(Language language) {
    for (DeviceStatus.Key key : DeviceStatus.Key.values()) {
      String said = words(language).status(DeviceStatus.of(key, "first", "second"));
      assertThat(said).as(key.name()).endsWith(".").doesNotContain("{").doesNotContain("''");
    }
    assertThat(words(language).status(DeviceStatus.of(DeviceStatus.Key.HIDDEN, "CUDA_VISIBLE_DEVICES", "-1")))
        .contains("CUDA_VISIBLE_DEVICES=-1");
    assertThat(words(language).status(DeviceStatus.of(DeviceStatus.Key.OPENCL_DRIVER_MISSING, "intel-opencl-icd")))
        .contains("intel-opencl-icd");
  }

  @ParameterizedTest
  @EnumSource
  void everyGpuFactHasAText(Language language) {
    Map<Device.Fact, String> facts = new EnumMap<>(Device.Fact.class);
    for (Device.Fact fact : Device.Fact.values()) {
      facts.put(fact, "16");
    }
    for (Device.Kind kind : Device.Kind.values()) {
      Device device = new Device("one", kind, facts, DeviceStatus.ready());
      // All but its name, which stands above, and the ways, which stand in the verdict.
      assertThat(words(language).facts(device).split(" · ")).hasSize(facts.size() - 2).noneMatch(String::isBlank);
    }
  }

  @ParameterizedTest
  @EnumSource(DeviceStatus.Key.class)
  void onlyDevicesThatCanTrainHaveAGoodLight(DeviceStatus.Key key) {
    StatusLight.State light = DeviceWords.light(DeviceStatus.of(key, "", ""));
    assertThat(light).isNotEqualTo(DeviceStatus.of(key).usable() ? StatusLight.State.BAD : StatusLight.State.GOOD);
  }

  @ParameterizedTest
  @EnumSource
  void everyDevicesVerdictNamesItsBackend(Language language) {
    MadeDevices.machines().forEach((name, devices) -> devices.forEach(device -> {
      String ways = device.facts().getOrDefault(Device.Fact.WAYS, "");
      assertThat(words(language).verdict(device)).as(name).contains(ways.split(", ")[0]).endsWith(".");
    }));
  }
}
