package convscope;

import com.sun.management.OperatingSystemMXBean;
import convscope.data.CifarBinary;
import convscope.data.ImageSet;
import convscope.workbench.session.DeviceChoice;
import convscope.workbench.shell.Remembered;
import convscope.workbench.shell.ViewId;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/**
 * Opens the window, trains on CIFAR-10 in it, drops picture after picture on the Classify view, and prints how long it
 * took from the drop to the frame whose bars show the answer, and the speed of the training meanwhile and without
 * drops, in turns, since a machine that others use is not as fast all the time. Every second picture is an enlarged
 * one. A program of its own: it needs the class path of the tests, the folder of CIFAR-10, and optionally how many to
 * drop and for how many seconds.
 */
final class DropBench {
  private static final double NANOS_A_MILLI = 1e6;
  private static final double NANOS_A_SECOND = 1e9;
  private static final int WARM_UP_SECONDS = 20;
  private static final int TURNS = 10;
  private static final int LARGE_WIDTH = 1_024;
  private static final int LARGE_HEIGHT = 768;

  private final Scene scene;

  private DropBench(Scene scene) {
    this.scene = scene;
  }

  /** {@code FOLDER [DROPS [SECONDS]]}. */
  public static void main(String[] arguments) throws Exception {
    int drops = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 60;
    Path home = Files.createTempDirectory("convscope-bench");
    System.setProperty("convscope.home", home.toString());
    new Remembered(0, 0, 1_280, 720, false, ViewId.DATA, false, false, "ENGLISH", arguments[0],
        Map.of("checkpointEvery", "1000000", "evaluateEvery", "0"), "", Map.of(),
        DeviceChoice.USUAL, Map.of(), true, false, "")
            .write(home.resolve("window.json"));
    List<Path> pictures = pictures(Path.of(arguments[0]), home.resolve("pictures"), drops);
    Thread window = new Thread(() -> Application.launch(Window.class));
    window.start();
    try {
      new DropBench(Window.OPEN.get().getScene()).run(pictures, seconds);
    } finally {
      Platform.exit();
    }
  }

  /** The window as people open it, known to this bench. */
  public static final class Window extends Application {
    private static final CompletableFuture<Stage> OPEN = new CompletableFuture<>();
    private final Workbench workbench = new Workbench();

    @Override
    public void init() {
      workbench.init();
    }

    @Override
    public void start(Stage stage) {
      workbench.start(stage);
      OPEN.complete(stage);
    }

    @Override
    public void stop() throws InterruptedException {
      workbench.stop();
    }
  }

