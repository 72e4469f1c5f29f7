package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.BorrowedEngine;
import convscope.engine.Device;
import convscope.engine.DeviceStatus;
import convscope.engine.Engine;
import convscope.engine.EngineProvider;
import convscope.engine.Engines;
import convscope.spoken.Spoken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FastestDeviceTest {
  private static final Device SLOW = BorrowedEngine.card("gpu:0", "Slow Card");
  private static final Device FAST = BorrowedEngine.card("gpu:1", "Fast Card");
  private static final Device OTHER_DRIVER = new Device("gpu:1", Device.Kind.GPU,
      Map.of(Device.Fact.NAME, "Fast Card", Device.Fact.MEMORY_MIB, "4096"), DeviceStatus.ready());
  private static final Device BROKEN = BorrowedEngine.card("gpu:2", "Broken Card");

  @TempDir
  private Path home;
  private final List<String> measured = new ArrayList<>();

  /** A provider of {@code devices} in front of which stands a sign, or none. */
  private record Signed(boolean mayHaveDevices, List<Device> list) implements EngineProvider {
    @Override
    public String id() {
      return "signed";
    }

    @Override
    public List<Device> devices() {
      if (!mayHaveDevices) {
        throw new AssertionError("Nobody looks for devices where there is no sign of any");
      }
      return list;
    }

    @Override
    public List<String> variants(Device device) {
      return List.of("way");
    }

    @Override
    public Engine open(Device device, int threads, String variant) {
      throw new AssertionError("Nothing needs to be opened here");
    }
  }

  private Path file() {
    return home.resolve("below/device-speeds.csv");
  }

  private Device find(EngineProvider... providers) {
    return new FastestDevice(file(), new Engines(List.of(providers)), device -> {
      measured.add(device.name());
      if (device.equals(BROKEN)) {
        throw Spoken.problem("It is broken.");
      }
      return device.name().startsWith("Fast") ? 200 : 100;
    }).find();
  }

  private Device find(Device... devices) {
    return find(new Signed(true, List.of(devices)));
  }

  @Test
  void theFastestIsChosenAndEachIsMeasuredOnce() {
    assertThat(find(SLOW, FAST)).isEqualTo(FAST);
    assertThat(measured).containsExactly("Slow Card", "Fast Card");
    assertThat(find(SLOW, FAST)).isEqualTo(FAST);
    assertThat(find(FAST, SLOW)).isEqualTo(FAST);
    assertThat(measured).hasSize(2);
  }

  @Test
  void aDeviceThatIsNotWhatItWasIsMeasuredAgain() {
    find(SLOW, FAST);
    assertThat(find(SLOW, OTHER_DRIVER)).isEqualTo(OTHER_DRIVER);
    assertThat(measured).containsExactly("Slow Card", "Fast Card", "Fast Card");
  }

  @Test
  void ofEquallyFastOnesTheFirstIsChosen() {
    Device same = BorrowedEngine.card("gpu:3", "Same Card");
    assertThat(find(SLOW, same)).isEqualTo(SLOW);
    assertThat(find(same, SLOW)).isEqualTo(same);
  }

  @Test
  void aDeviceAloneIsTakenUnmeasuredAndOneThatCannotBeUsedIsNone() {
    Device useless = BorrowedEngine.card("gpu:4", "Useless", DeviceStatus.of(DeviceStatus.Key.NOT_IN_THIS_BUILD));
    assertThat(find(useless, SLOW)).isEqualTo(SLOW);
    assertThat(measured).isEmpty();
    assertThat(file()).doesNotExist();
  }

  @Test
  void whereNothingPointsToAnotherNoneIsLookedForAndWhereSomethingDoesLaterItIsSeen() {
    EngineProvider first = new Signed(true, List.of(SLOW));
    assertThat(find(first, new Signed(false, List.of(FAST)))).isEqualTo(SLOW);
    assertThat(find(first, new Signed(true, List.of(FAST)))).isEqualTo(FAST);
  }

  @Test
  void oneThatFailsIsLeftOutAndTriedAgain() {
    assertThat(find(BROKEN, SLOW)).isEqualTo(SLOW);
    assertThat(find(BROKEN, SLOW)).isEqualTo(SLOW);
    assertThat(measured).containsExactly("Broken Card", "Slow Card", "Broken Card");
  }

  @ParameterizedTest
  @ValueSource(strings =
      {"", "\0\1\2", "images_per_second,device\nmany,gpu:0", "images_per_second,device\n\n,,\n-1,x\nNaN,y"})
  void aFileThatIsBrokenIsMeasuredAgainAndWhole(String broken) throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), broken);
    assertThat(find(SLOW, FAST)).isEqualTo(FAST);
    assertThat(measured).hasSize(2);
    assertThat(Files.readAllLines(file())).hasSize(3).startsWith("images_per_second,device");
    assertThat(find(SLOW, FAST)).isEqualTo(FAST);
    assertThat(measured).hasSize(2);
  }

  @Test
  void bytesThatAreNoTextAreABrokenFileToo() throws Exception {
    Files.createDirectories(file().getParent());
    Files.write(file(), new byte[] {(byte) 0xff, (byte) 0xfe, 10, (byte) 0xc0});
    assertThat(find(SLOW, FAST)).isEqualTo(FAST);
  }

  @Test
  void whereNothingCanBeWrittenTheFastestIsChosenAllTheSame() throws Exception {
    Files.writeString(home.resolve("below"), "a file where a folder should be");
    assertThat(find(SLOW, FAST)).isEqualTo(FAST);
  }

  @Test
  void aFileIsLeftWholeAndNothingBesideIt() throws Exception {
    find(SLOW, FAST);
    try (Stream<Path> files = Files.list(file().getParent())) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void aRealEngineHasASpeed() {
    assertThat(TrainingSpeed.of(AnEngine.usual())).isFinite().isPositive();
  }
}
