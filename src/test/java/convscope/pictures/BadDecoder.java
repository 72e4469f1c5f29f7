package convscope.pictures;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/** A decoder that misbehaves as the file says: a format for tests, whose files begin with {@value #MAGIC}. */
final class BadDecoder extends ImageReaderSpi {
  static final String MAGIC = "MISBEHAVE ";

  BadDecoder() {
    super("tests", "1", new String[] {"misbehave"}, null, null, BadDecoder.class.getName(),
        new Class<?>[] {ImageInputStream.class}, null, false, null, null, null, null, false, null, null, null, null);
  }

  @Override
  public boolean canDecodeInput(Object source) throws IOException {
    return source instanceof ImageInputStream in && begins(in);
  }

  private static boolean begins(ImageInputStream in) throws IOException {
    in.mark();
    byte[] start = new byte[MAGIC.length()];
    int count = in.read(start);
    in.reset();
    return count == start.length && new String(start).equals(MAGIC);
  }

  @Override
  public ImageReader createReaderInstance(Object extension) {
    return new Reader(this);
  }

  @Override
  public String getDescription(Locale locale) {
    return "for tests";
  }

  private static final class Reader extends ImageReader {
    Reader(ImageReaderSpi provider) {
      super(provider);
    }

    @Override
    public int getNumImages(boolean allowSearch) {
      return 1;
    }

    @Override
    public int getWidth(int index) {
      return 10;
    }

    @Override
    public int getHeight(int index) {
      return 10;
    }

    @Override
    public Iterator<ImageTypeSpecifier> getImageTypes(int index) {
      return List.of(ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_INT_RGB)).iterator();
    }

    @Override
    public IIOMetadata getStreamMetadata() {
      return null;
    }

    @Override
    public IIOMetadata getImageMetadata(int index) {
      return null;
    }

    @Override
    public BufferedImage read(int index, ImageReadParam param) throws IOException {
      ImageInputStream in = (ImageInputStream) getInput();
      in.seek(MAGIC.length());
      switch (in.readLine()) {
        case "deep" -> deep(0);
        case "large" -> throw new OutOfMemoryError("as large as can be");
        case "null" -> throw new NullPointerException("this.that is null");
        case "link" -> throw new UnsatisfiedLinkError("no such library");
        case "stuck" -> {
          while (!Thread.interrupted()) {
            LockSupport.parkNanos(1_000_000);
          }
        }
        default -> throw new IOException("Something\nwith a second line!");
      }
      return new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
    }

    private static int deep(int level) {
      return 1 + deep(level + 1);
    }
  }
}
