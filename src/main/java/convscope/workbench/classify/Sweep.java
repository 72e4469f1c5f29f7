package convscope.workbench.classify;

import convscope.insight.Classification;
import convscope.pictures.Picture;
import convscope.workbench.session.ModelAtHand;
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
 * Shows pictures that nobody looks at to the network, a group at a time: those it has not seen before, then those that it
 * saw when it knew less. A network in training is asked no more than a tenth of the time, and a newer one goes on where the
 * last one left off, so that every picture has its turn. JavaFX thread.
 */
final class Sweep {
  private static final int PAUSES = 9;
  private static final double NANOS_A_MILLI = 1e6;

  private final Set<Entry> fresh = new LinkedHashSet<>();
  private final Set<Entry> again = new LinkedHashSet<>();
  private final PauseTransition pause = new PauseTransition();
  private final Onlooker onlooker;
  private final Supplier<@Nullable ModelAtHand> model;
  private final Supplier<List<String>> classNames;
  private boolean asked;

  /** What shows the pictures, by {@code onlooker}, to the network that {@code model} gives, with its classes' names. */
  Sweep(Onlooker onlooker, Supplier<@Nullable ModelAtHand> model, Supplier<List<String>> classNames) {
    this.onlooker = onlooker;
    this.model = model;
    this.classNames = classNames;
    pause.setOnFinished(over -> next());
  }

  /** Has {@code entries} shown, as soon as may be those that never were. What waits already keeps its place. */
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

  /** Forgets all that waits. */
  void clear() {
    fresh.clear();
    again.clear();
    pause.stop();
  }

  private void next() {
    ModelAtHand by = model.get();
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
      if (!first && by.origin() == ModelAtHand.Origin.TRAINING) {
        pause.setDuration(Duration.millis(PAUSES * (System.nanoTime() - start) / NANOS_A_MILLI));
        pause.playFromStart();
      } else {
        next();
      }
    });
  }

  private static List<Entry> take(Set<Entry> from) {
    List<Entry> group = new ArrayList<>();
    for (Iterator<Entry> all = from.iterator(); all.hasNext() && group.size() < Onlooker.BATCH;) {
      group.add(all.next());
      all.remove();
    }
    return group;
  }

  private void answered(List<Entry> group, List<Classification> answers, ModelAtHand by) {
    for (int i = 0; i < answers.size(); i++) {
      Entry entry = group.get(i);
      // A closer look may have given the answer of a newer network meanwhile.
      if (by == model.get() || entry.classificationProperty().get() == null) {
        entry.classified(answers.get(i));
      }
    }
  }
}
