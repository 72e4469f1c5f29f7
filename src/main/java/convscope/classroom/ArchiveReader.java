package convscope.classroom;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.Sentence;
import convscope.foundation.TextFile;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of a class: a zip whose first entry is its {@link ArchiveManifest}. Nothing is trusted: the entries must
 * be those of the manifest, in their order, each of its size and sum, and names that lead elsewhere are refused before
 * anything is written. Any thread that may wait.
 */
final class ArchiveReader {
  private static final int CHUNK = 1 << 16;

  private final Path file;
  private final ArchiveKind kind;

  /** Where the content of a part goes. */
  @FunctionalInterface
  private interface Target {
    OutputStream of(ArchiveManifest.Part part) throws IOException;
  }

  ArchiveReader(Path file, ArchiveKind kind) {
    this.file = file;
    this.kind = kind;
  }

  /** The problem of {@code file}, which is not of {@code kind}. */
  static Problem foreign(Path file, ArchiveKind kind) {
    return Problem.of(ArchiveReader.class, kind == ArchiveKind.KIT ? "foreign.kit" : "foreign.work", file.toString());
  }

  /** The problem of {@code file}, which is not as it was written; {@code key} and {@code values} say what is wrong. */
  static Problem damaged(Path file, @Nullable Throwable cause, String key, Object... values) {
    return Problem.because(cause, ArchiveReader.class, "archive.damaged", file.toString(),
        Sentence.of(ArchiveReader.class, key, values));
  }

  /**
   * The manifest alone.
   *
   * @throws Problem if the file cannot be read or is not of this kind
   */
  ArchiveManifest manifest() {
    return open(zip -> readManifest(zip));
  }

  /**
   * Checks every part.
   *
   * @param goOn receives the progress, 0 … 1, and returns whether to continue
   * @throws Problem if the file cannot be read, or is not as it was written
   * @throws CancellationException if {@code goOn} says so
   */
  ArchiveManifest check(DoublePredicate goOn) {
    return open(zip -> parts(zip, part -> OutputStream.nullOutputStream(), goOn));
  }

  /** The same, and writes every part into {@code folder}, which exists and is empty. */
  ArchiveManifest unpack(Path folder, DoublePredicate goOn) {
    return unpack(folder, part -> true, goOn);
  }

  /** The same, of the parts that are {@code wanted}; the others are only checked. */
  ArchiveManifest unpack(Path folder, Predicate<ArchiveManifest.Part> wanted, DoublePredicate goOn) {
    return open(zip -> parts(zip, part -> {
      if (!wanted.test(part)) {
        return OutputStream.nullOutputStream();
      }
      Path target = folder.resolve(part.name());
      Files.createDirectories(target.getParent());
      return Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }, goOn));
  }

  @FunctionalInterface
  private interface Reading {
    ArchiveManifest from(ZipInputStream zip) throws IOException;
  }

  private ArchiveManifest open(Reading reading) {
    TextFile.requireOrdinary(file);
    try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file), CHUNK))) {
      return reading.from(zip);
    } catch (ZipException | EOFException | IllegalArgumentException cut) {
      throw damaged(file, cut, "damage.cut");
    } catch (IOException unable) {
      throw FailureReason.cannotRead(file, unable);
    }
  }

  private ArchiveManifest readManifest(ZipInputStream zip) throws IOException {
    ZipEntry first = zip.getNextEntry();
    if (first == null || !first.getName().equals(ArchiveManifest.NAME)) {
      throw foreign(file, kind);
    }
    byte[] json = zip.readNBytes(ArchiveManifest.MOST_BYTES + 1);
    if (json.length > ArchiveManifest.MOST_BYTES) {
      throw damaged(file, null, "damage.manifest");
    }
    return ArchiveManifest.of(json, file, kind);
  }

  private ArchiveManifest parts(ZipInputStream zip, Target target, DoublePredicate goOn) throws IOException {
    ArchiveManifest manifest = readManifest(zip);
    long all = manifest.parts().stream().mapToLong(ArchiveManifest.Part::bytes).sum();
    long done = 0;
    for (ArchiveManifest.Part part : manifest.parts()) {
      ZipEntry entry = zip.getNextEntry();
      if (entry == null) {
        throw damaged(file, null, "damage.cut");
      }
      if (!entry.getName().equals(part.name())) {
        throw damaged(file, null, "damage.part", part.name());
      }
      try (OutputStream out = target.of(part);
          DigestOutputStream summed = new DigestOutputStream(out, ArchiveWriter.sha256())) {
        copy(zip, summed, part, done, all, goOn);
        if (!HexFormat.of().formatHex(summed.getMessageDigest().digest()).equals(part.sha256())) {
          throw damaged(file, null, "damage.part", part.name());
        }
      }
      done += part.bytes();
    }
    if (zip.getNextEntry() != null) {
      throw damaged(file, null, "damage.more");
    }
    return manifest;
  }

  /** Copies exactly the bytes that the manifest says: a part that would unpack to more is refused. */
  private void copy(InputStream in, OutputStream out, ArchiveManifest.Part part, long before, long all,
      DoublePredicate goOn) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long copied = 0;
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      copied += read;
      if (copied > part.bytes()) {
        throw damaged(file, null, "damage.part", part.name());
      }
      out.write(chunk, 0, read);
      if (!goOn.test((before + copied) / (double) Math.max(1, all))) {
        throw new CancellationException();
      }
    }
    if (copied != part.bytes()) {
      throw damaged(file, null, "damage.part", part.name());
    }
  }
}
