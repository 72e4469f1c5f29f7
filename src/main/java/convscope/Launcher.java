package convscope;

import convscope.cli.CommandLineFace;
import convscope.cli.LanguageOption;
import convscope.cli.OpenedFiles;
import convscope.foundation.Home;
import convscope.foundation.Threads;
import convscope.natives.StartAgain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.Manifest;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;

/**
 * The entry point: without arguments, or with files to open or a language alone, the window; with others the command
 * line. It does not extend {@link Application}, so that Java can start it with JavaFX on the class path.
 */
public final class Launcher {
  private static final List<Path> GRAPHICS_DEVICES = List.of(Path.of("/dev/dri"), Path.of("/dev/nvidiactl"),
      Path.of("/dev/dxg"));

  private static final String WINDOW_MEMORY = "ConvScope-Window-Memory";

  /** Kept, or its setting would be garbage-collected. */
  private static Logger javaFxLog;

  private Launcher() {}

  public static void main(String[] arguments) {
    boolean window =
        arguments.length == 0 || LanguageOption.isAll(arguments) || OpenedFiles.areAll(arguments);
    StartAgain.ifNeeded(window ? memoryOfTheWindow() : List.of());
    if (Charset.defaultCharset().equals(StandardCharsets.US_ASCII)) {
      speakUtf8();
    }
    if (!window) {
      System.exit(CommandLineFace.run(arguments));
    }
    if (!hasDisplay()) {
      System.exit(CommandLineFace.noDisplay(arguments));
    }
    // JavaFX waits some time for the system's own windows: another core can use that time.
    Threads.daemon("convscope-ahead", Workbench::readAhead).start();
    setUpJavaFx();
    Application.launch(Workbench.class, arguments);
  }

  /**
   * As the jar's manifest states it, so that {@code java -jar} and the app image have the same; empty where there is no
   * jar.
   */
  private static List<String> memoryOfTheWindow() {
    try (InputStream manifest = Launcher.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
      String options = manifest == null ? null : new Manifest(manifest).getMainAttributes().getValue(WINDOW_MEMORY);
      return options == null ? List.of() : List.of(options.split(" "));
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  /**
   * For consoles whose locale says ASCII: they know UTF-8 nonetheless, and a question mark would tell nobody anything.
   */
  private static void speakUtf8() {
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
  }

  private static void setUpJavaFx() {
    if (!Application.class.getModule().isNamed()) {
      // Unless it is built into the Java runtime, JavaFX warns about being on the class path, and unpacks libraries
      // into the home folder.
      javaFxLog = Logger.getLogger("javafx");
      javaFxLog.setLevel(Level.SEVERE);
      setUnlessSet("javafx.cachedir", Home.folder().resolve("natives").toString());
    }
    if (isLinux() && GRAPHICS_DEVICES.stream().noneMatch(Files::exists)) {
      // JavaFX detects this itself, but only after loading the system's own software renderer.
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
