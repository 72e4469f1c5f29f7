package convscope.data;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of classes from a text file, one name per line. In UTF-8, or in UTF-16 with a byte-order mark, as Windows
 * writes it; anything else is rejected, because a guessed encoding could silently give the classes wrong names.
 */
final class ClassNameFile {
  private static final long LARGEST = 1 << 20;
  private static final int MOST = 256;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private ClassNameFile() {}

  /**
   * The names in {@code file}, or {@code official} if there is no such file.
   *
   * @throws Problem if it cannot be read, is in an encoding that is not recognized, or has too few, too many or equal
   *     names
   */
  static List<String> read(Path file, List<String> official) {
    if (!Files.exists(file)) {
      return official;
    }
    List<String> names = text(file).lines().map(line -> Normalizer.normalize(line.strip(), Normalizer.Form.NFC))
        .filter(line -> !line.isEmpty()).toList();
    if (names.size() < 2 || names.size() > MOST) {
      throw Problem.of(ClassNameFile.class, "names.count", file.toString(), names.size());
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw Problem.of(ClassNameFile.class, "names.twice", file.toString(), name);
      }
    }
    return names;
  }

  private static String text(Path file) {
    byte[] bytes;
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        throw Problem.of(ClassNameFile.class, "names.text", file.toString());
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw FailureReason.cannotRead(file, unreadable);
    }
    Charset encoding = beginsWith(bytes, 0xFE, 0xFF) || beginsWith(bytes, 0xFF, 0xFE) ? StandardCharsets.UTF_16
        : StandardCharsets.UTF_8;
    try {
      String text = encoding.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') >= 0) {
        throw Problem.of(ClassNameFile.class, "names.encoding", file.toString());
      }
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException otherEncoding) {
      throw Problem.because(otherEncoding, ClassNameFile.class, "names.encoding", file.toString());
    }
  }

  private static boolean beginsWith(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }
}
