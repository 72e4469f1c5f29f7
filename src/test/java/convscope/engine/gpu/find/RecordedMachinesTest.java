package convscope.engine.gpu.find;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.Device;
import convscope.engine.Device.Fact;
import convscope.engine.DeviceStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the search says of machines from Kepler to Blackwell, Intel's, AMD's and Apple's, and of broken ones. */
class RecordedMachinesTest {
  private static final String TOLD_AND_DONE = "";

  /** A machine, its devices (name; verdict; ways), and the remarks. */
  private static Stream<Arguments> machines() {
    return Stream.of(
        machine("kepler-k40", TOLD_AND_DONE, "Tesla K40c; opencl_for_older_card 3.5 7.5; OPENCL 0 0"),
        machine("kepler-k40-container", TOLD_AND_DONE, "Tesla K40c; capability_unsupported 3.5 7.5; "),
        machine("pascal-gtx-1060", TOLD_AND_DONE,
            "NVIDIA GeForce GTX 1060 6GB; opencl_for_older_card 6.1 7.5; OPENCL 1 0"),
        machine("pascal-p100-container", TOLD_AND_DONE, "Tesla P100-PCIE-16GB; not_in_this_build; "),
        machine("turing-gtx-1650", TOLD_AND_DONE, "NVIDIA GeForce GTX 1650; ready; CUDA 0 0, OPENCL 0 0",
            "Intel graphics (3e9b); opencl_driver_missing intel-opencl-icd; "),
        machine("turing-t4-old-driver", TOLD_AND_DONE, "Tesla T4; opencl_for_older_driver 418.226.00 450; OPENCL 0 0"),
        machine("turing-t4-old-driver-container", TOLD_AND_DONE, "Tesla T4; driver_too_old 418.226.00 450; "),
        machine("ampere-rtx-3060", TOLD_AND_DONE, "NVIDIA GeForce RTX 3060; ready; CUDA 0 0, OPENCL 0 0"),
        machine("ada-rtx-4070", TOLD_AND_DONE, "NVIDIA GeForce RTX 4070; ready; CUDA 0 0, OPENCL 0 0"),
        machine("hopper-h100", TOLD_AND_DONE, "NVIDIA H100 80GB HBM3; ready; CUDA 0 0"),
        machine("blackwell-rtx-5060-ti", TOLD_AND_DONE, "NVIDIA GeForce RTX 5060 Ti; ready; CUDA 0 0, OPENCL 0 0"),
        machine("two-cards", TOLD_AND_DONE, "NVIDIA GeForce GTX 1080 Ti; opencl_for_older_card 6.1 7.5; OPENCL 0 1",
            "NVIDIA GeForce RTX 3090; ready; CUDA 0 0, OPENCL 0 0"),
        machine("a100-mig-empty", TOLD_AND_DONE, "NVIDIA A100-SXM4-40GB; mig_without_instance; "),
        machine("a100-mig-instance", TOLD_AND_DONE, "NVIDIA A100-SXM4-40GB; ready; CUDA 0 0"),
        machine("nvidia-no-permission", "answer_failed nvidia-smi Failed to initialize NVML: Insufficient Permissions",
            "NVIDIA graphics (2504); no_permission /dev/nvidia0; "),
        machine("amd-no-permission", TOLD_AND_DONE, "AMD graphics (73ff); no_permission /dev/dri/renderD128; "),
        machine("driver-not-running",
        "answer_failed nvidia-smi NVIDIA-SMI has failed because it couldn't communicate with"
            + " the NVIDIA driver. Make sure that the latest NVIDIA driver is installed and running,"
            + " answer_failed CUDA cuInit 999",
            "NVIDIA graphics (2504); answer_failed CUDA cuInit 999; "),
        machine("tool-hangs", "no_answer nvidia-smi 2", "NVIDIA GeForce RTX 3060; ready; CUDA 0 0, OPENCL 0 0"),
        machine("container-utility", TOLD_AND_DONE, "NVIDIA GeForce RTX 3060; computing_library_missing; "),
        machine("hidden", TOLD_AND_DONE, "NVIDIA GeForce RTX 3060; hidden CUDA_VISIBLE_DEVICES -1; "),
        machine("intel-uhd-620", TOLD_AND_DONE, "Intel(R) UHD Graphics 620 [0x5917]; ready; OPENCL 0 0"),
        machine("intel-hd-500-older", TOLD_AND_DONE, "Intel(R) Gen9 HD Graphics NEO; ready; OPENCL 0 0"),
        machine("amd-rx-6600", TOLD_AND_DONE, "AMD Radeon RX 6600; ready; OPENCL 2 0"),
        machine("amd-hd-6450", TOLD_AND_DONE,
            "AMD CAICOS (DRM 2.50.0 / 6.1.0-18-amd64, LLVM 15.0.6); opencl_too_old 1.1 1.2; "),
        machine("small-geforce-8400", TOLD_AND_DONE, "GeForce 8400 GS; memory_too_small 255 512; "),
        machine("amd-mi300a", TOLD_AND_DONE, "AMD Instinct MI300A; ready; OPENCL 0 0",
            "AMD Instinct MI300A; ready; OPENCL 0 1", "AMD Instinct MI300A; ready; OPENCL 0 2",
            "AMD Instinct MI300A; ready; OPENCL 0 3"),
        machine("apple-m1", TOLD_AND_DONE, "Apple M1; ready; OPENCL 0 0"),
        machine("apple-intel-macbook", TOLD_AND_DONE, "AMD Radeon Pro 5300M Compute Engine; ready; OPENCL 0 2",
            "Intel(R) UHD Graphics 630; ready; OPENCL 0 1"),
        machine("no-opencl-loader", "no_gpu, opencl_missing"),
        machine("garbage", "no_gpu, answer_failed nvidia-smi <!DOCTYPE html><html> [31m<title>502 Bad Gateway</title>,"
            + " answer_failed OpenCL ICD: can't open /usr/lib/x.so"));
  }

