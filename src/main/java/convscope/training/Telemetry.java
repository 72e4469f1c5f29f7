package convscope.training;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * What the window pulls from a run, whenever it likes. The training thread writes, one other thread drains; neither waits
 * for the other. What nobody fetches is bounded: the oldest give way to the newest.
 */
public final class Telemetry {
  /** The most steps that wait: ten minutes of ten a second and more. */
  static final int STEPS = 8_192;
  /** The most probes that wait, each with half a megabyte of pictures. */
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

  /** How fast each tower goes, and what it holds, as of the newest step; empty where a step is not made by several. */
  public List<TowerPace> towers() {
    return towers;
  }

  /** Gives every step since the last call to {@code to}, oldest first, on the calling thread. */
  public void drainSteps(Consumer<StepPoint> to) {
    steps.drain().forEach(to);
  }

  /** Gives every probe since the last call to {@code to}, oldest first, on the calling thread. */
  public void drainProbes(Consumer<ProbePoint> to) {
    probes.drain().forEach(to);
  }

  /** The newest of what was added. A lock is held only while an element or the list of them changes hands. */
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
