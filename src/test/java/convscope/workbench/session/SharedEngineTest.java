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

  private SharedEngine desk(Device... devices) {
    return desk(() -> new Engines(List.of(new BorrowedEngine.Provider(List.of(devices),
        List.of("way", BorrowedEngine.CLOSED)))));
  }

  private SharedEngine desk(Callable<Engines> engines) {
    return on(() -> {
      SharedEngine desk = new SharedEngine(background, () -> {
        try {
          return engines.call();
        } catch (Exception never) {
          throw new IllegalStateException(never);
        }
      });
      desk.load();
      return desk;
    });
  }

  private static void choose(SharedEngine desk, Device device, String kernels) {
    on(() -> {
      desk.choose(new ChosenDevices(List.of(device), 0, kernels));
      return null;
    });
  }

  @Test
  void devicesAreListedInTheBackgroundAndTheUsableOneOpened() throws Exception {
    SharedEngine desk = desk(USELESS, FIRST);
    assertThat(desk.await().device()).isEqualTo(FIRST);
    until(() -> desk.devicesProperty().get().equals(List.of(USELESS, FIRST)));
    until(() -> desk.engineProperty().get() != null && !desk.openingProperty().get());
    assertThat(desk.chosenProperty().get()).isEqualTo(ChosenDevices.only(FIRST));
  }

  @Test
  void theFastestDeviceIsOpenedAndSelectionsReachAllListeners() throws Exception {
    SharedEngine desk = desk(FIRST, SECOND);
    until(() -> desk.engineProperty().get() != null);
    assertThat(home.resolve("device-speeds.csv")).content().contains("First Card", "Second Card");
    Device other = desk.await().device().equals(FIRST) ? SECOND : FIRST;
    on(() -> {
      desk.choose(List.of(other), 0);
      assertThat(desk.openingProperty().get()).isTrue();
      return null;
    });
    until(() -> desk.engineProperty().get().device().equals(other));
    assertThat(desk.await()).isSameAs(desk.engineProperty().get());
    assertThat(desk.require()).isSameAs(desk.engineProperty().get());
    assertThat(desk.chosenProperty().get().devices()).containsExactly(other);
    assertThat(desk.openingProperty().get()).isFalse();
  }

  @Test
  void aDeviceThatCannotBeOpenedLeavesTheCurrentOneInUse() throws Exception {
    SharedEngine desk = desk(FIRST);
    until(() -> desk.engineProperty().get() != null);
    Engine before = desk.engineProperty().get();
    choose(desk, FIRST, BorrowedEngine.CLOSED);
    until(() -> desk.refusalProperty().get() != null);
    assertThat(desk.refusalProperty().get()).hasMessage("First Card is closed: choose another device.");
    assertThat(desk.await()).isSameAs(before);
    assertThat(desk.problemProperty().get()).isNull();
    choose(desk, FIRST, "way");
    assertThat(desk.refusalProperty().get()).isNull();
    until(() -> desk.engineProperty().get() != before);
  }

  @Test
  void aSlowOpeningDoesNotReplaceALaterSelection() {
    SharedEngine desk = desk(() -> new Engines(List.of(new Waiting(FIRST, SECOND, gate))));
    until(() -> desk.engineProperty().get() != null);
    choose(desk, SECOND, "way");
    choose(desk, FIRST, "detour");
    until(() -> desk.engineProperty().get().variant().equals("detour"));
    assertThat(on(() -> desk.openingProperty().get())).isTrue();
    gate.countDown();
    until(() -> !desk.openingProperty().get());
    assertThat(desk.engineProperty().get().variant()).isEqualTo("detour");
    assertThat(desk.chosenProperty().get().devices()).containsExactly(FIRST);
    assertThat(desk.refusalProperty().get()).isNull();
  }

  @Test
  void ifNoDeviceOpensTheErrorIsReportedAndAnotherCanBeSelected() {
    SharedEngine desk = desk(() -> new Engines(List.of(new BorrowedEngine.Provider(List.of(FIRST),
        List.of(BorrowedEngine.CLOSED, "way")))));
    until(() -> desk.problemProperty().get() != null);
    assertThat(desk.problemProperty().get()).isInstanceOf(Problem.class).hasMessageContaining("is closed");
    until(() -> !desk.devicesProperty().get().isEmpty());
    choose(desk, FIRST, "way");
    until(() -> desk.engineProperty().get() != null);
    assertThat(desk.problemProperty().get()).isNull();
    assertThat(desk.require().variant()).isEqualTo("way");
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
