package convscope.pictures;

import convscope.foundation.CounterRandom;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures of every kind that people have, made here and written by ImageIO. */
final class Kinds {
  private Kinds() {}

  /** The colour at a place of {@link #scene}: smooth enough for JPEG, unlike in every channel and corner. */
  static int colour(int x, int y, int width, int height) {
    int red = 255 * x / Math.max(1, width - 1);
    int green = 255 * y / Math.max(1, height - 1);
    return red << 16 | green << 8 | (x * 3 > width * 2 && y * 3 < height ? 255 : 30);
  }

  /** {@link #colour} everywhere. */
  static BufferedImage scene(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    paint(image);
    return image;
  }

  private static void paint(BufferedImage image) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, 0xFF000000 | colour(x, y, image.getWidth(), image.getHeight()));
      }
    }
  }

  /** A picture of random 8-bit values. */
  static BufferedImage noise(int width, int height, long seed) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    CounterRandom random = new CounterRandom(seed);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, random.nextInt(1 << 24));
    }
    return image;
  }

  /** Pixels of component samples: {@code bands} of {@code type}, the scene's colours in the highest bits. */
  static BufferedImage samples(int width, int height, int bands, int type) {
    boolean grey = bands < 3;
    ComponentColorModel model = new ComponentColorModel(
        ColorSpace.getInstance(grey ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB), bands % 2 == 0, false,
        bands % 2 == 0 ? ComponentColorModel.TRANSLUCENT : ComponentColorModel.OPAQUE, type);
    WritableRaster raster = model.createCompatibleWritableRaster(width, height);
    int scale = type == DataBuffer.TYPE_USHORT ? 257 : 1;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int colour = colour(x, y, width, height);
        for (int b = 0; b < bands; b++) {
          boolean alpha = bands % 2 == 0 && b == bands - 1;
          raster.setSample(x, y, b, scale * (alpha ? 255 - y % 256 : colour >> 16 - 8 * b & 0xFF));
        }
      }
    }
    return new BufferedImage(model, raster, false, null);
  }

  /** A palette of 216 colours, one of them transparent. */
  static BufferedImage indexed(int width, int height) {
    byte[] red = new byte[217];
    byte[] green = new byte[217];
    byte[] blue = new byte[217];
    for (int i = 0; i < 216; i++) {
      red[i] = (byte) (i / 36 * 51);
      green[i] = (byte) (i / 6 % 6 * 51);
      blue[i] = (byte) (i % 6 * 51);
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED,
        new IndexColorModel(8, 217, red, green, blue, 216));
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int colour = colour(x, y, width, height);
        int index = (colour >> 16 & 0xFF) / 51 * 36 + (colour >> 8 & 0xFF) / 51 * 6 + (colour & 0xFF) / 51;
        image.getRaster().setSample(x, y, 0, x == 0 ? 216 : index);
      }
    }
    return image;
  }

  /** {@code images} written as {@code format}, with {@code compression} where it is not null. */
  static byte[] write(String format, String compression, boolean progressive, RenderedImage... images) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (compression != null) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(compression);
      }
      if (param.canWriteProgressive()) {
        param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      }
      if (images.length == 1) {
        writer.write(null, new IIOImage(images[0], null, null), param);
      } else {
        writer.prepareWriteSequence(null);
        for (RenderedImage image : images) {
          writer.writeToSequence(new IIOImage(image, null,
              writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param)), param);
        }
        writer.endWriteSequence();
      }
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  static byte[] png(RenderedImage image) {
    return write("png", null, false, image);
  }

  /**
   * A JPEG with four components, which hold what {@code fourBands} gives, and Adobe's marker with {@code transform}, or
   * none if it is negative.
   */
  static byte[] inkJpeg(int width, int height, int transform, Ink fourBands) {
    WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        raster.setPixel(x, y, fourBands.at(x, y));
      }
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(1);
      writer.write(null, new IIOImage(raster, null, null), param);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } finally {
      writer.dispose();
    }
    byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
    return transform < 0 ? bytes.toByteArray() : withSegment(bytes.toByteArray(), 0xEE, adobe);
  }

  /** Four values for a pixel. */
  interface Ink {
    int[] at(int x, int y);
  }

  /** {@code jpeg} with a segment of {@code marker} as its first. */
  static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.write(0xFF);
    out.write(marker);
    out.write(content.length + 2 >> 8);
    out.write(content.length + 2);
    out.writeBytes(content);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  /** A TIFF directory with some tag and then Orientation {@code exif}. */
  static byte[] exifDirectory(int exif, boolean littleEndian) {
    ByteBuffer directory = ByteBuffer.allocate(38)
        .order(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    directory.putShort((short) (littleEndian ? 0x4949 : 0x4D4D)).putShort((short) 42).putInt(8).putShort((short) 2);
    directory.putShort((short) 0x0100).putShort((short) 4).putInt(1).putInt(77);
    directory.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) exif).putShort((short) 0);
    return directory.putInt(0).array();
  }

  /** {@code jpeg} with Exif that has an orientation. */
  static byte[] withExif(byte[] jpeg, int exif, boolean littleEndian) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(new byte[] {'E', 'x', 'i', 'f', 0, 0});
    content.writeBytes(exifDirectory(exif, littleEndian));
    return withSegment(jpeg, 0xE1, content.toByteArray());
  }

  /** One of every kind, {@code width} × {@code height}, by a name that says what it is. */
  static Map<String, byte[]> all(int width, int height) {
    BufferedImage rgb = scene(width, height, BufferedImage.TYPE_3BYTE_BGR);
    BufferedImage grey = samples(width, height, 1, DataBuffer.TYPE_BYTE);
    BufferedImage bits = scene(width, height, BufferedImage.TYPE_BYTE_BINARY);
    BufferedImage indexed = indexed(width, height);
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("png", png(rgb));
    all.put("png interlaced", write("png", null, true, rgb));
    all.put("png grey", png(grey));
    all.put("png bits", png(bits));
    all.put("png indexed", png(indexed));
    for (int bands = 1; bands <= 4; bands++) {
      all.put("png 16 bit " + bands, png(samples(width, height, bands, DataBuffer.TYPE_USHORT)));
    }
    all.put("png alpha", png(samples(width, height, 4, DataBuffer.TYPE_BYTE)));
    all.put("png grey alpha", png(samples(width, height, 2, DataBuffer.TYPE_BYTE)));
    all.put("jpeg", write("jpeg", null, false, rgb));
    all.put("jpeg progressive", write("jpeg", null, true, rgb));
    all.put("jpeg grey", write("jpeg", null, false, grey));
    all.put("jpeg exif", withExif(write("jpeg", null, false, rgb), 6, true));
    all.put("jpeg inks", inkJpeg(width, height, 0, (x, y) -> new int[] {x & 255, y & 255, 9, 200}));
    all.put("jpeg transformed inks", inkJpeg(width, height, 2, (x, y) -> new int[] {x & 255, y & 255, 128, 200}));
    all.put("gif", write("gif", null, false, indexed));
    all.put("gif interlaced", write("gif", null, true, indexed));
    all.put("gif animated", write("gif", null, false, indexed, indexed(width, height)));
    all.put("bmp", write("bmp", null, false, rgb));
    all.put("bmp bits", write("bmp", null, false, bits));
    all.put("bmp run lengths", write("bmp", "BI_RLE8", false, opaque(indexed)));
    all.put("bmp 16 bit", write("bmp", "BI_BITFIELDS", false, scene(width, height, BufferedImage.TYPE_USHORT_565_RGB)));
    all.put("wbmp", write("wbmp", null, false, bits));
    for (String compression : new String[] {"LZW", "JPEG", "ZLib", "PackBits", "Deflate"}) {
      all.put("tiff " + compression, write("tiff", compression, false, rgb));
    }
    all.put("tiff", write("tiff", null, false, rgb));
    all.put("tiff fax", write("tiff", "CCITT T.6", false, bits));
    all.put("tiff 16 bit", write("tiff", null, false, samples(width, height, 3, DataBuffer.TYPE_USHORT)));
    all.put("tiff alpha", write("tiff", "LZW", false, samples(width, height, 4, DataBuffer.TYPE_BYTE)));
    return all;
  }

  private static BufferedImage opaque(BufferedImage indexed) {
    IndexColorModel model = (IndexColorModel) indexed.getColorModel();
    byte[] red = new byte[216];
    byte[] green = new byte[216];
    byte[] blue = new byte[216];
    for (int i = 0; i < 216; i++) {
      red[i] = (byte) model.getRed(i);
      green[i] = (byte) model.getGreen(i);
      blue[i] = (byte) model.getBlue(i);
    }
    BufferedImage image = new BufferedImage(indexed.getWidth(), indexed.getHeight(), BufferedImage.TYPE_BYTE_INDEXED,
        new IndexColorModel(8, 216, red, green, blue));
    Graphics2D pen = image.createGraphics();
    pen.drawImage(indexed, 0, 0, Color.BLACK, null);
    pen.dispose();
    return image;
  }
}
