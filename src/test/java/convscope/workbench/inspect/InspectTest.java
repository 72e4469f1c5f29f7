package convscope.workbench.inspect;

import static convscope.workbench.inspect.InspectUnderTest.IMAGES;
import static convscope.workbench.inspect.InspectUnderTest.on;
import static convscope.workbench.inspect.InspectUnderTest.until;

import convscope.data.Crop;
import convscope.data.CropSteps;
import convscope.data.ImageSet;
import java.nio.file.Path;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/** Opens the Inspect view in a window of its own, and closes it. */
@ExtendWith(ApplicationExtension.class)
abstract class InspectTest {
  @TempDir
  Path home;
  InspectUnderTest view;

  /** TestFX calls only what the test itself has marked as its start. */
  final void begin(Stage stage) {
    view = new InspectUnderTest(stage, home);
  }

  @AfterEach
  void close() throws InterruptedException {
    view.close();
  }

  void open() {
    InspectUnderTest.store(home.resolve("run"));
    view.openRun(home.resolve("run"));
  }

  void choose(int layer) {
    on(() -> {
      ((ListView<?>) view.node("layers")).getSelectionModel().select(layer);
      return null;
    });
    until(() -> view.sight().wish().layer() == layer);
  }

  /** What the network sees of test image {@code record}. */
  static float[] image(int record) {
    byte[] pixels = new byte[ImageSet.PIXELS];
    IMAGES.test().copyPixels(record, pixels, 0);
    return CropSteps.of(pixels, Crop.CENTRE).whitened();
  }
}
