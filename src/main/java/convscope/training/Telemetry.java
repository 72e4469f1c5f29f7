package convscope.training;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * What the window pulls from a run at its own rate. The training thread writes, one other thread drains; neither waits
 * for the other. The buffers are bounded: the oldest entries give way to the latest.
 */
public final class Telemetry {
  /** The most buffered steps: ten minutes at ten per second or more. */
  static final int STEPS = 8_192;
  /** The most buffered probes, each with half a megabyte of images. */
  static final int PROBES = 8;

  private final Ring<StepPoint> steps = new Ring<>(STEPS);
  private final Ring<ProbePoint> probes = new Ring<>(PROBES);

  private volatile List<TowerPace> towers = List.of();

  Telemetry() {}

  void add(StepPoint point) {
    steps.add(point);
  }

  void add(ProbePoint point) {
    probes.add(point);
  }

  void tell(List<TowerPace> paces) {
    towers = paces;
  }

  /** The speed and memory of each tower, as of the latest step; empty if a step is not made by several. */
  public List<TowerPace> towers() {
    return towers;
  }

  /** Passes every step since the last call to {@code to}, oldest first, on the calling thread. */
  public void drainSteps(Consumer<StepPoint> to) {
    steps.drain().forEach(to);
  }

  /** Passes every probe since the last call to {@code to}, oldest first, on the calling thread. */
  public void drainProbes(Consumer<ProbePoint> to) {
    probes.drain().forEach(to);
  }

  /** A bounded buffer. Its lock is held only while an element is added or the list is taken. */
  private static final class Ring<T> {
    private final int capacity;
    private final Queue<T> waiting = new ArrayDeque<>();

    Ring(int capacity) {
      this.capacity = capacity;
    }

    synchronized void add(T one) {
      if (waiting.size() == capacity) {
        waiting.remove();
      }
      waiting.add(one);
    }

    synchronized List<T> drain() {
      List<T> all = new ArrayList<>(waiting);
      waiting.clear();
      return all;
    }
  }
}
