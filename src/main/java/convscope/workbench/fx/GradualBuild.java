package convscope.workbench.fx;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Builds the expensive parts of a view one after the other, while the view is visible: all at once would block the
 * window. When all are built, nothing beats any more, however often the view is shown. JavaFX thread.
 */
public final class GradualBuild {
  private static final long BETWEEN_MILLIS = 50;

  private final Queue<Runnable> coming;
  private final Runnable done;
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::next);

  /**
   * @param parts builds a part each, in order
   * @param done called when all are built
   */
  public GradualBuild(List<Runnable> parts, Runnable done) {
    coming = new ArrayDeque<>(parts);
    this.done = done;
  }

  /** The view is visible: builds what is missing. */
  public void start() {
    if (!coming.isEmpty()) {
      pulse.start();
    }
  }

  /** The view is hidden: what is missing waits. */
  public void stop() {
    pulse.stop();
  }

  /** Whether all parts are built. */
  public boolean complete() {
    return coming.isEmpty();
  }

  /** Whether a part is about to be built. */
  public boolean running() {
    return pulse.running();
  }

  private void next() {
    coming.remove().run();
    if (coming.isEmpty()) {
      pulse.stop();
      done.run();
    }
  }
}
