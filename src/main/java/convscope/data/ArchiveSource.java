package convscope.data;

import convscope.foundation.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * An archive of anything that the other sources read: zip, tar, or tar compressed with gzip. It is unpacked into the
 * home folder once and opened from there; 7z and rar files are reported as unsupported.
 */
final class ArchiveSource implements DataSource {
  private static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;

  /** The kind of an archive, by its first bytes. */
  private enum Kind { ZIP, TAR, TAR_GZIP, OTHER, NONE }

  @Override
  public boolean recognizes(Path place) {
    return Files.isRegularFile(place) && kind(place) != Kind.NONE;
  }

  @Override
  public Dataset open(Path place, Opening opening) {
    Entries entries = switch (kind(place)) {
      case ZIP -> new ZipEntries(place);
      case TAR -> new TarEntries(place, false);
      case TAR_GZIP -> new TarEntries(place, true);
      case OTHER, NONE -> throw Problem.of(ArchiveSource.class, "archive.kind", place.toString());
    };
    Path unpacked =
        new UnpackedArchives(opening.home(), UnpackingLimits.USUAL).folder(place, entries, opening.listener());
    return Datasets.open(unpacked,
        new Opening(stem(opening.name()), opening.source(), opening.home(), opening.options(),
        opening.listener()));
  }

  private static String stem(String name) {
    String stem = name.replaceFirst("(?i)(\\.tar)?\\.(zip|tar|gz|tgz)$", "");
    return stem.isEmpty() ? name : stem;
  }

  private static Kind kind(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 2 * BLOCK)) {
      in.mark(BLOCK);
      byte[] first = in.readNBytes(BLOCK);
      String begin = new String(first, StandardCharsets.ISO_8859_1);
      if (begin.startsWith("PK\3\4") || begin.startsWith("PK\5\6")) {
        return Kind.ZIP;
      }
      if (begin.startsWith("7z¼¯") || begin.startsWith("Rar!") || begin.startsWith("BZh")
          || begin.startsWith("ý7zXZ")) {
        return Kind.OTHER;
      }
      if (isTar(first)) {
        return Kind.TAR;
      }
      if (!begin.startsWith("\u001f\u008b")) {
        return Kind.NONE;
      }
      in.reset();
      return isTar(new GZIPInputStream(in).readNBytes(BLOCK)) ? Kind.TAR_GZIP : Kind.NONE;
    } catch (IOException unreadable) {
      return Kind.NONE;
    }
  }

  private static boolean isTar(byte[] block) {
    try {
      return block.length == BLOCK && block[0] != 0 && TarUtils.verifyCheckSum(block);
    } catch (IllegalArgumentException noNumber) {
      return false;
    }
  }
}
