package convscope.engine.gpu.find;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.Device;
import convscope.engine.DeviceLoad;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How busy cards are, as NVIDIA's tool and Linux tell, and what is made of a tool that does not answer as it should.
 */
class NvidiaToolTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  @TempDir
  private Path folder;
  private int calls;

  private GpuLoad load(NvidiaTool tool) {
    return new GpuLoad(tool, new LinuxCards(folder, folder, file -> true));
  }

  private static Device device(String machine, int number) {
    return RecordedMachine.called(machine).search().gpus().get(number).device();
  }

  @Test
  void eachOfTwoCardsHasItsOwnLoad() {
    GpuLoad load = load(RecordedMachine.called("two-cards").nvidiaTool());
    assertThat(load.of(device("two-cards", 0)))
        .contains(new DeviceLoad(OptionalInt.of(0), OptionalInt.of(9), OptionalInt.of(30)));
    assertThat(load.of(device("two-cards", 1)))
        .contains(new DeviceLoad(OptionalInt.of(98), OptionalInt.of(310), OptionalInt.of(71)));
  }

  @Test
  void whatADividedCardDoesNotTellIsNotThere() {
    assertThat(load(RecordedMachine.called("a100-mig-instance").nvidiaTool()).of(device("a100-mig-instance", 0)))
        .contains(new DeviceLoad(OptionalInt.empty(), OptionalInt.of(37), OptionalInt.of(33)));
  }

  @Test
  void aToolThatNeverAnswersIsNotAskedForEver() {
    GpuLoad load = load(new NvidiaTool((arguments, limit) -> {
      calls++;
      return Answer.tooLate("");
    }));
    for (int i = 0; i < 10; i++) {
      assertThat(load.of(device("ampere-rtx-3060", 0))).isEmpty();
    }
    assertThat(calls).isEqualTo(3);
  }

  @Test
  void allQuestionsOfOneSearchShareItsTime() {
    List<Duration> limits = new ArrayList<>();
    new NvidiaTool((arguments, limit) -> {
      limits.add(limit);
      String first = arguments.get(0).replaceAll(".*[=,]", "");
      return Answer.failed("Field \"" + first + "\" is not a valid field to query.\n", "", 2);
    }).cards(LIMIT);
    assertThat(limits).hasSizeGreaterThan(2).isSortedAccordingTo(Comparator.reverseOrder())
        .allMatch(limit -> limit.compareTo(LIMIT) <= 0);
  }

  @Test
  void aToolWithoutCardsIsNoFailure() {
    NvidiaTool tool = new NvidiaTool((arguments, limit) -> Answer.failed("No devices were found\n", "", 6));
    assertThat(tool.cards(LIMIT)).isEqualTo(new Answered<>(Answer.whole(""), List.of()));
  }

  @Test
  void aCardOfAmdsTellsItsLoadThroughLinux() throws Exception {
    Path card =
        Files.createDirectories(folder.resolve("bus/pci/devices/0000:03:00.0/hwmon/hwmon4")).getParent().getParent();
    Files.writeString(card.resolve("gpu_busy_percent"), "7\n");
    Files.writeString(card.resolve("mem_info_vram_used"), "1288490188\n");
    Files.writeString(card.resolve("hwmon/hwmon4/temp1_input"), "46000\n");
    GpuLoad load = load(new NvidiaTool((arguments, limit) -> Answer.notThere()));
    assertThat(load.of(device("amd-rx-6600", 0)))
        .contains(new DeviceLoad(OptionalInt.of(7), OptionalInt.of(1228), OptionalInt.of(46)));
    assertThat(load.of(device("intel-uhd-620", 0))).isEqualTo(Optional.empty());
    assertThat(load.of(device("apple-m1", 0))).isEmpty();
  }
}
