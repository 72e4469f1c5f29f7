package convscope.workbench.classify;

import convscope.insight.Classification;
import convscope.pictures.Picture;
import convscope.workbench.session.LoadedNetwork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Classifies the images that are not selected, in groups: first those without a prediction, then those with an outdated
 * one. Takes at most a tenth of the time while a network is in training; a newer network continues where the previous one
 * stopped, so that every image is classified eventually. JavaFX thread.
 */
final class Sweep {
  private static final int PAUSES = 9;
  private static final double NANOS_A_MILLI = 1e6;

  private final Set<Entry> fresh = new LinkedHashSet<>();
  private final Set<Entry> again = new LinkedHashSet<>();
  private final PauseTransition pause = new PauseTransition();
  private final ClassifyWorker onlooker;
  private final Supplier<@Nullable LoadedNetwork> model;
  private final Supplier<List<String>> classNames;
  private final Runnable progressed;
  private boolean asked;

  /**
   * Classifies with {@code onlooker} by the network from {@code model}, with its class names.
   *
   * @param progressed run after every group, whether it could be classified or not
   */
  Sweep(ClassifyWorker onlooker, Supplier<@Nullable LoadedNetwork> model, Supplier<List<String>> classNames,
      Runnable progressed) {
    this.progressed = progressed;
    this.onlooker = onlooker;
    this.model = model;
    this.classNames = classNames;
    pause.setOnFinished(over -> next());
  }

  /** Adds {@code entries}, those without a prediction first. Entries already waiting keep their place. */
  void add(Collection<Entry> entries) {
    for (Entry entry : entries) {
      if (entry.readable()) {
        (entry.classificationProperty().get() == null ? fresh : again).add(entry);
      }
    }
    if (!fresh.isEmpty()) {
      pause.stop();
    }
    if (pause.getStatus() != PauseTransition.Status.RUNNING) {
      next();
    }
  }

  /** Removes all waiting entries. */
  void clear() {
    fresh.clear();
    again.clear();
    pause.stop();
  }

  /** Whether nothing is waiting or under way. */
  boolean idle() {
    return !asked && fresh.isEmpty() && again.isEmpty();
  }

  private void next() {
    LoadedNetwork by = model.get();
    if (asked || by == null || fresh.isEmpty() && again.isEmpty()) {
      return;
    }
    asked = true;
    boolean first = !fresh.isEmpty();
    List<Entry> group = take(first ? fresh : again);
    List<Picture> pictures = group.stream().map(entry -> entry.finding().picture()).toList();
    long start = System.nanoTime();
    onlooker.classify(by, classNames.get(), pictures, answers -> {
      asked = false;
      answered(group, answers, by);
      if (!first && by.origin() == LoadedNetwork.Origin.TRAINING) {
        pause.setDuration(Duration.millis(PAUSES * (System.nanoTime() - start) / NANOS_A_MILLI));
        pause.playFromStart();
      } else {
        next();
      }
      progressed.run();
    });
  }

  private static List<Entry> take(Set<Entry> from) {
    List<Entry> group = new ArrayList<>();
    for (Iterator<Entry> all = from.iterator(); all.hasNext() && group.size() < ClassifyWorker.BATCH;) {
      group.add(all.next());
      all.remove();
    }
    return group;
  }

  private void answered(List<Entry> group, List<Classification> answers, LoadedNetwork by) {
    for (int i = 0; i < answers.size(); i++) {
      Entry entry = group.get(i);
      // The details may have provided the prediction of a newer network in the meantime.
      if (by == model.get() || entry.classificationProperty().get() == null) {
        entry.classified(answers.get(i), by);
      }
    }
  }
}
