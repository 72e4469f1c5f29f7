package convscope.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What ArchUnit does not tell of a class: the string constants in its constant pool (JVM specification, section 4.4).
 */
final class ClassFile {
  private static final int MAGIC = 0xCAFEBABE;

  private ClassFile() {}

  /** Every string constant of {@code type}, and every recipe of its string concatenations. */
  static List<String> strings(JavaClass type) {
    try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream();
        DataInputStream data = new DataInputStream(in)) {
      return strings(data);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<String> strings(DataInputStream data) throws IOException {
    if (data.readInt() != MAGIC) {
      throw new IOException("No class file");
    }
    data.readInt();
    int count = data.readUnsignedShort();
    String[] texts = new String[count];
    List<Integer> strings = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      int tag = data.readUnsignedByte();
      switch (tag) {
        case 1 -> texts[i] = data.readUTF();
        case 8 -> strings.add(data.readUnsignedShort());
        case 7, 16, 19, 20 -> data.readUnsignedShort();
        case 15 -> {
          data.readUnsignedByte();
          data.readUnsignedShort();
        }
        case 3, 4, 9, 10, 11, 12, 17, 18 -> data.readInt();
        case 5, 6 -> {
          data.readLong();
          // A long or double takes two places.
          i++;
        }
        default -> throw new IOException("Constant of unknown kind " + tag);
      }
    }
    return strings.stream().map(at -> texts[at]).toList();
  }
}
