package convscope.data;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Unpacks an archive of CIFAR-10 as untrusted input: only files, only in their expected places, and no more bytes than
 * expected. Everything is written to a temporary folder first, and moved into place once the archive has been read.
 */
final class CifarArchive {
  private static final long LARGEST_FILE = 40_000_000;
  private static final long LARGEST_WHOLE = 250_000_000;
  private static final int CHUNK = 1 << 16;

  private CifarArchive() {}

  /** Unpacks {@code archive} so that {@value CifarBinary#FOLDER} is in {@code home}. */
  static void unpack(Path archive, Path home, ProgressListener listener) {
    Path aside = home.resolve(CifarBinary.FOLDER + ".part");
    Path place = home.resolve(CifarBinary.FOLDER);
    try {
      deleteTree(aside);
      Files.createDirectories(aside);
      extract(archive, aside, listener);
      CifarBinary.read(aside, Datasets.CIFAR10);
      deleteTree(place);
      SafeFile.moveInto(aside, place);
    } catch (Problem problem) {
      discard(aside, problem);
      throw problem;
    } catch (IOException failed) {
      Problem problem = SafeFile.cannotWrite(place, failed);
      discard(aside, problem);
      throw problem;
    }
  }

  private static void extract(Path archive, Path aside, ProgressListener listener) throws IOException {
    long start = System.nanoTime();
    long whole = 0;
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), CHUNK);
        TarArchiveInputStream tar = new TarArchiveInputStream(unzip(archive, file))) {
      for (TarArchiveEntry entry = next(archive, tar); entry != null; entry = next(archive, tar)) {
        if (entry.isDirectory()) {
          checkName(archive, entry.getName());
          continue;
        }
        Path target = target(archive, entry, aside);
        whole += copy(archive, tar, target, LARGEST_WHOLE - whole);
        listener.at(new ProgressListener.Progress(OpeningWords.of("progress.unpacking"), ProgressListener.Unit.BYTES,
            whole, Math.max(whole, 184_000_000), whole / Math.max(1e-9, (System.nanoTime() - start) / 1e9)));
        if (listener.cancelled()) {
          throw Problem.of(CifarArchive.class, "official.stopped");
        }
      }
    }
  }

  private static InputStream unzip(Path archive, InputStream file) {
    try {
      return new GzipCompressorInputStream(file);
    } catch (IOException wrong) {
      throw damaged("official.notGzip", archive);
    }
  }

  private static TarArchiveEntry next(Path archive, TarArchiveInputStream tar) {
    try {
      return tar.getNextEntry();
    } catch (IOException | IllegalArgumentException wrong) {
      throw damaged("official.damaged", archive, FailureReason.of(wrong));
    }
  }

  /**
   * The file for an entry: only its last name counts, and only directly in the folder the archive is known to contain.
   */
  private static Path target(Path archive, TarArchiveEntry entry, Path aside) {
    checkName(archive, entry.getName());
    if (entry.getLinkFlag() != TarConstants.LF_NORMAL && entry.getLinkFlag() != TarConstants.LF_OLDNORM) {
      throw damaged("official.notAFile", archive, entry.getName());
    }
    String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    return aside.resolve(name);
  }

  private static void checkName(Path archive, String name) {
    String inside = name.startsWith("./") ? name.substring(2) : name;
    boolean ours = inside.isEmpty() || inside.equals(CifarBinary.FOLDER + "/") || inside.equals(CifarBinary.FOLDER)
        || inside.matches(CifarBinary.FOLDER + "/[A-Za-z0-9_][A-Za-z0-9._-]*");
    if (!ours) {
      throw damaged("official.outside", archive, name, CifarBinary.FOLDER);
    }
  }

  private static long copy(Path archive, TarArchiveInputStream tar, Path target, long left) throws IOException {
    long most = Math.min(LARGEST_FILE, left);
    long done = 0;
    try (OutputStream out = Files.newOutputStream(target)) {
      byte[] chunk = new byte[CHUNK];
      for (int count = read(archive, tar, chunk); count >= 0; count = read(archive, tar, chunk)) {
        done += count;
        if (done > most) {
          throw damaged("official.tooMuch", archive);
        }
        out.write(chunk, 0, count);
      }
    }
    return done;
  }

  private static int read(Path archive, TarArchiveInputStream tar, byte[] chunk) {
    try {
      return tar.read(chunk);
    } catch (IOException wrong) {
      throw damaged("official.damaged", archive, FailureReason.of(wrong));
    }
  }

  private static Problem damaged(String key, Path archive, Object... more) {
    return Problem.of(CifarArchive.class, key, Stream.concat(Stream.of(archive.toString()), Stream.of(more)).toArray());
  }

  private static void discard(Path aside, Problem onTheWay) {
    try {
      deleteTree(aside);
    } catch (IOException second) {
      onTheWay.addSuppressed(second);
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path file : inside.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