  private static List<Path> pictures(Path cifar, Path folder, int count) throws IOException {
    ImageSet images = CifarBinary.read(cifar, "cifar10").test();
    Files.createDirectories(folder);
    byte[] pixels = new byte[ImageSet.PIXELS];
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      images.copyPixels(i, pixels, 0);
      BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
      for (int p = 0; p < 1_024; p++) {
        image.setRGB(p % 32, p / 32,
            (pixels[p] & 0xFF) << 16 | (pixels[1_024 + p] & 0xFF) << 8 | pixels[2_048 + p] & 0xFF);
      }
      Path file = folder.resolve("picture" + i + ".png");
      ImageIO.write(i % 2 == 0 ? image : enlarged(image), "png", file.toFile());
      files.add(file);
    }
    return files;
  }

  private static BufferedImage enlarged(BufferedImage small) {
    BufferedImage large = new BufferedImage(LARGE_WIDTH, LARGE_HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = large.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(small, 0, 0, LARGE_WIDTH, LARGE_HEIGHT, null);
    graphics.dispose();
    return large;
  }

  private void run(List<Path> pictures, int seconds) throws Exception {
    until(() -> scene.lookup("#run-start") != null && !scene.lookup("#run-start").isDisabled());
    on(() -> {
      ((Button) scene.lookup("#run-start")).fire();
      return null;
    });
    until(() -> step() > 0);
    TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
    show(ViewId.CLASSIFY);
    until(() -> scene.lookup("#classify-table") != null && text("#classify-model").contains("trained"));
    drop(pictures.get(0));
    TimeUnit.SECONDS.sleep(2);
    List<Double> millis = new ArrayList<>();
    double undisturbed = 0;
    double meanwhile = 0;
    int each = pictures.size() / TURNS;
    for (int turn = 0; turn < TURNS; turn++) {
      List<Path> now = pictures.subList(turn * each, turn == TURNS - 1 ? pictures.size() : (turn + 1) * each);
      undisturbed += speed(seconds / TURNS, null) / TURNS;
      meanwhile += speed(seconds / TURNS, () -> {
        for (Path picture : now) {
          long next = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds / TURNS) / now.size();
          millis.add(drop(picture));
          TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        }
        return null;
      }) / TURNS;
    }
    Collections.sort(millis);
    System.out.printf("drop to bars: n %d, median %.0f, 90 %% %.0f, longest %.0f ms%n", millis.size(),
        millis.get(millis.size() / 2), millis.get(millis.size() * 9 / 10), millis.get(millis.size() - 1));
    System.out.printf("training: %.2f steps/s undisturbed, %.2f meanwhile: %.3f%n", undisturbed, meanwhile,
        meanwhile / undisturbed);
  }

  /** Steps a second while {@code work} is done, or for as many seconds. */
  private double speed(int seconds, Callable<Void> work) throws Exception {
    long first = on(this::step);
    Map<String, Long> used = new TreeMap<>();
    processorTime(used, -1);
    long start = System.nanoTime();
    if (work == null) {
      TimeUnit.SECONDS.sleep(seconds);
    } else {
      work.call();
    }
    double took = (System.nanoTime() - start) / NANOS_A_SECOND;
    double speed = (on(this::step) - first) / took;
    processorTime(used, 1);
    StringBuilder line =
        new StringBuilder(String.format("%.2f steps/s; milliseconds of processor time a second:", speed));
    used.forEach((kind, nanos) -> line.append(String.format(" %s %.0f", kind, nanos / NANOS_A_MILLI / took)));
    System.out.println(line);
    return speed;
  }

  /** Adds to {@code used} what the threads that matter have used until now, or takes it away. */
  private static void processorTime(Map<String, Long> used, int sign) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (long id : threads.getAllThreadIds()) {
      ThreadInfo thread = threads.getThreadInfo(id);
      long nanos = threads.getThreadCpuTime(id);
      if (thread != null && nanos > 0 && thread.getThreadName().matches("JavaFX App.*|Quantum.*|convscope-.*")) {
        used.merge(thread.getThreadName().replaceAll("-\\d+", ""), sign * nanos, Long::sum);
      }
    }
    used.merge("process", sign * ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime(), Long::sum);
  }

  private long step() {
    String digits = text("#status-step").replace(",", "").replaceAll("\\D*(\\d+).*", "$1");
    return digits.isEmpty() ? 0 : Long.parseLong(digits);
  }

  private String text(String query) {
    return ((Label) scene.lookup(query)).getText();
  }

  private void show(ViewId view) throws Exception {
    KeyCode digit = KeyCode.valueOf("DIGIT" + (view.ordinal() + 1));
    on(() -> {
      Event.fireEvent(scene.getRoot(),
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", digit, false, true, false, false));
      return null;
    });
  }

  /** Drops {@code file}; the milliseconds until its answer is on the screen. */
  private double drop(Path file) throws Exception {
    CompletableFuture<Long> seen = new CompletableFuture<>();
    long start = on(() -> {
      Node view = scene.lookup(".classify-view");
      DroppedFiles files = new DroppedFiles(List.of(file));
      long now = System.nanoTime();
      files.over(view);
      files.on(view);
      Node bars = scene.lookup("#details-bars");
      ChangeListener<String> answered = new ChangeListener<>() {
        @Override
        public void changed(ObservableValue<? extends String> property, String was, String is) {
          if (text("#details-title").equals(file.getFileName().toString()) && bars.isVisible()) {
            bars.accessibleTextProperty().removeListener(this);
            drawn(seen);
          }
        }
      };
      bars.accessibleTextProperty().addListener(answered);
      return now;
    });
    return (seen.get(30, TimeUnit.SECONDS) - start) / NANOS_A_MILLI;
  }

  /** Waits for the frame to come, and for the drawing of it: a picture of nothing is drawn behind it. */
  private void drawn(CompletableFuture<Long> seen) {
    Runnable[] once = new Runnable[1];
    once[0] = () -> {
      scene.removePostLayoutPulseListener(once[0]);
      Platform.runLater(() -> {
        new Region().snapshot(null, null);
        seen.complete(System.nanoTime());
      });
    };
    scene.addPostLayoutPulseListener(once[0]);
    Platform.requestNextPulse();
  }

  private static <T> T on(Callable<T> work) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        result.complete(work.call());
      } catch (Exception failed) {
        result.completeExceptionally(failed);
      }
    });
    return result.get(30, TimeUnit.SECONDS);
  }

  private static void until(Callable<Boolean> holds) throws Exception {
    for (int i = 0; !on(holds); i++) {
      if (i > 1_200) {
        throw new IllegalStateException("It does not come");
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
