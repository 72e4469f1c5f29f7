package convscope.data;

import convscope.foundation.SafeFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Caches the results of decoding the files of a folder, so that they need not be decoded again. One file for each
 * folder: magic, version and the number of entries; for each entry its path in the folder, size, time of its last
 * change, outcome, and the pixels of an image; finally a CRC-32C of everything. An entry counts only for a file of the
 * same path, size and time. A damaged file, or one of another version, is ignored.
 *
 * <p>Any failure costs only time: it is logged, but not reported to the user.
 */
final class DecodedCache {
  /** The folder of the files, in the data folder. */
  static final String FOLDER = "opened";

  private static final Logger LOG = LoggerFactory.getLogger(DecodedCache.class);
  private static final long MAGIC = 0x434F_4E56_4F50_454EL;
  /** Must be raised whenever the format changes, or the pixels that a file gives. */
  private static final int VERSION = 1;
  private static final String ENDING = ".images";
  private static final String PART = ".part";
  private static final int BUFFER = 1 << 20;
  private static final char UNKNOWN_CHARACTER = '\uFFFD';

  private final Path caches;
  private final Path file;

  /** A file's state when it was decoded. */
  private record Key(String path, long size, long modified) {}

  /** The cached results for the files of one folder. */
  static final class Kept {
    private final Path root;
    private final Map<Key, Decoded> entries = new HashMap<>();

    private Kept(Path root) {
      this.root = root;
    }

    /** The result for {@code entry}; empty if unknown for its current state. */
    Optional<Decoded> get(FolderTree.Entry entry) {
      return key(root, entry).map(entries::get);
    }

    int size() {
      return entries.size();
    }
  }

  /** Empty for a path that the system's encoding cannot represent, since several paths would be equal. */
  private static Optional<Key> key(Path root, FolderTree.Entry entry) {
    String path = root.relativize(entry.path()).toString();
    return path.indexOf(UNKNOWN_CHARACTER) >= 0 ? Optional.empty()
        : Optional.of(new Key(path, entry.size(), entry.modified()));
  }

  /** The cache of {@code folder}, in {@code home}. */
  DecodedCache(Path home, Path folder) {
    caches = home.resolve(FOLDER);
    file = caches.resolve(PathKey.of(folder) + ENDING);
  }

  /** The cached results for the files in {@code root}; empty if there is no usable cache file. */
  Kept read(Path root) {
    Kept kept = new Kept(root);
    CRC32C sum = new CRC32C();
    try (DataInputStream in = new DataInputStream(
        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER), sum))) {
      if (in.readLong() != MAGIC || in.readInt() != VERSION) {
        return kept;
      }
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        Key key = new Key(in.readUTF(), in.readLong(), in.readLong());
        kept.entries.put(key, readDecoded(in));
      }
      long right = sum.getValue();
      if (in.readLong() != right || in.read() >= 0) {
        throw new IOException("The sum is not right");
      }
      Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
      return kept;
    } catch (NoSuchFileException none) {
      return new Kept(root);
    } catch (IOException | ArrayIndexOutOfBoundsException damaged) {
      LOG.debug("{} cannot be used and will be written again", file, damaged);
      return new Kept(root);
    }
  }

  private static Decoded readDecoded(DataInputStream in) throws IOException {
    Decoded.Outcome outcome = Decoded.Outcome.values()[in.readByte()];
    if (!outcome.hasPixels()) {
      return new Decoded(outcome, null);
    }
    byte[] pixels = new byte[ImageSet.PIXELS];
    in.readFully(pixels);
    return new Decoded(outcome, pixels);
  }

  /** Stores the results of {@code entries}, files in {@code root}. */
  void write(Path root, List<FolderTree.Entry> entries, Map<Path, Decoded> decoded) {
    Map<Key, Decoded> kept = new LinkedHashMap<>();
    entries.forEach(entry -> key(root, entry).ifPresent(key -> kept.put(key, decoded.get(entry.path()))));
    try {
      Files.createDirectories(caches);
      // Not forced to the disk: a file damaged by a power failure is detected by its checksum.
      Path aside = Files.createTempFile(caches, "", PART);
      try {
        try (OutputStream out = Files.newOutputStream(aside)) {
          write(kept, out);
        }
        SafeFile.moveInto(aside, file);
      } finally {
        Files.deleteIfExists(aside);
      }
      CacheFolder.tidy(caches, ENDING);
    } catch (IOException unable) {
      LOG.debug("{} cannot be written: the images will be decoded again next time", file, unable);
    }
  }

  private static void write(Map<Key, Decoded> entries, OutputStream to) throws IOException {
    CRC32C sum = new CRC32C();
    DataOutputStream out = new DataOutputStream(new CheckedOutputStream(new BufferedOutputStream(to, BUFFER), sum));
    out.writeLong(MAGIC);
    out.writeInt(VERSION);
    out.writeInt(entries.size());
    for (Map.Entry<Key, Decoded> entry : entries.entrySet()) {
      out.writeUTF(entry.getKey().path());
      out.writeLong(entry.getKey().size());
      out.writeLong(entry.getKey().modified());
      out.writeByte(entry.getValue().outcome().ordinal());
      if (entry.getValue().pixels() != null) {
        out.write(entry.getValue().pixels());
      }
    }
    out.flush();
    out.writeLong(sum.getValue());
    out.flush();
  }
}
