package convscope.engine.gpu.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import convscope.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What our questions ask of drivers' libraries, and what comes of libraries that crash or hang: with stubs in C. */
@EnabledOnOs(OS.LINUX)
class StubDriversTest {
  private static final Duration PATIENT = Duration.ofSeconds(60);
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String LIBRARIES = "jna.library.path";

  @TempDir
  private Path folder;

  @BeforeEach
  void aCompilerIsNeeded() throws InterruptedException {
    try {
      assumeTrue(ChildProcess.run("gcc", "--version") == 0, "gcc does not run here");
    } catch (IOException none) {
      assumeTrue(false, "there is no gcc here: install gcc");
    }
  }

  /** Asks {@code whom}, whose library is the stub with {@code macros} defined. */
  private Answer ask(Inquiry.Whom whom, Duration limit, String... macros) throws Exception {
    String library = whom == Inquiry.Whom.CUDA ? "libcuda.so.1" : "libOpenCL.so.1";
    List<String> command = new ArrayList<>(List.of("gcc", "-shared", "-fPIC", "-o", folder.resolve(library).toString(),
        "src/test/resources/convscope/engine/gpu/find/drivers-stub.c"));
    for (String macro : macros) {
      command.add("-D" + macro);
    }
    assertThat(ChildProcess.run(command.toArray(String[]::new))).isZero();
    String before = System.getProperty(LIBRARIES);
    try {
      System.setProperty(LIBRARIES, folder.toString());
      return Inquiry.ask(whom, limit);
    } finally {
      if (before == null) {
        System.clearProperty(LIBRARIES);
      } else {
        System.setProperty(LIBRARIES, before);
      }
    }
  }

  @Test
  void cudaTellsEveryCard() throws Exception {
    assertThat(CudaDevice.read(ask(Inquiry.Whom.CUDA, PATIENT, "INIT=0").text())).containsExactly(
        new CudaDevice(0, 12040, "NVIDIA GeForce RTX 3090", 25429934080L, 82, 1695, Optional.of("8.6"),
            Optional.of("00000000:41:00.0"), Optional.of("28292a2b2c2d2e2f3031323334353637")),
        new CudaDevice(1, 12040, "NVIDIA GeForce GTX 1080 Ti", 11714691072L, 28, 1582, Optional.of("6.1"),
            Optional.of("00000000:0a:00.0"), Optional.of("292a2b2c2d2e2f303132333435363738")));
  }

  @Test
  void anOlderCudaTellsWhatItCan() throws Exception {
    assertThat(CudaDevice.read(ask(Inquiry.Whom.CUDA, PATIENT, "INIT=0", "OLD").text())).hasSize(2)
        .allSatisfy(card -> {
          assertThat(card.bus()).isEmpty();
          assertThat(card.uuid()).isEmpty();
          assertThat(card.memoryBytes()).isPositive();
        });
  }

  @Test
  void cudaWithoutCardsIsNoFailureAndABrokenOneIs() throws Exception {
    assertThat(ask(Inquiry.Whom.CUDA, PATIENT, "INIT=100").ending()).isEqualTo(Answer.Ending.WHOLE);
    assertThat(ask(Inquiry.Whom.CUDA, PATIENT, "INIT=803").complaint()).isEqualTo("cuInit 803");
  }

  @Test
  void openClTellsEveryDeviceWithItsPlaceAsItsMakerTellsIt() throws Exception {
    List<OpenClDevice> devices = OpenClDevice.read(ask(Inquiry.Whom.OPENCL, PATIENT, "INIT=0").text());
    assertThat(devices).extracting(OpenClDevice::name).containsExactly("NVIDIA GeForce RTX 3090", "AMD Radeon RX 6600",
        "Intel(R) Arc(TM) A770 Graphics");
    assertThat(devices).extracting(device -> device.bus().orElse("")).containsExactly("00000000:41:00.0",
        "00000000:c3:00.1", "00000001:03:04.0");
    assertThat(devices).extracting(device -> device.platform() + " " + device.number())
        .containsExactly("0 0", "1 0", "1 1");
    assertThat(devices.get(0).capability()).contains("8.6");
    assertThat(devices.get(0).uuid()).contains("28292a2b2c2d2e2f3031323334353637");
    assertThat(devices).allSatisfy(device -> {
      assertThat(device.isGpu()).isTrue();
      assertThat(device.memoryBytes()).isEqualTo(17179869184L);
      assertThat(device.clockMHz()).isEqualTo(1700);
      assertThat(device.version()).isEqualTo(3.0);
    });
  }

  @Test
  void aDriverThatCrashesEndsNothingButItsAnswer() throws Exception {
    Answer answer = ask(Inquiry.Whom.OPENCL, PATIENT, "INIT=0", "CRASH");
    assertThat(answer.ending()).isEqualTo(Answer.Ending.FAILED);
    assertThat(OpenClDevice.read(answer.text())).extracting(OpenClDevice::name)
        .containsExactly("NVIDIA GeForce RTX 3090");
    try (var files = Files.list(Path.of(""))) {
      assertThat(files.map(Path::toString)).noneMatch(file -> file.startsWith("hs_err") || file.startsWith("core"));
    }
  }

  @Test
  void aDriverThatHangsIsLeftAlone() throws Exception {
    long start = System.nanoTime();
    Answer answer = ask(Inquiry.Whom.OPENCL, LIMIT, "INIT=0", "HANG");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    assertThat(answer.ending()).isEqualTo(Answer.Ending.TOO_LATE);
  }
}
