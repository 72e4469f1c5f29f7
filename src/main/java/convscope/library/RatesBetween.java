package convscope.library;

import convscope.runs.Change;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Queue;
import java.util.function.BiConsumer;

/**
 * The learning rates that a person set between two logged steps of a run: without them a rate that was set and put back
 * in between would not be seen. One thread.
 */
final class RatesBetween {
  private final Queue<Change> changes = new ArrayDeque<>();
  private double begun;
  private double falls = 1;

  RatesBetween(RunFolder run) {
    begun = run.manifest().settings().rate();
    run.changes().rows().stream().filter(change -> change.setting() == Setting.RATE)
        .sorted(Comparator.comparingLong(Change::step)).forEach(changes::add);
  }

  /** Tells {@code then} the step and the rate of every change before {@code next}, the next logged step. */
  void before(MetricsRow next, BiConsumer<Long, Double> then) {
    while (!changes.isEmpty() && changes.element().step() <= next.step()) {
      Change change = changes.remove();
      begun = change.value();
      if (change.step() < next.step()) {
        then.accept(change.step(), begun * falls);
      }
    }
    // What the schedule has made of the rate that was set: it goes on so until the next logged step.
    falls = begun > 0 ? next.learningRate() / begun : 1;
  }
}
