package convscope.natives;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import convscope.foundation.FileNames;
import convscope.foundation.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the program again in a locale of UTF-8 where Linux gave it one of ASCII: there Java can neither be given nor
 * open a file with any other name, and that cannot be changed once it runs. The process stays the same, with its
 * number, standard streams and environment.
 */
public final class Utf8Start {
  private static final Logger LOG = LoggerFactory.getLogger(Utf8Start.class);
  private static final String LOCALE = "LC_ALL=C.UTF-8";
  private static final Set<String> REPLACED = Set.of("LC_ALL", Language.LOCALE_BEFORE);

  private Utf8Start() {}

  /**
   * Returns where the program need not, or cannot, be started again. To be called before anything else has been done.
   */
  public static void ensure() {
    Path self = Path.of("/proc/self");
    if (FileNames.areAscii() && System.getenv(Language.LOCALE_BEFORE) == null
        && Files.isReadable(self.resolve("cmdline"))) {
      try {
        again(self);
      } catch (IOException | RuntimeException | LinkageError unable) {
        LOG.debug("Cannot start again in UTF-8", unable);
      }
    }
  }

  private static void again(Path self) throws IOException {
    List<byte[]> environment = new ArrayList<>();
    for (byte[] variable : texts(Files.readAllBytes(self.resolve("environ")))) {
      if (!REPLACED.contains(new String(variable, StandardCharsets.ISO_8859_1).split("=", 2)[0])) {
        environment.add(variable);
      }
    }
    environment.add(LOCALE.getBytes(StandardCharsets.US_ASCII));
    environment.add((Language.LOCALE_BEFORE + "=" + Language.locale(System.getenv()))
        .getBytes(StandardCharsets.US_ASCII));
    try (Texts arguments = Texts.of(texts(Files.readAllBytes(self.resolve("cmdline"))));
        Texts variables = Texts.of(environment)) {
      // It comes back only where it fails. Bytes go through as they are, also those that no text here could hold.
      int failed = Function.getFunction("c", "execve")
          .invokeInt(new Object[] {self.resolve("exe").toString(), arguments.list(), variables.list()});
      LOG.debug("Cannot start again in UTF-8: {}", failed);
    }
  }

  /** What stands in {@code bytes}, each with a zero behind it. */
  private static List<byte[]> texts(byte[] bytes) {
    List<byte[]> texts = new ArrayList<>();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (byte one : bytes) {
      if (one == 0) {
        texts.add(text.toByteArray());
        text.reset();
      } else {
        text.write(one);
      }
    }
    return texts;
  }

  /** Texts as C has them: a list of pointers that ends with a null. */
  private record Texts(Memory list, List<Memory> held) implements AutoCloseable {
    static Texts of(List<byte[]> texts) {
      Memory list = new Memory((long) (texts.size() + 1) * Native.POINTER_SIZE);
      List<Memory> held = new ArrayList<>();
      for (byte[] text : texts) {
        Memory copy = new Memory(text.length + 1L);
        copy.write(0, text, 0, text.length);
        copy.setByte(text.length, (byte) 0);
        list.setPointer((long) held.size() * Native.POINTER_SIZE, copy);
        held.add(copy);
      }
      list.setPointer((long) held.size() * Native.POINTER_SIZE, Pointer.NULL);
      return new Texts(list, held);
    }

    @Override
    public void close() {
      held.forEach(Memory::close);
      list.close();
    }
  }
}
