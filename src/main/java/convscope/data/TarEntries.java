package convscope.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.utils.CountingInputStream;

/** The entries of a tar file. */
record TarEntries(Path archive, boolean gzip) implements Entries {
  private static final int AHEAD = 1 << 16;
  private static final String NAMES = "UTF-8";

  @Override
  @SuppressWarnings("deprecation")
  public void forEach(Visitor visitor) throws IOException {
    try (CountingInputStream packed =
            new CountingInputStream(new BufferedInputStream(Files.newInputStream(archive), AHEAD));
        InputStream whole = gzip ? new GzipCompressorInputStream(packed, true) : packed;
        TarArchiveInputStream tar = new TarArchiveInputStream(whole, NAMES)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        visitor.visit(entry.getName(), kind(entry), tar, packed.getBytesRead());
      }
    } catch (IllegalArgumentException damaged) {
      throw new IOException(damaged.getMessage(), damaged);
    }
  }

  private static Kind kind(TarArchiveEntry entry) {
    if (entry.isDirectory()) {
      return Kind.FOLDER;
    }
    if (entry.isSymbolicLink() || entry.isLink()) {
      return Kind.LINK;
    }
    return entry.isFile() && !entry.isFIFO() && !entry.isCharacterDevice() && !entry.isBlockDevice() ? Kind.FILE
        : Kind.DEVICE;
  }
}
