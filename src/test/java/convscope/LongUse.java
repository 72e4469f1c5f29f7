package convscope;

import convscope.data.CifarDownload;
import convscope.engine.Engines;
import convscope.foundation.CounterRandom;
import convscope.foundation.Home;
import convscope.workbench.AnsweredDialogs;
import convscope.workbench.RecordedEvents;
import convscope.workbench.Watchdog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/**
 * A long use of the window: it trains, and meanwhile someone goes through all views again and again, clicking what
 * there is, scrolling and pressing keys, by a seed. Prints the memory of the process every half minute, and at the end
 * the most of it, how often the JavaFX thread was held, and how many exceptions nobody caught. Not a test: it takes as
 * long as it is told to. The environment has what the start script of the app image sets, {@code GDK_GL=disable} and
 * {@code MALLOC_ARENA_MAX=2}.
 *
 * <pre>java [options] -Dglass.platform=Monocle … -cp … convscope.LongUse MINUTES DATA</pre>
 */
public final class LongUse {
  private static final FxRobot ROBOT = new FxRobot();
  private static final List<KeyCode> VIEWS = List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4,
      KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT7, KeyCode.DIGIT8,
      KeyCode.DIGIT9);
  private static final List<KeyCode> KEYS = List.of(KeyCode.DOWN, KeyCode.RIGHT, KeyCode.PAGE_DOWN, KeyCode.UP,
      KeyCode.LEFT, KeyCode.HOME, KeyCode.END);
  /**
   * What would end the walk, or the run that it walks beside, or train several batches at once, for which the window
   * says how much memory it takes.
   */
  private static final Set<String> LEFT_ALONE = Set.of("run-stop", "run-pause", "run-step", "fetch", "choice-towers");
  private static final int CLICKS_A_VIEW = 12;
  private static final long BETWEEN_CLICKS_MILLIS = 400;
  private static final long BETWEEN_LINES_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final CounterRandom random = new CounterRandom(1);
  private final AtomicInteger uncaught = new AtomicInteger();
  private final long begun = System.nanoTime();
  private long lastLine = begun - BETWEEN_LINES_NANOS;
  private int clicks;

  private LongUse() {}

  public static void main(String[] arguments) throws Exception {
    new LongUse().walk(TimeUnit.MINUTES.toNanos(Long.parseLong(arguments[0])), arguments[1]);
    System.exit(0);
  }

  private void walk(long nanos, String data) throws Exception {
    Path home = Files.createTempDirectory("convscope-long-use");
    System.setProperty("convscope.home", home.toString());
    Files.writeString(home.resolve("window.json"), "{\"data\": \"" + data + "\", \"welcomed\": true}");
    Stage stage = FxToolkit.registerPrimaryStage();
    FxToolkit.setupApplication(() -> new Workbench(window -> new AnsweredDialogs(() -> null),
        () -> new CifarDownload(URI.create("http://localhost:1/nothing"), 1, "", Home.data()), Engines::installed));
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
      uncaught.incrementAndGet();
      thrown.printStackTrace();
    });
    try (Watchdog watchdog = new Watchdog()) {
      for (int turn = 0; System.nanoTime() - begun < nanos; turn++) {
        ROBOT.push(KeyCode.F5);
        ROBOT.push(KeyCode.CONTROL, VIEWS.get(turn % VIEWS.size()));
        for (int click = 0; click < CLICKS_A_VIEW; click++) {
          oneClick(stage);
        }
        if (turn % VIEWS.size() == 0) {
          ROBOT.push(turn % 2 == 0 ? KeyCode.F11 : KeyCode.ESCAPE);
        }
        RecordedEvents.forget();
      }
      line();
      System.out.printf(Locale.ROOT, "most %.0f MB, %d clicks, %d uncaught exceptions, JavaFX thread held %d times%n",
          megabytes("VmHWM:"), clicks, uncaught.get(), watchdog.held().size());
      watchdog.held().forEach(doing -> System.out.println(doing.lines().filter(line -> line.contains("convscope."))
          .limit(4).collect(Collectors.joining(" <", "held:", ""))));
    }
  }

  private void oneClick(Stage stage) throws InterruptedException, IOException {
    List<Node> there = new ArrayList<>();
    ROBOT.interact(() -> Window.getWindows().stream().filter(Window::isShowing)
        .forEach(window -> collect(window.getScene().getRoot(), there)));
    if (!there.isEmpty()) {
      Node chosen = there.get(random.nextInt(there.size()));
      ROBOT.interact(() -> use(chosen));
      clicks++;
    }
    ROBOT.push(KEYS.get(random.nextInt(KEYS.size())));
    if (stage.isShowing()) {
      Bounds window = stage.getScene().getRoot().localToScreen(stage.getScene().getRoot().getLayoutBounds());
      ROBOT.moveTo(window.getMinX() + random.nextDouble() * window.getWidth(),
          window.getMinY() + random.nextDouble() * window.getHeight());
      ROBOT.scroll(random.nextBoolean() ? 3 : -3);
    }
    if (System.nanoTime() - lastLine >= BETWEEN_LINES_NANOS) {
      line();
    }
    TimeUnit.MILLISECONDS.sleep(BETWEEN_CLICKS_MILLIS);
  }

  private void use(Node chosen) {
    if (chosen instanceof ButtonBase button) {
      button.fire();
    } else if (chosen instanceof ComboBox<?> box && !box.getItems().isEmpty()) {
      box.getSelectionModel().select(random.nextInt(box.getItems().size()));
    } else if (chosen instanceof Slider slider) {
      slider.setValue(slider.getMin() + random.nextDouble() * (slider.getMax() - slider.getMin()));
    } else if (chosen instanceof TableRow<?> row && !row.isEmpty()) {
      row.getTableView().getSelectionModel().select(row.getIndex());
    }
  }

  private static void collect(Node node, List<Node> found) {
    if (node.isVisible() && !node.isDisabled() && !LEFT_ALONE.contains(String.valueOf(node.getId()))) {
      if (node instanceof Button || node instanceof ButtonBase || node instanceof ComboBox || node instanceof Slider
          || node instanceof TableRow) {
        found.add(node);
      }
      if (node instanceof Parent parent) {
        parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
      }
    }
  }

  private void line() throws IOException {
    lastLine = System.nanoTime();
    Runtime java = Runtime.getRuntime();
    System.out.printf(Locale.ROOT, "%5d s  %5.0f MB resident, %5.0f at most, heap %4d MB of %4d%n",
        TimeUnit.NANOSECONDS.toSeconds(lastLine - begun), megabytes("VmRSS:"), megabytes("VmHWM:"),
        (java.totalMemory() - java.freeMemory()) >> 20, java.totalMemory() >> 20);
  }

  /** What the system says of this process under {@code name}, in units of 1024 * 1024 bytes. */
  private static double megabytes(String name) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines.filter(line -> line.startsWith(name)).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst().orElseThrow() / 1024.0;
    }
  }
}
