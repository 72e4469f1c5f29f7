package convscope.workbench.control;

import convscope.foundation.Figures;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;

/** The scale beside an image: its colors from the lowest to the highest value, and both values. JavaFX thread. */
public final class ScaleBar extends HBox {
  private static final int HEIGHT = 8;

  /** The colors' width in type of more than {@value #LARGE} points; otherwise a point for each color. */
  private static final double NARROW = 64;
  private static final double LARGE = 15;

  private final Label low = new Label();
  private final ImageView colours = new ImageView();
  private final Label high = new Label();

  public ScaleBar() {
    getStyleClass().add("scale-bar");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(low, colours, high);
    // In larger type the figures need the room.
    colours.fitWidthProperty().bind(low.fontProperty().map(font -> font.getSize() > LARGE ? NARROW : 0));
  }

  /** Shows {@code argb}, from that of {@code lowest} to that of {@code highest}. */
  public void show(int[] argb, double lowest, double highest) {
    show(argb, Figures.signed(lowest), Figures.signed(highest));
  }

  /** The same with words for both values. */
  public void show(int[] argb, String lowest, String highest) {
    WritableImage image = new WritableImage(argb.length, HEIGHT);
    for (int row = 0; row < HEIGHT; row++) {
      image.getPixelWriter().setPixels(0, row, argb.length, 1, PixelFormat.getIntArgbInstance(), argb, 0, argb.length);
    }
    colours.setImage(image);
    low.setText(lowest);
    high.setText(highest);
    setAccessibleText(low.getText() + " … " + high.getText());
  }

  @Override
  public String getUserAgentStylesheet() {
    return ScaleBar.class.getResource("control.css").toExternalForm();
  }
}
