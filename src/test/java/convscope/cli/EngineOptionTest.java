package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.BorrowedEngine;
import convscope.data.Dataset;
import convscope.data.SampleScenes;
import convscope.engine.Device;
import convscope.engine.DeviceStatus;
import convscope.engine.Engine;
import convscope.engine.EngineProvider;
import convscope.engine.Engines;
import convscope.foundation.Problem;
import convscope.model.InitializerEdition;
import convscope.model.Presets;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import convscope.training.RunPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class EngineOptionTest {
  private static final DeviceStatus USELESS = DeviceStatus.of(DeviceStatus.Key.NOT_IN_THIS_BUILD);
  private static final List<Device> CARDS = List.of(BorrowedEngine.card("gpu:0", "First Card"),
      BorrowedEngine.card("gpu:1", "Second Card"), BorrowedEngine.card("gpu:2", "Old Card", USELESS));
  private static final Dataset IMAGES = SampleScenes.dataset(1, 40, 20);

  @TempDir
  private Path home;
  private int looks;

  /** The processor first, then cards; it counts how often those are looked for. */
  private Engines engines() {
    EngineProvider processor = ServiceLoader.load(EngineProvider.class).findFirst().orElseThrow();
    EngineProvider cards = new BorrowedEngine.Provider(CARDS, List.of("way", "detour"));
    return new Engines(List.of(processor, new EngineProvider() {
      @Override
      public String id() {
        return "counted";
      }

      @Override
      public boolean mayHaveDevices() {
        return false;
      }

      @Override
      public List<Device> devices() {
        looks++;
        return cards.devices();
      }

      @Override
      public List<String> variants(Device device) {
        return cards.variants(device);
      }

      @Override
      public Engine open(Device device, int threads, String variant) {
        return cards.open(device, threads, variant);
      }
    }));
  }

  @Command(name = "compute")
  private static final class Compute {
    @Mixin
    private final EngineOption engine;

    Compute(Engines engines) {
      engine = new EngineOption(engines);
    }
  }

  private EngineOption given(String... arguments) {
    Compute command = new Compute(engines());
    new CommandLine(command).parseArgs(arguments);
    return command.engine;
  }

  private static String opened(EngineOption option) {
    Engine engine = option.open();
    return engine.device().id() + " " + engine.variant();
  }

  @BeforeEach
  void useAHomeOfItsOwn() {
    System.setProperty("convscope.home", home.toString());
  }

  @AfterEach
  void useTheUsualHome() {
    System.clearProperty("convscope.home");
  }

  @Test
  void gpusAreNotSearchedUnlessNamedOrLikelyPresent() {
    assertThat(opened(given())).isEqualTo("cpu auto");
    assertThat(opened(given("--device", "auto"))).isEqualTo("cpu auto");
    assertThat(opened(given("--device", "cpu"))).isEqualTo("cpu auto");
    assertThat(opened(given("--kernels", "nd4j"))).isEqualTo("cpu nd4j");
    assertThat(looks).isZero();
    assertThat(home.resolve("device-speeds.csv")).doesNotExist();
  }

  @Test
  void aNamedDeviceIsOpenedInAnyCaseWithTheRequestedKernels() {
    assertThat(opened(given("--device", "GPU:1"))).isEqualTo("gpu:1 way");
    assertThat(opened(given("--device", "gpu:1", "--kernels", "detour"))).isEqualTo("gpu:1 detour");
    assertThat(opened(given("--kernels", "detour", "--device", "gpu:1"))).isEqualTo("gpu:1 detour");
    assertThat(given("--device", "cpu", "--threads", "1").open().threads()).isEqualTo(1);
  }

  @Test
  void severalDevicesGetATowerEachAndFewerTowersAreRejected() {
    Engine both = given("--device", "cpu,gpu:1").open();
    assertThat(both.towers()).extracting(tower -> tower.device().id()).containsExactly("cpu", "gpu:1");
    assertThat(both.withTowers(3).towers()).extracting(tower -> tower.device().id())
        .containsExactly("cpu", "gpu:1", "cpu");
    assertThatThrownBy(() -> both.withTowers(1)).isInstanceOf(Problem.class).hasMessageContaining("cpu, gpu:1");
  }

  @Test
  void gpuOnlyKernelsSelectTheGpu() {
    assertThat(opened(given("--kernels", "detour"))).isEqualTo("gpu:0 detour");
  }

  @Test
  void anUnknownDeviceIsRejectedWithTheAvailableOnes() {
    assertThatThrownBy(() -> given("--device", "gpu:7")).isInstanceOf(ParameterException.class)
        .hasMessage(
        "There is no device gpu:7 here: --device takes auto, cpu, gpu:0, gpu:1, gpu:2; run convscope devices"
            + " for details.");
    assertThatThrownBy(() -> given("--device", "gpu:0,7")).isInstanceOf(ParameterException.class)
        .hasMessageStartingWith("There is no device gpu:7 here");
    assertThatThrownBy(() -> given("--device", "gpu:0,auto")).isInstanceOf(ParameterException.class)
        .hasMessageStartingWith("There is no device auto here");
    assertThatThrownBy(() -> given("--device", "gpu:0,0")).isInstanceOf(ParameterException.class)
        .hasMessageContaining("--device \"gpu:0,0\" names the device gpu:0 twice");
  }

  @Test
  void aDeviceThatCannotTrainIsRejectedWithItsStatus() {
    assertThatThrownBy(() -> given("--device", "gpu:2")).isInstanceOf(ParameterException.class)
        .hasMessage("--device gpu:2, Old Card: " + new DeviceWords(Console.ENGLISH).status(USELESS));
  }

  @Test
  void unsupportedKernelsAreRejectedInAnyOptionOrder() {
    assertThatThrownBy(() -> given("--device", "gpu:0", "--kernels", "nd4j")).isInstanceOf(ParameterException.class)
        .hasMessage("--kernels must be one of way, detour on gpu:0, not nd4j.");
    assertThatThrownBy(() -> given("--kernels", "way", "--device", "cpu")).isInstanceOf(ParameterException.class)
        .hasMessageEndingWith(" on cpu, not way.");
    assertThatThrownBy(() -> given("--kernels", "abacus")).isInstanceOf(ParameterException.class)
        .hasMessageStartingWith("--kernels must be one of auto, ")
        .hasMessageEndingWith("way, detour on this machine, not abacus.");
  }

  @Test
  void aRunResumesOnItsDeviceUnlessAnotherIsNamed() {
    RunFolder run = new RunPlan(Presets.tutorial(InitializerEdition.FROM_2017, 10), Manifest.Settings.tutorial())
        .begin(home.resolve("run"), IMAGES, given("--device", "gpu:1", "--kernels", "detour").open());
    assertThat(openedFor(run, given())).isEqualTo("gpu:1 detour");
    assertThat(openedFor(run, given("--device", "gpu:1"))).isEqualTo("gpu:1 detour");
    assertThat(openedFor(run, given("--device", "gpu:0"))).isEqualTo("gpu:0 way");
    assertThat(openedFor(run, given("--device", "gpu:1", "--kernels", "way"))).isEqualTo("gpu:1 way");
    assertThat(openedFor(run, given("--kernels", "nd4j"))).isEqualTo("cpu nd4j");
  }

  private static String openedFor(RunFolder run, EngineOption option) {
    Engine engine = option.openFor(run);
    return engine.device().id() + " " + engine.variant();
  }
}
