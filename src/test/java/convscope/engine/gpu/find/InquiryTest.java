package convscope.engine.gpu.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Drivers asked in a Java of their own, as they are on the machine that runs the tests. */
class InquiryTest {
  private static final Duration PATIENT = Duration.ofSeconds(60);

  @ParameterizedTest
  @EnumSource(Inquiry.Whom.class)
  void aDriverAnswersOrIsNotThere(Inquiry.Whom whom) {
    assertThat(Inquiry.ask(whom, PATIENT).ending()).isIn(Answer.Ending.WHOLE, Answer.Ending.NOT_THERE);
  }

  @Test
  void everyDeviceOfOpenClHasItsFacts() {
    Answer answer = Inquiry.ask(Inquiry.Whom.OPENCL, PATIENT);
    List<OpenClDevice> devices = OpenClDevice.read(answer.text());
    assumeTrue(!devices.isEmpty(), "there is no OpenCL here: install pocl-opencl-icd");
    assertThat(devices).allSatisfy(device -> {
      assertThat(device.name()).isNotBlank();
      assertThat(device.platformName()).isNotBlank();
      assertThat(device.driver()).isNotBlank();
      assertThat(device.isGpu() || device.isProcessor()).isTrue();
      assertThat(device.works()).isTrue();
      assertThat(device.memoryBytes()).isGreaterThan(1 << 28);
      assertThat(device.units()).isPositive();
      assertThat(device.version()).isGreaterThan(1);
    });
  }

  @Test
  void aProcessorByOpenClIsListedBehindTheRealOnesAndTrains() {
    Answer answer = Inquiry.ask(Inquiry.Whom.OPENCL, PATIENT);
    assumeTrue(OpenClDevice.read(answer.text()).stream().anyMatch(OpenClDevice::isProcessor),
        "there is no OpenCL on the processor here: install pocl-opencl-icd");
    List<FoundGpu> all = new GpuSearch(Sources.here(), Optional.empty(), true).search().gpus();
    FoundGpu last = all.get(all.size() - 1);
    assertThat(last.device().id()).isEqualTo("gpu:" + (all.size() - 1));
    assertThat(last.way(WayKind.OPENCL)).isPresent();
    assertThat(last.device().status().usable()).isTrue();
  }

  @Test
  void anAnswerThatBreaksOffIsAFailure() {
    assertThat(Inquiry.judged(Answer.whole("platform\tnumber=0\tname=First\n")).ending())
        .isEqualTo(Answer.Ending.FAILED);
    assertThat(Inquiry.judged(Answer.whole("missing\ndone\n"))).isEqualTo(Answer.notThere());
    assertThat(Inquiry.judged(Answer.whole("failed\tcall=cuInit\tstatus=999\ndone\n")).complaint())
        .isEqualTo("cuInit 999");
  }
}
