package convscope.workbench.control;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/** A node that is a picture, and can be saved as one by a {@link PictureMenu}. JavaFX thread. */
public interface Pictured {

  /** What is to be saved; empty while nothing is seen. */
  Pixels picture();

  /** What it is called, for the name of its file; empty where its accessible text says so. */
  default String title() {
    return "";
  }

  /**
   * A picture as it is to be written.
   *
   * @param argb not premultiplied, row by row from the top; nobody may change it
   */
  record Pixels(int width, int height, int[] argb) {
    /** All of {@code image}. JavaFX thread. */
    public static Pixels of(Image image) {
      int width = (int) image.getWidth();
      int height = (int) image.getHeight();
      int[] argb = new int[width * height];
      image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
      return new Pixels(width, height, argb);
    }

    boolean empty() {
      return width == 0 || height == 0;
    }
  }
}
