package convscope.workbench.devices;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.Device;
import convscope.engine.MadeDevices;
import convscope.training.DeviceSpeed;
import convscope.training.DeviceSpeed.Figure;
import convscope.workbench.session.DeviceChoice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("window")
class ConsequencesTest {
  private static final long MEBI = 1 << 20;
  private static final Consequences.Work NO_RUN = new Consequences.Work(false, 0, 128, 1_500 * MEBI);
  private static final Consequences.Work RUN = new Consequences.Work(true, 1_240, 128, 1_500 * MEBI);

  private final DeviceItem first = new DeviceItem(MadeDevices.machines().get("two").get(0));
  private final DeviceItem second = new DeviceItem(MadeDevices.machines().get("two").get(1));

  private static DeviceChoice choice(int towers, DeviceItem... items) {
    return new DeviceChoice(List.of(items).stream().map(item -> item.now().id()).toList(), towers, 0);
  }

  private static List<String> keys(List<Consequence> all) {
    return all.stream().map(Consequence::key).toList();
  }

  private static Consequence the(String key, List<Consequence> all) {
    return all.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }

  private static void measured(DeviceItem item, double rate) {
    item.measured(new Measured(new DeviceSpeed(item.now().id(), 1, 128, 1, Map.of(Figure.TRAINING, rate)), false));
  }

  @Test
  void theCurrentRunContinuesOnTheNewDeviceWithRoundingDifferences() {
    List<Consequence> all = new Consequences(choice(1, first), choice(1, second), List.of(first), List.of(second), RUN)
        .all();
    assertThat(keys(all)).startsWith("run.goesOn", "digits");
    assertThat(all.get(0).values()).containsExactly(1_240L, second.now().name());
  }

  @Test
  void theSameDeviceGivesIdenticalResults() {
    assertThat(keys(new Consequences(choice(1, first), choice(1, first), List.of(first), List.of(first), RUN).all()))
        .doesNotContain("digits");
  }

  @Test
  void withoutARunTheChangeAppliesToTheNextRun() {
    assertThat(keys(new Consequences(choice(1), choice(1, second), List.of(first), List.of(second), NO_RUN).all()))
        .contains("run.next").doesNotContain("digits", "run.goesOn");
  }

  @Test
  void towersMultiplyTheBatchAndUnevenTowersAreWarnedAbout() {
    List<Consequence> even =
        new Consequences(choice(1), choice(4, first, second), List.of(), List.of(first, second), NO_RUN).all();
    assertThat(the("towers", even).values()).containsExactly(4, 128, 512);
    assertThat(keys(even)).doesNotContain("towers.uneven");
    assertThat(the("towers.uneven",
        new Consequences(choice(1), choice(3, first, second), List.of(), List.of(first, second), NO_RUN).all())
        .warning()).isTrue();
  }

  @Test
  void insufficientGpuMemoryForTheTowersIsWarnedAbout() {
    List<Consequence> one = new Consequences(choice(1), choice(1, second), List.of(), List.of(second), NO_RUN).all();
    assertThat(the("memory", one).warning()).isFalse();
    List<Consequence> three = new Consequences(choice(1), choice(3, second), List.of(), List.of(second), NO_RUN).all();
    assertThat(the("memory.lacking", three).warning()).isTrue();
    DeviceItem silent = new DeviceItem(new Device("gpu:2", Device.Kind.GPU, Map.of(), first.now().status()));
    assertThat(keys(new Consequences(choice(1), choice(1, silent), List.of(), List.of(silent), NO_RUN).all()))
        .containsExactly("run.next");
  }

  @Test
  void measurementsShowTheSpeedupAndTheSlowestDevice() {
    measured(first, 1_000);
    assertThat(
        keys(new Consequences(choice(1, first), choice(1, second), List.of(first), List.of(second), NO_RUN).all()))
        .doesNotContain("faster");
    measured(second, 250);
    assertThat(the("faster",
        new Consequences(choice(1, first), choice(1, second), List.of(first), List.of(second), NO_RUN).all()).values())
        .containsExactly(0.25);
    assertThat(the("slowest",
        new Consequences(choice(1), choice(2, first, second), List.of(first), List.of(first, second), NO_RUN).all())
        .values()).containsExactly(second.now().name());
  }
}
