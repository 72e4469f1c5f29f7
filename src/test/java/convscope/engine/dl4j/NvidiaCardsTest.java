package convscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.Device;
import convscope.engine.DeviceStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** NVIDIA's list, as nvidia-smi prints it. */
class NvidiaCardsTest {

  @Test
  void aCardHasItsFactsAndAStatusByItsComputeCapability() {
    List<Device> cards = NvidiaCards.cards(List.of("NVIDIA GeForce RTX 3060, 12288 MiB, 8.6",
        "NVIDIA GeForce RTX 5090, 32607 MiB, 12.0"));
    assertThat(cards).extracting(Device::id).containsExactly("nvidia:0", "nvidia:1");
    assertThat(cards.get(0).kind()).isEqualTo(Device.Kind.GPU);
    assertThat(cards.get(0).facts()).isEqualTo(Map.of(Device.Fact.NAME, "NVIDIA GeForce RTX 3060",
        Device.Fact.MEMORY_MIB, "12288", Device.Fact.COMPUTE_CAPABILITY, "8.6"));
    assertThat(cards.get(0).status()).isEqualTo(DeviceStatus.of(DeviceStatus.Key.NOT_IN_THIS_BUILD));
    assertThat(cards.get(1).status()).isEqualTo(DeviceStatus.of(DeviceStatus.Key.CAPABILITY_UNSUPPORTED, "12.0"));
  }

  @Test
  void whatACardDoesNotTellIsLeftOut() {
    Device old = NvidiaCards.cards(List.of("Tesla, [N/A], [Not Supported]")).get(0);
    assertThat(old.facts()).isEqualTo(Map.of(Device.Fact.NAME, "Tesla"));
    assertThat(old.status()).isEqualTo(DeviceStatus.of(DeviceStatus.Key.CAPABILITY_UNKNOWN));
    assertThat(NvidiaCards.cards(List.of("Tesla")).get(0).status().usable()).isFalse();
    assertThat(NvidiaCards.cards(List.of())).isEmpty();
  }
}
