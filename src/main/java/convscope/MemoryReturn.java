package convscope;

import convscope.data.Dataset;
import convscope.natives.Natives;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.LatestRequest;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Pulse;
import javafx.beans.value.ObservableValue;

/**
 * Returns to the system, every ten seconds, what evaluations, measurements and Java's compilers have freed. JavaFX
 * thread.
 */
final class MemoryReturn {
  private static final long BETWEEN_MILLIS = 10_000;

  private final ObservableValue<Dataset> data;
  private final Notices notices;
  private final LatestRequest requests;
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::giveBack);

  MemoryReturn(Background background, ObservableValue<Dataset> data, Notices notices) {
    this.data = data;
    this.notices = notices;
    requests = LatestRequest.finishing(background);
  }

  void start() {
    pulse.start();
  }

  void stop() {
    pulse.stop();
  }

  /** Before there are images it is next to nothing. */
  private void giveBack() {
    if (data.getValue() != null) {
      requests.run(() -> {
        Natives.giveMemoryBack();
        return true;
      }, done -> { }, notices::tell);
    }
  }
}
