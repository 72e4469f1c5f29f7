package convscope;

import convscope.foundation.CounterRandom;
import convscope.foundation.Language;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Texts;
import convscope.workbench.plot.Plot;
import convscope.workbench.plot.PlotGroup;
import convscope.workbench.plot.PlotLine;
import convscope.workbench.plot.Series;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Dimension2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * Pans and zooms a chart of ten noisy lines of 1,000,000 points each, a new range in every frame, and prints frames per
 * second, and the processor time of a frame on the JavaFX thread and on the one that renders, which depends little on
 * what else the machine does. A program of its own: it needs the class path of the tests, and optionally the number of
 * points and of lines. Without a screen, {@code -Dglass.platform=Monocle -Dmonocle.platform=Headless
 * -Dheadless.geometry=1920x1080-32 -Dprism.order=sw}; {@code -Djavafx.animation.fullspeed=true} lifts the limit of 60
 * frames.
 */
final class ChartBench {
  private static final double NANOS_A_MILLI = 1e6;
  private static final double NANOS_A_SECOND = 1e9;
  private static final double SECONDS = 8;
  private static final int WARM_UP_FRAMES = 30;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static int points = 1_000_000;
  private static int lines = 10;

  private ChartBench() {}

  /** {@code [POINTS [LINES]]}. */
  public static void main(String[] arguments) {
    points = arguments.length > 0 ? Integer.parseInt(arguments[0]) : points;
    lines = arguments.length > 1 ? Integer.parseInt(arguments[1]) : lines;
    Application.launch(Window.class);
  }

  /** The window with the chart. */
  public static final class Window extends Application {
    @Override
    public void start(Stage stage) {
      PlotGroup group = new PlotGroup();
      Plot plot = new Plot(Texts.of(Plot.class, Language.ENGLISH), group);
      plot.setTitle("Loss");
      for (int line = 0; line < lines; line++) {
        plot.getLines().add(new PlotLine(series(line), line + 1, true, "run " + (line + 1)));
      }
      Scene scene = new Scene(new StackPane(plot));
      new Appearance().dress(scene);
      List<Dimension2D> sizes = new ArrayList<>(List.of(new Dimension2D(620, 320), new Dimension2D(1280, 720),
          new Dimension2D(1920, 1080)));
      next(stage, scene, group, sizes);
    }

    private static Series series(int line) {
      Series series = new Series("run " + (line + 1), "nats", points + 1);
      CounterRandom random = new CounterRandom(line);
      for (int i = 0; i < points; i++) {
        series.add(i, (4 + line / 4.0) * Math.exp(-3.0 * i / points) + 0.5 + 0.3 * random.nextGaussian());
      }
      return series;
    }

    private static void next(Stage stage, Scene scene, PlotGroup group, List<Dimension2D> sizes) {
      if (sizes.isEmpty()) {
        Platform.exit();
        return;
      }
      Dimension2D size = sizes.remove(0);
      stage.setScene(scene);
      stage.setWidth(size.getWidth());
      stage.setHeight(size.getHeight());
      stage.show();
      new Gesture(size, group, () -> {
        // The windows in memory do not survive becoming larger.
        Stage another = new Stage();
        next(another, scene, group, sizes);
        stage.close();
      }).start();
    }
  }

  /** Moves and zooms for some seconds, then prints what was measured. */
  private static final class Gesture extends AnimationTimer {
    private final List<Double> intervals = new ArrayList<>();
    private final List<Double> busy = new ArrayList<>();
    private final Dimension2D size;
    private final PlotGroup group;
    private final Runnable done;
    private long frames;
    private long rendered;
    private long start;
    private long last;

    Gesture(Dimension2D size, PlotGroup group, Runnable done) {
      this.size = size;
      this.group = group;
      this.done = done;
    }

    @Override
    public void handle(long ignored) {
      long now = System.nanoTime();
      frames++;
      if (frames == WARM_UP_FRAMES) {
        start = now;
        rendered = renderer();
      } else if (frames > WARM_UP_FRAMES) {
        intervals.add((now - last) / NANOS_A_MILLI);
      }
      last = now;
      long before = THREADS.getCurrentThreadCpuTime();
      double phase = frames / 40.0;
      double length = points * (0.55 + 0.4 * Math.sin(phase / 3));
      double from = (points - length) * (0.5 + 0.5 * Math.sin(phase));
      group.show(from, from + length);
      busy.add((THREADS.getCurrentThreadCpuTime() - before) / NANOS_A_MILLI);
      if (start > 0 && (now - start) / NANOS_A_SECOND > SECONDS) {
        stop();
        print(now);
        done.run();
      }
    }

    private void print(long now) {
      Collections.sort(intervals);
      Collections.sort(busy);
      System.out.printf("%4.0f x %4.0f: %5.1f frames/s; between frames: median %.1f, 95 %% %.1f, longest %.1f ms;"
          + " processor time: JavaFX thread median %.1f, 95 %% %.1f, longest %.1f, renderer mean %.1f ms%n",
          size.getWidth(), size.getHeight(), intervals.size() / ((now - start) / NANOS_A_SECOND),
          at(intervals, 0.5), at(intervals, 0.95), at(intervals, 1),
          at(busy, 0.5), at(busy, 0.95), at(busy, 1), (renderer() - rendered) / NANOS_A_MILLI / intervals.size());
    }

    private static long renderer() {
      return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
          .filter(thread -> thread != null && thread.getThreadName().startsWith("QuantumRenderer"))
          .mapToLong(thread -> THREADS.getThreadCpuTime(thread.getThreadId())).sum();
    }

    private static double at(List<Double> sorted, double part) {
      return sorted.get((int) Math.min(sorted.size() - 1, part * sorted.size()));
    }
  }
}
