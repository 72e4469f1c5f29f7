package convscope.data;

import convscope.foundation.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the dataset that a user names. */
public final class Datasets {
  /** The official CIFAR-10, downloaded at first use. */
  public static final String CIFAR10 = "cifar10";
  /** The built-in images, which need no files. */
  public static final String SAMPLE = "sample";

  /**
   * The kinds of sources that are recognized by certain files, in the order in which they are tried; a new kind is a
   * new class in this list. What none of them recognizes is a folder of images.
   */
  private static final List<DataSource> SOURCES = List.of(new CifarBinarySource(), new Cifar100BinarySource(),
      new CifarPythonSource(), new IdxSource(), new ArchiveSource());
  private static final DataSource FOLDERS = new ImageFolderSource();

  private Datasets() {}

  /** As {@link #open(String, Path, OpeningOptions, ProgressListener)}, with {@link OpeningOptions#USUAL}. */
  public static Dataset open(String where, Path home, ProgressListener listener) {
    return open(where, home, OpeningOptions.USUAL, listener);
  }

  /**
   * Opens {@code where}: {@value #SAMPLE}, {@value #CIFAR10}, the archive of CIFAR-10, or the path of a file or folder
   * that one of the sources recognizes.
   *
   * @param home the folder for downloaded and cached data
   * @throws Problem if there is no such dataset, with what to do instead, or {@code listener} cancels
   */
  public static Dataset open(String where, Path home, OpeningOptions options, ProgressListener listener) {
    if (where.equals(SAMPLE)) {
      return SampleScenes.dataset();
    }
    if (where.equals(CIFAR10)) {
      if (!CifarBinary.isIn(home)) {
        CifarDownload.official(home).run(listener);
      }
      return CifarBinary.read(home, CIFAR10);
    }
    // The run's manifest stores the path, and a run may be resumed from another folder.
    Path place = Path.of(where).toAbsolutePath().normalize();
    if (!Files.exists(place)) {
      throw Problem.of(Datasets.class, "no.such.data", where);
    }
    CifarDownload official = CifarDownload.official(home);
    if (official.recognizes(place)) {
      official.unpack(place, listener);
      return CifarBinary.read(home, CIFAR10);
    }
    return open(place, new Opening(name(place), place.toString(), home, options, listener));
  }

  /**
   * Opens {@code place}, a file or folder that exists, with the first source that recognizes it.
   *
   * @throws Problem as {@link #open(String, Path, OpeningOptions, ProgressListener)}
   */
  static Dataset open(Path place, Opening opening) {
    for (Path inside : Wrappers.chain(place)) {
      for (DataSource source : SOURCES) {
        if (source.recognizes(inside)) {
          return source.open(inside, opening);
        }
      }
    }
    if (Files.isDirectory(place)) {
      return FOLDERS.open(place, opening);
    }
    throw Problem.of(Datasets.class, "unknown.data", opening.source());
  }

  private static String name(Path place) {
    Path last = place.toAbsolutePath().normalize().getFileName();
    return last == null ? "images" : last.toString();
  }
}
