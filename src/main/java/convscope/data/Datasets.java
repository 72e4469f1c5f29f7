package convscope.data;

import convscope.foundation.Problem;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the dataset a person means. */
public final class Datasets {
  /** The official CIFAR-10, downloaded at first use. */
  public static final String CIFAR10 = "cifar10";
  /** The built-in pictures, which need nothing. */
  public static final String SAMPLE = "sample";

  private Datasets() {}

  /**
   * Opens {@code where}: {@value #SAMPLE}, {@value #CIFAR10}, CIFAR-10's own archive, or a folder in the binary format
   * or with a folder of pictures for each class.
   *
   * @param home where {@value #CIFAR10} is kept
   * @throws Problem if there is nothing of the kind, with what to do instead
   */
  public static Dataset open(String where, Path home, ProgressListener listener) {
    if (where.equals(SAMPLE)) {
      return SampleScenes.dataset();
    }
    if (where.equals(CIFAR10)) {
      if (!CifarBinary.isIn(home)) {
        CifarDownload.official(home).run(listener);
      }
      return CifarBinary.read(home, CIFAR10);
    }
    // Whoever opens it again may do so from another folder.
    Path folder = Path.of(where).toAbsolutePath().normalize();
    CifarDownload official = CifarDownload.official(home);
    if (official.recognizes(folder)) {
      official.unpack(folder, listener);
      return CifarBinary.read(home, CIFAR10);
    }
    if (!Files.isDirectory(folder)) {
      throw new Problem("There is no folder " + folder + ": give --data a folder of images, cifar10 or sample.");
    }
    if (CifarBinary.isIn(folder)) {
      return CifarBinary.read(folder, name(folder));
    }
    return ImageFolders.read(folder, name(folder));
  }

  private static String name(Path folder) {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return last == null ? "images" : last.toString();
  }
}
