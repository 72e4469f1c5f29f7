package convscope.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The entries of a zip file. */
record ZipEntries(Path archive) implements Entries {
  /** The encoding of file names by Korean Windows if a program does not write UTF-8. */
  private static final String KOREAN = "x-windows-949";

  @Override
  public void forEach(Visitor visitor) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(archive).setCharset(StandardCharsets.UTF_8).get()) {
      long packed = 0;
      for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
        Kind kind = kind(zip, entry);
        try (InputStream content = kind == Kind.FILE ? zip.getInputStream(entry) : InputStream.nullInputStream()) {
          visitor.visit(name(entry), kind, content, packed);
        }
        packed += Math.max(0, entry.getCompressedSize());
      }
    } catch (IllegalArgumentException damaged) {
      throw new IOException(damaged.getMessage(), damaged);
    }
  }

  private static Kind kind(ZipFile zip, ZipArchiveEntry entry) {
    if (entry.isDirectory()) {
      return Kind.FOLDER;
    }
    if (entry.isUnixSymlink()) {
      return Kind.LINK;
    }
    return entry.getGeneralPurposeBit().usesEncryption() || !zip.canReadEntryData(entry) ? Kind.SECRET : Kind.FILE;
  }

  private static String name(ZipArchiveEntry entry) {
    byte[] raw = entry.getRawName();
    if (raw == null || entry.getGeneralPurposeBit().usesUTF8ForNames()) {
      return entry.getName();
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException notUnicode) {
      return inOtherEncoding(raw);
    }
  }

  private static String inOtherEncoding(byte[] raw) {
    try {
      return Charset.forName(Charset.isSupported(KOREAN) ? KOREAN : "ISO-8859-1").newDecoder()
          .decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException notKorean) {
      return new String(raw, StandardCharsets.ISO_8859_1);
    }
  }
}
