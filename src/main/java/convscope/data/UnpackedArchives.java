package convscope.data;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.foundation.SafeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Archives that have been unpacked into {@code unpacked} in the home folder: a folder for each archive, by its path,
 * with a subfolder by its size and time, so that a changed archive is unpacked again. Any thread that may wait; two
 * concurrent calls for the same archive do the work twice.
 */
final class UnpackedArchives {
  private static final String FOLDER = "unpacked";

  private final Path home;
  private final UnpackingLimits limits;

  /** The unpacked archives in {@code home}. */
  UnpackedArchives(Path home, UnpackingLimits limits) {
    this.home = home;
    this.limits = limits;
  }

  /**
   * The folder with the contents of {@code archive}, which is unpacked if necessary.
   *
   * @throws Problem if it cannot be unpacked, contains something invalid, or {@code listener} cancels; then nothing is
   *     kept
   */
  Path folder(Path archive, Entries entries, ProgressListener listener) {
    Path ofArchive = home.resolve(FOLDER).resolve(PathKey.of(archive));
    Path place = ofArchive.resolve(version(archive));
    if (Files.isDirectory(place)) {
      return place;
    }
    Path aside = SafeFile.aside(ofArchive);
    try {
      Files.createDirectories(aside);
      new Unpacking(archive, aside, limits, listener).all(entries);
      // The contents of an older version of the archive are deleted with its folder.
      SafeFolder.delete(ofArchive);
      Files.createDirectories(ofArchive);
      SafeFolder.move(aside, place);
      return place;
    } catch (IOException failed) {
      Problem problem = SafeFile.cannotWrite(place, failed);
      discard(aside, problem);
      throw problem;
    } catch (RuntimeException | Error failure) {
      discard(aside, failure);
      throw failure;
    }
  }

  private static void discard(Path aside, Throwable onTheWay) {
    try {
      SafeFolder.delete(aside);
    } catch (IOException second) {
      onTheWay.addSuppressed(second);
    }
  }

  private static String version(Path archive) {
    try {
      return Files.size(archive) + "-" + Files.getLastModifiedTime(archive).toMillis();
    } catch (IOException unreadable) {
      throw FailureReason.cannotRead(archive, unreadable);
    }
  }
}
