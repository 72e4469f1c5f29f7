package convscope;

import convscope.cli.CommandLineFace;
import convscope.cli.LanguageOption;
import convscope.foundation.Home;
import convscope.foundation.Threads;
import convscope.natives.Utf8Start;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;

/**
 * Where the program begins: without arguments, or with a language alone, the window; with others the command line. It is no
 * {@link Application} itself, so that Java starts it with JavaFX on the class path.
 */
public final class Launcher {
  private static final List<Path> GRAPHICS_DEVICES = List.of(Path.of("/dev/dri"), Path.of("/dev/nvidiactl"),
      Path.of("/dev/dxg"));

  /** Held on to, or its setting would be forgotten. */
  private static Logger javaFxLog;

  private Launcher() {}

  public static void main(String[] arguments) {
    Utf8Start.ensure();
    if (Charset.defaultCharset().equals(StandardCharsets.US_ASCII)) {
      speakUtf8();
    }
    if (arguments.length > 0 && !LanguageOption.isAll(arguments)) {
      System.exit(CommandLineFace.run(arguments));
    }
    if (!hasDisplay()) {
      System.exit(CommandLineFace.noDisplay(arguments));
    }
    // JavaFX waits a good while for the system's own windows: another core can use it.
    Threads.daemon("convscope-ahead", Workbench::readAhead).start();
    setUpJavaFx();
    Application.launch(Workbench.class, arguments);
  }

  /** For consoles whose locale says ASCII: they know UTF-8 nonetheless, and a question mark would tell nobody anything. */
  private static void speakUtf8() {
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
  }

  private static void setUpJavaFx() {
    if (!Application.class.getModule().isNamed()) {
      // Outside a Java that has it built in, it warns of being on the class path, and unpacks libraries into the home.
      javaFxLog = Logger.getLogger("javafx");
      javaFxLog.setLevel(Level.SEVERE);
      setUnlessSet("javafx.cachedir", Home.folder().resolve("natives").toString());
    }
    if (isLinux() && GRAPHICS_DEVICES.stream().noneMatch(Files::exists)) {
      // It finds out by itself, but only after it has loaded the system's own software renderer.
      setUnlessSet("prism.order", "sw");
    }
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static boolean isLinux() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
  }

  private static boolean hasDisplay() {
    boolean needsServer = isLinux() && System.getProperty("glass.platform", "gtk").equals("gtk");
    return !needsServer || System.getenv("DISPLAY") != null;
  }
}
