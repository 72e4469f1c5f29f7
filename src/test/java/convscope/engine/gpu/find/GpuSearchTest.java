package convscope.engine.gpu.find;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.DeviceStatus;
import convscope.engine.DeviceStatus.Key;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A search whose sources do not keep to what they were told. */
class GpuSearchTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private final CountDownLatch testIsOver = new CountDownLatch(1);

  @AfterEach
  void letGoOfThoseWhoHang() {
    testIsOver.countDown();
  }

  /** A machine whose OpenCL does what {@code answer} does. */
  private record Odd(RecordedMachine machine, Supplier<Answer> answer) implements Sources {
    @Override
    public Answered<ToolCard> tool(Duration limit) {
      return machine.tool(limit);
    }

    @Override
    public Answer cuda(Duration limit) {
      return machine.cuda(limit);
    }

    @Override
    public Answer openCl(Duration limit) {
      return answer.get();
    }

    @Override
    public Answer linux() {
      return machine.linux();
    }
  }

  private static GpuSearch.Found search(String machine, Supplier<Answer> openCl) {
    return new GpuSearch(new Odd(RecordedMachine.called(machine), openCl), Optional.empty(), false).search();
  }

  private Answer hang() {
    try {
      testIsOver.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException unwanted) {
      Thread.currentThread().interrupt();
    }
    return Answer.notThere();
  }

  @Test
  void aHangingDriverIsReportedAndOthersAreStillFound() {
    long start = System.nanoTime();
    GpuSearch.Found found = search("ampere-rtx-3060", this::hang);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    assertThat(found.remarks()).containsExactly(DeviceStatus.of(Key.NO_ANSWER, "OpenCL", "2"));
    assertThat(found.gpus()).singleElement()
        .satisfies(gpu -> assertThat(gpu.ways()).containsExactly(new Way(WayKind.CUDA, 0, 0)));
  }

  @Test
  void partialOutputOfAHangingDriverIsUsed() {
    GpuSearch.Found found = search("no-opencl-loader", () -> Answer.tooLate(RecordedMachine.called("apple-m1")
        .openCl(GpuSearch.limit()).text().replace("done\n", "")));
    assertThat(found.gpus()).singleElement().satisfies(gpu -> assertThat(gpu.device().status().usable()).isTrue());
    assertThat(found.remarks()).containsExactly(DeviceStatus.of(Key.NO_ANSWER, "OpenCL", "2"));
  }

  @Test
  void aFailingDriverIsReported() {
    GpuSearch.Found found = search("ampere-rtx-3060", () -> {
      throw new IllegalStateException("out of order");
    });
    assertThat(found.gpus()).hasSize(1);
    assertThat(found.remarks()).containsExactly(DeviceStatus.of(Key.ANSWER_FAILED, "OpenCL", "out of order"));
  }

  @Test
  void aGpuReachableOnlyByAnUnresponsiveDriverSaysSo() {
    GpuSearch.Found found = search("amd-rx-6600", () -> Answer.tooLate(""));
    assertThat(found.gpus()).singleElement().satisfies(gpu -> {
      assertThat(gpu.device().name()).isEqualTo("AMD graphics (73ff)");
      assertThat(gpu.device().status()).isEqualTo(DeviceStatus.of(Key.NO_ANSWER, "OpenCL", "2"));
    });
  }

  @Test
  void anOpenClCpuIsListedLastAndOnlyOnRequest() {
    RecordedMachine machine = RecordedMachine.called("intel-uhd-620");
    List<FoundGpu> wanted = new GpuSearch(machine, Optional.empty(), true).search().gpus();
    assertThat(wanted).extracting(gpu -> gpu.device().id()).containsExactly("gpu:0", "gpu:1");
    assertThat(wanted.get(0).device().name()).contains("UHD");
    assertThat(wanted.get(1).device().name()).contains("i5-8250U");
    assertThat(wanted.get(1).ways()).containsExactly(new Way(WayKind.OPENCL, 1, 0));
    assertThat(machine.search().gpus()).hasSize(1);
  }
}
