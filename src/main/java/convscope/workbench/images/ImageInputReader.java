package convscope.workbench.images;

import convscope.foundation.Problem;
import convscope.pictures.Picture;
import convscope.pictures.PicturePreview;
import convscope.pictures.PictureReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads images. What cannot be read is reported as such, and reading continues. Any thread that may wait. */
final class ImageInputReader {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  /** The longer side of a whole image for people to see, in pixels. */
  private static final int LONGEST_SIDE = 480;

  private final PictureReader reader = new PictureReader();
  private final Download download;

  ImageInputReader() {
    this(PATIENCE);
  }

  /** One with the time limit {@code patience} for a response's headers, and again for its body. */
  ImageInputReader(Duration patience) {
    download = new Download(patience);
  }

  /**
   * Reads {@code arrivals} in order, the files of a folder by name.
   *
   * @param found called with each result
   * @param wanted checked before each; reading ends once it is false
   */
  void read(List<ImageInput> arrivals, Consumer<ImageReadResult> found, BooleanSupplier wanted) {
    for (ImageInput arrival : arrivals) {
      if (!wanted.getAsBoolean()) {
        return;
      }
      if (arrival instanceof ImageInput.OfFile file && Files.isDirectory(file.path())) {
        readFolder(file.path(), found, wanted);
      } else if (arrival instanceof ImageInput.OfFile file) {
        found.accept(readFile(file.path()));
      } else if (arrival instanceof ImageInput.OfPixels pixels) {
        found.accept(readPixels(pixels));
      } else if (arrival instanceof ImageInput.OfAddress there) {
        found.accept(fetch(there.address()));
      } else if (arrival instanceof ImageInput.OfData known) {
        found.accept(ImageReadResult.of(known.name(), known.picture()).withTruth(known.truth()));
      }
    }
  }

  private void readFolder(Path folder, Consumer<ImageReadResult> found, BooleanSupplier wanted) {
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path file : inside.filter(Files::isRegularFile).sorted().toList()) {
        if (!wanted.getAsBoolean()) {
          return;
        }
        found.accept(readFile(file).in(foldersBetween(folder, file)));
      }
    } catch (IOException | UncheckedIOException unreadable) {
      found.accept(ImageReadResult.refused(ImageName.file(name(folder)), folder.toString(),
          Problem.because(unreadable, ImageInputReader.class, "folder", folder.toString())));
    }
  }

  /** The names of the folders from that of {@code file} up to {@code folder}, which was opened. */
  private static List<String> foldersBetween(Path folder, Path file) {
    List<String> names = new ArrayList<>();
    Path last = folder.toAbsolutePath().normalize();
    for (Path at = file.toAbsolutePath().normalize().getParent(); at != null && at.startsWith(last);
        at = at.getParent()) {
      names.add(name(at));
    }
    return names;
  }

  private ImageReadResult readFile(Path file) {
    ImageName name = ImageName.file(name(file));
    try {
      // Ten thousand whole images would take gigabytes: the one that is selected is read again.
      return withWhole(ImageReadResult.of(name, reader.read(file)), () -> reader.preview(file, LONGEST_SIDE));
    } catch (Problem problem) {
      return ImageReadResult.refused(name, file.toString(), problem);
    }
  }

  private static ImageReadResult withWhole(ImageReadResult result, ImageReadResult.WholeImage whole) {
    Picture picture = result.picture();
    boolean same = picture.originalWidth() == Picture.SIDE && picture.originalHeight() == Picture.SIDE;
    return same ? result : result.withWhole(whole);
  }

  private ImageReadResult readPixels(ImageInput.OfPixels pixels) {
    BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, pixels.width(), pixels.height(), pixels.argb(), 0, pixels.width());
    ImageName name = ImageName.pasted(pixels.width(), pixels.height());
    String place = "pasted image " + pixels.width() + "×" + pixels.height();
    try {
      ImageReadResult result = ImageReadResult.of(name, reader.read(place, image));
      Optional<PicturePreview> whole = Optional.of(new PicturePreview(pixels.width(), pixels.height(), overWhite(image))
          .fitted(Math.min(LONGEST_SIDE, Math.max(pixels.width(), pixels.height()))));
      return withWhole(result, () -> whole);
    } catch (Problem problem) {
      return ImageReadResult.refused(name, place, problem);
    }
  }

  /** Its pixels as they look on white, as the reader takes them. */
  private static int[] overWhite(BufferedImage image) {
    BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = opaque.createGraphics();
    graphics.drawImage(image, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return opaque.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private ImageReadResult fetch(URI address) {
    String path = address.getPath() == null ? "" : address.getPath();
    ImageName name = ImageName.file(path.isEmpty() || path.endsWith("/") ? address.getHost()
        : path.substring(path.lastIndexOf('/') + 1));
    try {
      byte[] bytes = download.bytes(address);
      ImageReadResult result = ImageReadResult.of(name, reader.read(address.toString(), bytes));
      Optional<PicturePreview> whole = reader.preview(address.toString(), bytes, LONGEST_SIDE);
      return withWhole(result, () -> whole);
    } catch (Problem problem) {
      return ImageReadResult.refused(name, address.toString(), problem);
    }
  }

  private static String name(Path file) {
    return file.getFileName() == null ? file.toString() : file.getFileName().toString();
  }
}
