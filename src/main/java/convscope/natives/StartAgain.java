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
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the program again where something that cannot be changed once Java runs is not as it should be; Linux only. In
 * a locale of ASCII Java can neither be given nor open a file with any other name: it is started in one of UTF-8. The
 * window of {@code java -jar}, for which nobody has chosen the memory, is started with that of the app image. The
 * process stays the same, with its number, standard streams and the rest of its environment.
 */
public final class StartAgain {
  private static final String LOCALE = "LC_ALL=C.UTF-8";
  private static final Set<String> REPLACED = Set.of("LC_ALL", Language.LOCALE_BEFORE);
  /** How options begin that choose the heap or its collector; with {@code @}, they are in a file. */
  private static final List<String> MEMORY = List.of("-Xm", "-XX:", "@");
  /**
   * What keeps memory outside the heap small: glibc's limit on its arenas, in each of which some freed memory stays,
   * and which Java's own threads make before any call could limit them; and that GTK does not look for OpenGL, which
   * JavaFX does not use through it, and for which Mesa may load a whole software renderer.
   */
  private static final Map<String, String> SPARING = Map.of("MALLOC_ARENA_MAX", "2", "GDK_GL", "disable");
  private static final List<String> OPTIONS_BY_ENVIRONMENT = List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS");

  private StartAgain() {}

  /**
   * Returns where the program need not, or cannot, be started again. To be called before anything else has been done.
   *
   * @param memory Java's options on the memory of what is started; empty for no preference
   */
  public static void ifNeeded(List<String> memory) {
    Path self = Path.of("/proc/self");
    if (Files.isReadable(self.resolve("cmdline"))) {
      try {
        boolean locale = FileNames.areAscii() && System.getenv(Language.LOCALE_BEFORE) == null;
        List<byte[]> arguments = texts(Files.readAllBytes(self.resolve("cmdline")));
        boolean options = !memory.isEmpty() && isJavaWithUsualMemory(self, arguments);
        if (options) {
          arguments.addAll(1, memory.stream().map(one -> one.getBytes(StandardCharsets.US_ASCII)).toList());
        }
        if (locale || options) {
          again(self, arguments, locale, options);
        }
      } catch (IOException | RuntimeException | LinkageError unable) {
        log().debug("Cannot start again", unable);
      }
    }
  }

  /** Not the launcher of an app image, which has its options; and nobody has given others. */
  private static boolean isJavaWithUsualMemory(Path self, List<byte[]> arguments) throws IOException {
    return self.resolve("exe").toRealPath().endsWith("java")
        && OPTIONS_BY_ENVIRONMENT.stream().noneMatch(name -> System.getenv(name) != null)
        && arguments.stream().skip(1).map(one -> new String(one, StandardCharsets.ISO_8859_1))
            .takeWhile(one -> !one.equals("-jar")).noneMatch(one -> MEMORY.stream().anyMatch(one::startsWith));
  }

  private static void again(Path self, List<byte[]> command, boolean inUtf8, boolean sparing) throws IOException {
    List<byte[]> environment = new ArrayList<>();
    for (byte[] variable : texts(Files.readAllBytes(self.resolve("environ")))) {
      if (!inUtf8 || !REPLACED.contains(new String(variable, StandardCharsets.ISO_8859_1).split("=", 2)[0])) {
        environment.add(variable);
      }
    }
    if (sparing) {
      SPARING.forEach((name, value) -> {
        if (System.getenv(name) == null) {
          environment.add((name + "=" + value).getBytes(StandardCharsets.US_ASCII));
        }
      });
    }
    if (inUtf8) {
      environment.add(LOCALE.getBytes(StandardCharsets.US_ASCII));
      environment
          .add((Language.LOCALE_BEFORE + "=" + Language.locale(System.getenv())).getBytes(StandardCharsets.US_ASCII));
    }
    try (Texts arguments = Texts.of(command); Texts variables = Texts.of(environment)) {
      // It comes back only where it fails. Bytes go through as they are, also those that no text here could hold.
      int failed = Function.getFunction("c", "execve")
          .invokeInt(new Object[] {self.resolve("exe").toString(), arguments.list(), variables.list()});
      log().debug("Cannot start again: {}", failed);
    }
  }

  /** Fetched only to report something: setting up the log would delay every start, and the window does it elsewhere. */
  private static Logger log() {
    return LoggerFactory.getLogger(StartAgain.class);
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
