package convscope.workbench.classify;

import convscope.foundation.Problem;
import convscope.pictures.Picture;
import convscope.pictures.PictureReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads images. What cannot be read is reported as such, and reading continues. Any thread that may wait. */
final class ImageInputReader {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

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
        found.accept(new ImageReadResult(known.picture().name(), known.picture().name(), known.picture(), null, known.truth()));
      }
    }
  }

  private void readFolder(Path folder, Consumer<ImageReadResult> found, BooleanSupplier wanted) {
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path file : inside.filter(Files::isRegularFile).sorted().toList()) {
        if (!wanted.getAsBoolean()) {
          return;
        }
        found.accept(readFile(file));
      }
    } catch (IOException | UncheckedIOException unreadable) {
      found.accept(ImageReadResult.refused(name(folder), folder.toString(),
          Problem.because(unreadable, ImageInputReader.class, "folder", folder.toString())));
    }
  }

  private ImageReadResult readFile(Path file) {
    try {
      return ImageReadResult.of(name(file), reader.read(file));
    } catch (Problem problem) {
      return ImageReadResult.refused(name(file), file.toString(), problem);
    }
  }

  private ImageReadResult readPixels(ImageInput.OfPixels pixels) {
    BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, pixels.width(), pixels.height(), pixels.argb(), 0, pixels.width());
    String name = pixels.width() + "×" + pixels.height();
    try {
      return ImageReadResult.of(name, reader.read(name, image));
    } catch (Problem problem) {
      return ImageReadResult.refused(name, name, problem);
    }
  }

  private ImageReadResult fetch(URI address) {
    String path = address.getPath() == null ? "" : address.getPath();
    String name = path.isEmpty() || path.endsWith("/") ? address.getHost() : path.substring(path.lastIndexOf('/') + 1);
    try {
      Picture picture = reader.read(address.toString(), download.bytes(address));
      return ImageReadResult.of(name, picture);
    } catch (Problem problem) {
      return ImageReadResult.refused(name, address.toString(), problem);
    }
  }

  private static String name(Path file) {
    return file.getFileName() == null ? file.toString() : file.getFileName().toString();
  }
}
