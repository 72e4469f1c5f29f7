package convscope.workbench.inspect;

import static convscope.workbench.inspect.InspectUnderTest.IMAGES;
import static convscope.workbench.inspect.InspectUnderTest.TUTORIAL;
import static convscope.workbench.inspect.InspectUnderTest.on;
import static convscope.workbench.inspect.InspectUnderTest.until;

import convscope.AnEngine;
import convscope.data.Crop;
import convscope.data.CropSteps;
import convscope.data.ImageSet;
import convscope.engine.Classifier;
import convscope.engine.SoftmaxCrossEntropy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/** Opens the Inspect view in a window of its own, and closes it. */
@ExtendWith(ApplicationExtension.class)
abstract class InspectTest {
  static final int CONV1 = 0;
  /** Its input is the output of conv1. */
  static final int POOL1 = 1;
  static final int NORM1 = 2;
  static final int CONV2 = 3;
  static final int LOCAL3 = 6;

  @TempDir
  Path home;
  InspectUnderTest view;

  /** TestFX calls only what the test itself has marked as its start. */
  final void begin(Stage stage) {
    view = new InspectUnderTest(stage, home, AnEngine::installed);
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
    until(() -> view.result().request().layer() == layer);
  }

  /** What the network sees of test image {@code record}. */
  static float[] image(int record) {
    byte[] pixels = new byte[ImageSet.PIXELS];
    IMAGES.test().copyPixels(record, pixels, 0);
    return CropSteps.of(pixels, Crop.CENTRE).whitened();
  }

  /** The activations of every layer, by a classifier of the test's own. */
  static List<float[]> activations(long step, int record, double[] probabilities) {
    List<float[]> all = new ArrayList<>();
    try (Classifier classifier = AnEngine.usual().classifier(TUTORIAL, 1)) {
      classifier.setParameters(InspectUnderTest.values(step));
      float[] logits = new float[10];
      classifier.logits(image(record), 1, logits);
      SoftmaxCrossEntropy.softmax(logits, 0, probabilities);
      for (int layer = 0; layer < TUTORIAL.layers().size(); layer++) {
        all.add(classifier.activations(layer, 0));
      }
    }
    return all;
  }
}