  private static Arguments machine(String name, String remarks, String... devices) {
    return Arguments.of(name, remarks, List.of(devices));
  }

  private static String words(DeviceStatus status) {
    return Stream.concat(Stream.of(status.key().key()), status.values().stream()).collect(Collectors.joining(" "));
  }

  private static String words(FoundGpu gpu) {
    return gpu.device().name() + "; " + words(gpu.device().status()) + "; " + gpu.ways().stream()
        .map(way -> way.kind() + " " + way.platform() + " " + way.number()).collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @MethodSource("machines")
  void everyCardIsListedOnceWithItsVerdictAndTheWaysToIt(String machine, String remarks, List<String> devices) {
    GpuSearch.Found found = RecordedMachine.called(machine).search();
    assertThat(found.gpus().stream().map(RecordedMachinesTest::words)).isEqualTo(devices);
    assertThat(found.remarks().stream().map(RecordedMachinesTest::words).collect(Collectors.joining(", ")))
        .isEqualTo(remarks);
    for (int i = 0; i < found.gpus().size(); i++) {
      FoundGpu gpu = found.gpus().get(i);
      assertThat(gpu.device().id()).isEqualTo("gpu:" + i);
      assertThat(gpu.device().kind()).isEqualTo(Device.Kind.GPU);
      assertThat(gpu.device().status().usable()).isEqualTo(!gpu.ways().isEmpty());
    }
  }

  @Test
  void noRecordedMachineIsLeftUntried() throws IOException {
    assertThat(machines().map(one -> (String) one.get()[0]))
        .containsExactlyInAnyOrderElementsOf(RecordedMachine.names());
  }

  @Test
  void aCardHasAllFactsThatItsSourcesTell() {
    assertThat(RecordedMachine.called("ampere-rtx-3060").search().gpus().get(0).device().facts())
        .containsEntry(Fact.NAME, "NVIDIA GeForce RTX 3060").containsEntry(Fact.MAKER, "NVIDIA")
        .containsEntry(Fact.CORES, "28").containsEntry(Fact.MEMORY_MIB, "12037")
        .containsEntry(Fact.COMPUTE_CAPABILITY, "8.6").containsEntry(Fact.DRIVER, "550.54.15")
        .containsEntry(Fact.WAYS, "CUDA, OpenCL").containsEntry(Fact.BUS, "00000000:01:00.0")
        .containsEntry(Fact.CLOCK_MHZ, "1777").containsEntry(Fact.LIMIT_GFLOPS, "12737");
    assertThat(RecordedMachine.called("apple-m1").search().gpus().get(0).device().facts())
        .containsEntry(Fact.MAKER, "Apple").containsEntry(Fact.DRIVER, "1.2 1.0").containsEntry(Fact.WAYS, "OpenCL")
        .doesNotContainKeys(Fact.BUS, Fact.COMPUTE_CAPABILITY, Fact.LIMIT_GFLOPS);
  }

  @Test
  void ofADividedCardTheMemoryIsThatOfThePartWhichProgramsGet() {
    assertThat(RecordedMachine.called("a100-mig-instance").search().gpus().get(0).device().facts())
        .containsEntry(Fact.MEMORY_MIB, "4864").containsEntry(Fact.CORES, "14");
  }

  @Test
  void tf32IsForCardsFromAmpereOnThatAreReachedByCuda() {
    assertThat(RecordedMachine.called("ampere-rtx-3060").search().gpus().get(0).hasTf32()).isTrue();
    assertThat(RecordedMachine.called("blackwell-rtx-5060-ti").search().gpus().get(0).hasTf32()).isTrue();
    assertThat(RecordedMachine.called("turing-gtx-1650").search().gpus().get(0).hasTf32()).isFalse();
    assertThat(RecordedMachine.called("apple-m1").search().gpus().get(0).hasTf32()).isFalse();
  }

  @Test
  void numbersStayTheSameWhicheverSourceIsSilent() {
    RecordedMachine whole = RecordedMachine.called("two-cards");
    List<String> names = whole.search().gpus().stream().map(gpu -> gpu.device().name()).toList();
    for (String silent : List.of("tool", "cuda", "openCl")) {
      GpuSearch.Found found = new GpuSearch(new Silenced(whole, silent), Optional.empty(), false).search();
      assertThat(found.gpus().stream().map(gpu -> gpu.device().name())).as("without " + silent).isEqualTo(names);
    }
  }
}
