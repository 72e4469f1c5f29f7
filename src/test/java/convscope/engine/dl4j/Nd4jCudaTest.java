package convscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.engine.Device;
import convscope.engine.DeviceStatus;
import convscope.foundation.Problem;
import convscope.natives.CudaDriver;
import convscope.natives.CudaDriver.Card;
import java.util.List;
import org.junit.jupiter.api.Test;

class Nd4jCudaTest {
  private static final List<Card> CARDS = List.of(new Card(0, "NVIDIA GeForce RTX 5060", 8151, "12.0"),
      new Card(1, "NVIDIA GeForce RTX 3060", 12288, "8.6"), new Card(2, "Quadro K2000", 2048, "3.0"));

  @Test
  void cardsThatItHasCodeForAreDevicesUnderCudasNumbers() {
    List<Device> devices = Nd4jCuda.cards(new CudaDriver(12040, CARDS));
    assertThat(devices).extracting(Device::id).containsExactly("nd4j-cuda:1");
    assertThat(devices.get(0).name()).isEqualTo("NVIDIA GeForce RTX 3060");
    assertThat(devices.get(0).kind()).isEqualTo(Device.Kind.GPU);
    assertThat(devices.get(0).facts()).containsEntry(Device.Fact.MEMORY_MIB, "12288")
        .containsEntry(Device.Fact.COMPUTE_CAPABILITY, "8.6");
    assertThat(devices.get(0).status()).isEqualTo(DeviceStatus.ready());
    assertThat(new Dl4jProvider().variants(devices.get(0))).containsExactly("nd4j");
  }

  @Test
  void aDriverFromBeforeCuda11RunsNone() {
    assertThat(Nd4jCuda.cards(new CudaDriver(11000, CARDS))).hasSize(1);
    assertThat(Nd4jCuda.cards(new CudaDriver(10020, CARDS))).isEmpty();
  }

  @Test
  void aCardBehindTheFirstIsRefusedWithWhatWouldMakeItTheFirst() {
    Device second = Nd4jCuda.cards(new CudaDriver(12040, CARDS)).get(0);
    assertThatThrownBy(() -> Nd4jCuda.check(second)).isInstanceOf(Problem.class)
        .hasMessageContaining("CUDA_VISIBLE_DEVICES=1").hasMessageContaining("RTX 3060");
  }

  @Test
  void withoutCudasLibrariesACardIsRefused() {
    Device first = Nd4jCuda.cards(new CudaDriver(12040, List.of(new Card(0, "A Card", 4096, "7.5")))).get(0);
    assertThatThrownBy(() -> Nd4jCuda.check(first)).isInstanceOf(Problem.class)
        .hasMessageContaining("install CUDA 11.6");
  }

  @Test
  void aCardIsRefusedWhereTheProcessorComputesAlready() {
    Device first = Nd4jCuda.cards(new CudaDriver(12040, List.of(new Card(0, "A Card", 4096, "7.5")))).get(0);
    Dl4jEngine.open(0, Dl4jProvider.ND4J);
    assertThatThrownBy(() -> new Dl4jProvider().open(first, 0, "nd4j")).isInstanceOf(Problem.class)
        .hasMessageContaining("restart ConvScope");
    assertThat(Dl4jEngine.open(0, Dl4jProvider.ND4J).device().id()).isEqualTo("cpu");
  }
}
