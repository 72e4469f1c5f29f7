package convscope;

import convscope.data.CifarDownload;
import convscope.engine.Engines;
import convscope.foundation.Home;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.workbench.AnsweredDialogs;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.testfx.api.FxToolkit;

/**
 * How much the window costs the training beside it: trains in turn in the window, with each view in front, and by the
 * command line, the same steps on the same images, and prints the images a second of each and their ratio to the
 * command line's. To be run on an otherwise idle machine. Not a test.
 *
 * <pre>java [options] -Dglass.platform=Monocle … -cp … convscope.TrainingInWindow DATA STEPS ROUNDS [VIEW…]</pre>
 *
 * A VIEW is the digit of its key: 2 for Train.
 */
public final class TrainingInWindow {
  /** Steps at the start in which the code is being compiled. */
  private static final int WARM_UP = 100;

  private final Path home;
  private final String data;
  private final String steps;

  private TrainingInWindow(Path home, String data, String steps) {
    this.home = home;
    this.data = data;
    this.steps = steps;
  }

  public static void main(String[] arguments) throws Exception {
    Path home = Files.createTempDirectory("convscope-training-in-window");
    System.setProperty("convscope.home", home.toString());
    Files.writeString(home.resolve("window.json"), "{\"data\": \"" + arguments[0] + "\", \"welcomed\": true}");
    new TrainingInWindow(home, arguments[0], arguments[1])
        .compare(Integer.parseInt(arguments[2]), List.of(arguments).subList(3, arguments.length));
    System.exit(0);
  }

  private void compare(int rounds, List<String> views) throws Exception {
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupApplication(() -> new Workbench(window -> new AnsweredDialogs(() -> null),
        () -> new CifarDownload(URI.create("http://localhost:1/nothing"), 1, "", Home.data()), Engines::installed));
    for (int round = 0; round < rounds; round++) {
      double alone = commandLine();
      System.out.printf(Locale.ROOT, "command line %.0f images/s%n", alone);
      for (String view : views) {
        double beside = inWindow(KeyCode.getKeyCode(view));
        System.out.printf(Locale.ROOT, "window, view %s: %.0f images/s, %.3f of the command line%n", view, beside,
            beside / alone);
      }
    }
  }

  private double commandLine() throws Exception {
    Path runs = home.resolve("by-command");
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
        System.getProperty("java.class.path"), "convscope.Launcher", "train", "--data", data, "--steps", steps, "--run",
        runs.resolve(Long.toString(System.nanoTime())).toString()).redirectErrorStream(true)
        .redirectOutput(home.resolve("by-command.log").toFile()).start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(Files.readString(home.resolve("by-command.log")));
    }
    return speedOfTheLastIn(runs);
  }

  private double inWindow(KeyCode view) throws Exception {
    WindowTest.ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    WindowTest.eventually(() -> !WindowTest.find("#run-start").isDisabled());
    WindowTest.ROBOT.interact(() -> ((TextField) WindowTest.find("#number-steps")).setText(steps));
    WindowTest.ROBOT.push(KeyCode.F5);
    WindowTest.eventually(() -> WindowTest.words("#status-state").equals("Training"));
    WindowTest.ROBOT.push(KeyCode.CONTROL, view);
    // Looking costs time of the JavaFX thread.
    Awaitility.await().forever().pollInterval(2, TimeUnit.SECONDS).until(WindowTest::runIsOver);
    return speedOfTheLastIn(home.resolve("runs"));
  }

  /** The median of the images a second that the newest run has logged since the warm-up. */
  private static double speedOfTheLastIn(Path runs) throws Exception {
    Path newest;
    try (Stream<Path> all = Files.list(runs)) {
      newest = all.max(Path::compareTo).orElseThrow();
    }
    List<Double> speeds = new ArrayList<>();
    for (MetricsRow row : RunFolder.open(newest).metrics().rows()) {
      if (row.step() >= WARM_UP) {
        speeds.add(row.examplesPerSecond());
      }
    }
    speeds.sort(null);
    return speeds.get(speeds.size() / 2);
  }
}
