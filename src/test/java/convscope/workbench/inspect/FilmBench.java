package convscope.workbench.inspect;

import convscope.engine.Engines;
import convscope.foundation.CounterRandom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;

/**
 * Plays the film of a run in a real window, of several layers, and then moves the slider hither and thither: prints the
 * frames a second that came to be drawn, how long it took from a move of the slider to the pulse that draws the network
 * of that moment, and the memory in use. A program of its own: it needs the class path of the tests, and a run's
 * folder.
 */
final class FilmBench {
  private static final double NANOS_A_MILLI = 1e6;
  private static final double NANOS_A_SECOND = 1e9;
  private static final double BYTES_A_MEGABYTE = 1e6;
  private static final int MOVES = 200;
  private static final List<Integer> LAYERS = List.of(0, 3, 6);

  private final InspectUnderTest view;
  private final int moments;

  private FilmBench(InspectUnderTest view) {
    this.view = view;
    moments = InspectUnderTest.on(() -> view.models.moments().size());
  }

  /** {@code RUN}. */
  public static void main(String[] arguments) throws Exception {
    CountDownLatch up = new CountDownLatch(1);
    Platform.startup(up::countDown);
    up.await();
    Path home = Files.createTempDirectory("convscope-bench");
    InspectUnderTest view = InspectUnderTest.on(() -> new InspectUnderTest(new Stage(), home, Engines::installed));
    try {
      InspectUnderTest.until(() -> view.node("film") != null && view.result() != null);
      InspectUnderTest.on(() -> {
        view.models.open(Path.of(arguments[0]));
        return null;
      });
      InspectUnderTest.until(() -> InspectUnderTest.on(() -> view.models.moments().size() > 1
          && view.model.upToDate()));
      FilmBench bench = new FilmBench(view);
      for (int layer : LAYERS) {
        bench.measure(layer);
      }
    } finally {
      view.close();
      Platform.exit();
    }
  }

  private void measure(int layer) throws Exception {
    InspectUnderTest.on(() -> {
      ((ListView<?>) view.node("layers")).getSelectionModel().select(layer);
      return null;
    });
    InspectUnderTest.until(() -> view.result().request().layer() == layer);
    String name = view.result().request().model().network().layers().get(layer).name();
    for (int pass = 1; pass <= 2; pass++) {
      film(name, pass);
    }
    scrub(name);
    System.gc();
    Runtime memory = Runtime.getRuntime();
    System.out.printf("%s: %.0f MB of the heap in use%n", name,
        (memory.totalMemory() - memory.freeMemory()) / BYTES_A_MEGABYTE);
  }

  private void film(String name, int pass) throws Exception {
    List<Long> drawn = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(1);
    ToggleButton play = (ToggleButton) view.node("film");
    InspectUnderTest.on(() -> {
      view.models.show(0);
      return null;
    });
    InspectUnderTest.until(() -> InspectUnderTest.on(view.model::upToDate));
    InspectUnderTest.on(() -> {
      new AnimationTimer() {
        private Object last;

        @Override
        public void handle(long now) {
          InspectResult result = view.model.resultProperty().get();
          if (result.request().model() != last) {
            last = result.request().model();
            drawn.add(System.nanoTime());
          }
          if (!play.isSelected()) {
            stop();
            done.countDown();
          }
        }
      }.start();
      play.setSelected(true);
      return null;
    });
    done.await();
    double seconds = (drawn.get(drawn.size() - 1) - drawn.get(0)) / NANOS_A_SECOND;
    System.out.printf("%s, pass %d of the film: %d of %d moments drawn in %.2f s: %.1f frames a second%n", name, pass,
        drawn.size(), moments, seconds, (drawn.size() - 1) / seconds);
  }

  private void scrub(String name) throws Exception {
    double[] millis = new double[MOVES];
    CountDownLatch done = new CountDownLatch(1);
    CounterRandom random = new CounterRandom(1);
    Slider time = (Slider) view.node("time");
    InspectUnderTest.on(() -> {
      new AnimationTimer() {
        private int move = -1;
        private long moved;
        private long wanted;

        @Override
        public void handle(long now) {
          if (move >= 0 && view.model.resultProperty().get().request().model().step() != wanted) {
            return;
          }
          if (move >= 0) {
            millis[move] = (System.nanoTime() - moved) / NANOS_A_MILLI;
          }
          if (++move == MOVES) {
            stop();
            done.countDown();
            return;
          }
          int at = random.nextInt(moments);
          wanted = view.models.moments().get(at).step();
          moved = System.nanoTime();
          time.setValue(at);
        }
      }.start();
      return null;
    });
    done.await();
    Arrays.sort(millis);
    System.out.printf("%s, slider to picture: median %.1f, 95 %% %.1f, longest %.1f ms over %d moves%n", name,
        millis[MOVES / 2], millis[MOVES * 95 / 100], millis[MOVES - 1], MOVES);
  }
}
