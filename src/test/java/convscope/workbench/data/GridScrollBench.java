package convscope.workbench.data;

import convscope.data.CifarDownload;
import convscope.foundation.Language;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;

/**
 * Scrolls through all images of a folder from the top to the bottom, a little further at every pulse, and prints how
 * long frames took: from pulse to pulse, and from one changed picture of the grid to the next; and the processor time
 * each kind of thread used for a pulse, which does not depend on what else the machine does. A program of its own: it
 * needs the class path of the tests, a folder, and optionally the number of pulses to take.
 */
final class GridScrollBench {
  private static final int WARM_UP = 120;
  private static final double NANOS_A_MILLI = 1e6;

  private final ScrollBar bar;
  private final ImageView picture;
  private final int pulses;
  private final double[] pulseMillis;
  private final double[] paintMillis;
  private final Map<String, Long> used = new TreeMap<>();
  private int painted;
  private long lastPulse;
  private long lastPaint;
  private int pulse;

  private GridScrollBench(ViewUnderTest view, int pulses) {
    bar = (ScrollBar) view.grid().lookup(".scroll-bar");
    picture = (ImageView) view.grid().lookup("ImageView");
    this.pulses = pulses;
    pulseMillis = new double[pulses];
    paintMillis = new double[pulses + WARM_UP];
  }

  /** {@code FOLDER [PULSES]}. */
  public static void main(String[] arguments) throws Exception {
    try {
      run(arguments[0], arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_200);
    } finally {
      Platform.exit();
    }
  }

  private static void run(String folder, int pulses) throws Exception {
    CountDownLatch up = new CountDownLatch(1);
    Platform.startup(up::countDown);
    up.await();
    Path home = Files.createTempDirectory("convscope-bench");
    ViewUnderTest view = ViewUnderTest.on(() ->
        new ViewUnderTest(new Stage(), home, CifarDownload::official, Language.ENGLISH));
    ViewUnderTest.on(() -> {
      view.openData.open(folder);
      return null;
    });
    ViewUnderTest.until(() -> view.model.shownProperty().get() != null && view.model.meanProperty().get().length > 0);
    CountDownLatch done = new CountDownLatch(1);
    ViewUnderTest.on(() -> {
      new GridScrollBench(view, pulses).start(done);
      return null;
    });
    done.await();
    view.close();
    Files.delete(home);
  }

  private void start(CountDownLatch done) {
    picture.imageProperty().addListener((property, was, is) -> painted());
    new AnimationTimer() {
      @Override
      public void handle(long now) {
        long at = System.nanoTime();
        if (pulse == WARM_UP) {
          processorTime(-1);
        }
        if (pulse >= WARM_UP) {
          pulseMillis[pulse - WARM_UP] = (at - lastPulse) / NANOS_A_MILLI;
        }
        lastPulse = at;
        pulse++;
        bar.setValue(bar.getMax() * pulse / (pulses + WARM_UP));
        if (pulse == pulses + WARM_UP) {
          stop();
          print();
          done.countDown();
        }
      }
    }.start();
  }

  private void painted() {
    long at = System.nanoTime();
    if (pulse > WARM_UP && painted < paintMillis.length) {
      paintMillis[painted++] = (at - lastPaint) / NANOS_A_MILLI;
    }
    lastPaint = at;
  }

  private void print() {
    System.out.printf("%d pulses over %.0f pixels, %.0f pixels a pulse%n", pulses, bar.getMax(),
        bar.getMax() / (pulses + WARM_UP));
    print("pulse to pulse", pulseMillis);
    print("picture to picture", Arrays.copyOf(paintMillis, painted));
    processorTime(1);
    used.forEach((kind, nanos) -> System.out.printf("%s: %.2f ms of processor time a pulse%n", kind,
        nanos / NANOS_A_MILLI / pulses));
  }

  /** Adds to {@link #used} what the threads have used until now, or takes it away. */
  private void processorTime(int sign) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (long id : threads.getAllThreadIds()) {
      ThreadInfo thread = threads.getThreadInfo(id);
      if (thread != null && thread.getThreadName().matches("JavaFX App.*|Quantum.*|convscope-io.*")) {
        used.merge(thread.getThreadName().replaceAll("-\\d+", ""), sign * threads.getThreadCpuTime(id), Long::sum);
      }
    }
  }

  private static void print(String what, double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    long within = Arrays.stream(sorted).filter(value -> value <= 33).count();
    System.out.printf(
        "%s: n %d, median %.1f, 95 %% %.1f, 99 %% %.1f, 99.9 %% %.1f, longest %.1f ms; %.2f %% within 33 ms%n",
        what, sorted.length, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 0.999),
        sorted[sorted.length - 1], 100.0 * within / sorted.length);
  }

  private static double at(double[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  }
}
