package convscope.workbench.evaluate;

import convscope.foundation.Problem;
import convscope.workbench.control.PictureFile;
import convscope.workbench.control.Pictured;
import convscope.workbench.fx.Background;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Transform;

/** Saves any part of the window as a picture, at twice its size in pixels. Called on the JavaFX thread. */
final class NodePicture {
  private static final int SHARPNESS = 2;

  private NodePicture() {}

  /**
   * Writes {@code node} as it is seen to {@code file}, a PNG on the background {@code behind}.
   *
   * @param done told the file when it is there
   * @param failed told why it could not be written
   */
  static void save(Node node, Paint behind, Path file, Background background, Consumer<Path> done,
      Consumer<Problem> failed) {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(SHARPNESS, SHARPNESS));
    parameters.setFill(behind == null ? Color.TRANSPARENT : behind);
    Pictured.Pixels pixels = Pictured.Pixels.of(node.snapshot(parameters, null));
    background.run(() -> {
      PictureFile.write(file, pixels);
      return file;
    }, done, failed);
  }
}
