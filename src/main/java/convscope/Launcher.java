package convscope;

import convscope.cli.CommandLineFace;
import convscope.foundation.Home;
import convscope.foundation.Threads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;

/**
 * Where the program begins: without arguments the window, with arguments the command line. It is no {@link Application}
 * itself, so that Java starts it with JavaFX on the class path.
 */
public final class Launcher {
  private static final List<Path> GRAPHICS_DEVICES = List.of(Path.of("/dev/dri"), Path.of("/dev/nvidiactl"),
      Path.of("/dev/dxg"));

  /** Held on to, or its setting would be forgotten. */
  private static Logger javaFxLog;

  private Launcher() {}

  public static void main(String[] arguments) {
    if (arguments.length > 0) {
      System.exit(CommandLineFace.run(arguments));
    }
    if (!hasDisplay()) {
      System.exit(CommandLineFace.noDisplay());
    }
    // JavaFX waits a good while for the system's own windows: another core can use it.
    Threads.daemon("convscope-ahead", Workbench::readAhead).start();
    setUpJavaFx();
    Application.launch(Workbench.class);
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
