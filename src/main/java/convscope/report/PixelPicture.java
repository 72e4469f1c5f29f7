package convscope.report;

import convscope.insight.Raster;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Small images as part of a page: PNG embedded in the page, enlarged in the file itself, since not every browser
 * enlarges without blur.
 */
final class PixelPicture {
  private PixelPicture() {}

  /** {@code picture}, each pixel {@code factor} wide, described by {@code words}. */
  static String image(Raster picture, int factor, String words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BufferedImage image = picture.enlarged(factor);
    try {
      if (!ImageIO.write(image, "png", bytes)) {
        throw new IOException("this Java cannot write PNG");
      }
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return "<img class=\"pixels\" width=\"" + image.getWidth() + "\" height=\"" + image.getHeight() + "\" alt=\""
        + Html.escaped(words) + "\" src=\"data:image/png;base64,"
        + Base64.getEncoder().encodeToString(bytes.toByteArray()) + "\">";
  }

  /** {@code pictures}, all of one size, in a sheet of {@code columns}, one pixel apart. */
  static Raster sheet(List<Raster> pictures, int columns) {
    int wide = pictures.get(0).width() + 1;
    int high = pictures.get(0).height() + 1;
    int rows = (pictures.size() + columns - 1) / columns;
    int width = columns * wide - 1;
    int[] argb = new int[width * (rows * high - 1)];
    for (int i = 0; i < pictures.size(); i++) {
      Raster one = pictures.get(i);
      for (int y = 0; y < one.height(); y++) {
        System.arraycopy(one.argb(), y * one.width(), argb, (i / columns * high + y) * width + i % columns * wide,
            one.width());
      }
    }
    return new Raster(width, rows * high - 1, argb);
  }
}
