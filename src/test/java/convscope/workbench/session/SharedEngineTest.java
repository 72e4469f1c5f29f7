package convscope.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.BorrowedEngine;
import convscope.engine.Device;
import convscope.engine.DeviceStatus;
import convscope.engine.Engine;
import convscope.engine.EngineProvider;
import convscope.engine.Engines;
import convscope.foundation.Problem;
import convscope.spoken.Spoken;
import convscope.training.ChosenDevices;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class SharedEngineTest {
  private static final Device FIRST = BorrowedEngine.card("gpu:0", "First Card");
  private static final Device SECOND = BorrowedEngine.card("gpu:1", "Second Card");
  private static final Device USELESS =
      BorrowedEngine.card("gpu:2", "Old Card", DeviceStatus.of(DeviceStatus.Key.NOT_IN_THIS_BUILD));

  @TempDir
  private Path home;
  private final Background background = new Background();
  private final CountDownLatch gate = new CountDownLatch(1);

  @Start
  void start(Stage stage) {
    TestStage.show(stage);
  }

  @BeforeEach
  void useAHomeOfItsOwn() {
    System.setProperty("convscope.home", home.toString());
  }

  @AfterEach
  void close() {
    gate.countDown();
    background.close();
    System.clearProperty("convscope.home");
  }

  private static <T> T on(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
  }

  private static void until(Callable<Boolean> so) {
    Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> on(so));
  }

  private SharedEngine sharedEngine(Device... devices) {
    return sharedEngine(() -> new Engines(List.of(new BorrowedEngine.Provider(List.of(devices),
        List.of("way", BorrowedEngine.CLOSED)))));
  }

  private SharedEngine sharedEngine(Callable<Engines> engines) {
    return on(() -> {
      SharedEngine sharedEngine = new SharedEngine(background, () -> {
        try {
          return engines.call();
        } catch (Exception never) {
          throw new IllegalStateException(never);
        }
      });
      sharedEngine.load();
      return sharedEngine;
    });
  }

  private static void choose(SharedEngine sharedEngine, Device device, String kernels) {
    on(() -> {
      sharedEngine.choose(new ChosenDevices(List.of(device), 0, kernels));
      return null;
    });
  }

  @Test
  void devicesAreListedInTheBackgroundAndTheUsableOneOpened() throws Exception {
    SharedEngine sharedEngine = sharedEngine(USELESS, FIRST);
    assertThat(sharedEngine.await().device()).isEqualTo(FIRST);
    until(() -> sharedEngine.devicesProperty().get().equals(List.of(USELESS, FIRST)));
    until(() -> sharedEngine.engineProperty().get() != null && !sharedEngine.openingProperty().get());
    assertThat(sharedEngine.chosenProperty().get()).isEqualTo(ChosenDevices.only(FIRST));
  }

  @Test
  void theFastestDeviceIsOpenedAndSelectionsReachAllListeners() throws Exception {
    SharedEngine sharedEngine = sharedEngine(FIRST, SECOND);
    until(() -> sharedEngine.engineProperty().get() != null);
    assertThat(home.resolve("device-speeds.csv")).content().contains("First Card", "Second Card");
    Device other = sharedEngine.await().device().equals(FIRST) ? SECOND : FIRST;
    on(() -> {
      sharedEngine.choose(List.of(other), 0);
      assertThat(sharedEngine.openingProperty().get()).isTrue();
      return null;
    });
    until(() -> sharedEngine.engineProperty().get().device().equals(other));
    assertThat(sharedEngine.await()).isSameAs(sharedEngine.engineProperty().get());
    assertThat(sharedEngine.require()).isSameAs(sharedEngine.engineProperty().get());
    assertThat(sharedEngine.chosenProperty().get().devices()).containsExactly(other);
    assertThat(sharedEngine.openingProperty().get()).isFalse();
  }

  @Test
  void aDeviceThatCannotBeOpenedLeavesTheCurrentOneInUse() throws Exception {
    SharedEngine sharedEngine = sharedEngine(FIRST);
    until(() -> sharedEngine.engineProperty().get() != null);
    Engine before = sharedEngine.engineProperty().get();
    choose(sharedEngine, FIRST, BorrowedEngine.CLOSED);
    until(() -> sharedEngine.refusalProperty().get() != null);
    assertThat(sharedEngine.refusalProperty().get()).hasMessage("First Card is closed: choose another device.");
    assertThat(sharedEngine.await()).isSameAs(before);
    assertThat(sharedEngine.problemProperty().get()).isNull();
    choose(sharedEngine, FIRST, "way");
    assertThat(sharedEngine.refusalProperty().get()).isNull();
    until(() -> sharedEngine.engineProperty().get() != before);
  }

  @Test
  void aSlowOpeningDoesNotReplaceALaterSelection() {
    SharedEngine sharedEngine = sharedEngine(() -> new Engines(List.of(new Waiting(FIRST, SECOND, gate))));
    until(() -> sharedEngine.engineProperty().get() != null);
    choose(sharedEngine, SECOND, "way");
    choose(sharedEngine, FIRST, "detour");
    until(() -> sharedEngine.engineProperty().get().variant().equals("detour"));
    assertThat(on(() -> sharedEngine.openingProperty().get())).isTrue();
    gate.countDown();
    until(() -> !sharedEngine.openingProperty().get());
    assertThat(sharedEngine.engineProperty().get().variant()).isEqualTo("detour");
    assertThat(sharedEngine.chosenProperty().get().devices()).containsExactly(FIRST);
    assertThat(sharedEngine.refusalProperty().get()).isNull();
  }

  @Test
  void ifNoDeviceOpensTheErrorIsReportedAndAnotherCanBeSelected() {
    SharedEngine sharedEngine = sharedEngine(() -> new Engines(List.of(new BorrowedEngine.Provider(List.of(FIRST),
        List.of(BorrowedEngine.CLOSED, "way")))));
    until(() -> sharedEngine.problemProperty().get() != null);
    assertThat(sharedEngine.problemProperty().get()).isInstanceOf(Problem.class).hasMessageContaining("is closed");
    until(() -> !sharedEngine.devicesProperty().get().isEmpty());
    choose(sharedEngine, FIRST, "way");
    until(() -> sharedEngine.engineProperty().get() != null);
    assertThat(sharedEngine.problemProperty().get()).isNull();
    assertThat(sharedEngine.require().variant()).isEqualTo("way");
  }

  /** Two devices, of which the second is opened once the gate is. */
  private record Waiting(Device quick, Device slow, CountDownLatch gate) implements EngineProvider {
    @Override
    public String id() {
      return "waiting";
    }

    @Override
    public boolean mayHaveDevices() {
      return false;
    }

    @Override
    public List<Device> devices() {
      return List.of(quick, slow);
    }

    @Override
    public List<String> variants(Device device) {
      return List.of("way", "detour");
    }

    @Override
    public Engine open(Device device, int threads, String variant) {
      try {
        if (device.equals(slow)) {
          gate.await();
        }
      } catch (InterruptedException stopped) {
        throw Problem.because(stopped, Spoken.class, "said", "Nobody waits any more.");
      }
      return new BorrowedEngine(device, variant, AnEngine.usual());
    }
  }
}
