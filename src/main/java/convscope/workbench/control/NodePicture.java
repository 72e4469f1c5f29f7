package convscope.workbench.control;

import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.workbench.fx.Background;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** Saves any part of the window as a picture, at twice its size in pixels. Called on the JavaFX thread. */
public final class NodePicture {
  private static final int SHARPNESS = 2;

  private NodePicture() {}

  /**
   * Writes {@code node} as it is seen to {@code file}, a PNG on the background {@code behind}.
   *
   * @param done told the file when it is there
   * @param failed told why it could not be written
   */
  public static void save(Node node, Paint behind, Path file, Background background, Consumer<Path> done,
      Consumer<Problem> failed) {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(SHARPNESS, SHARPNESS));
    parameters.setFill(behind == null ? Color.TRANSPARENT : behind);
    WritableImage seen = node.snapshot(parameters, null);
    int width = (int) seen.getWidth();
    int height = (int) seen.getHeight();
    int[] argb = new int[width * height];
    seen.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    background.run(() -> {
      SafeFile.write(file, out -> {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        if (!ImageIO.write(image, "png", out)) {
          throw new IOException("this Java cannot write PNG");
        }
      });
      return file;
    }, done, failed);
  }
}
