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
 * one. Takes at most a tenth of the time while a network is in training; a newer network continues where the previous
 * one stopped, so that every image is classified eventually. JavaFX thread.
 */
final class QueuedClassifications {
  private static final int PAUSES = 9;
  private static final double NANOS_A_MILLI = 1e6;

  private final Set<ClassifiedImage> fresh = new LinkedHashSet<>();
  private final Set<ClassifiedImage> again = new LinkedHashSet<>();
  private final PauseTransition pause = new PauseTransition();
  private final ClassifyWorker worker;
  private final Supplier<@Nullable LoadedNetwork> model;
  private final Supplier<List<String>> classNames;
  private final Runnable progressed;
  private final Predicted predicted;
  private boolean asked;

  /** Receives a prediction. */
  @FunctionalInterface
  interface Predicted {
    void accept(ClassifiedImage image, Classification now, LoadedNetwork by);
  }

  /**
   * Classifies with {@code worker} by the network from {@code model}, with its class names.
   *
   * @param predicted receives the predictions
   * @param progressed run after every group, whether it could be classified or not
   */
  QueuedClassifications(ClassifyWorker worker, Supplier<@Nullable LoadedNetwork> model,
      Supplier<List<String>> classNames, Predicted predicted, Runnable progressed) {
    this.predicted = predicted;
    this.progressed = progressed;
    this.worker = worker;
    this.model = model;
    this.classNames = classNames;
    pause.setOnFinished(over -> next());
  }

  /** Adds {@code entries}, those without a prediction first. Entries already waiting keep their place. */
  void add(Collection<ClassifiedImage> entries) {
    for (ClassifiedImage entry : entries) {
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
    List<ClassifiedImage> group = take(first ? fresh : again);
    List<Picture> pictures = group.stream().map(entry -> entry.picture()).toList();
    long start = System.nanoTime();
    worker.classify(by, classNames.get(), pictures, answers -> {
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

  private static List<ClassifiedImage> take(Set<ClassifiedImage> from) {
    List<ClassifiedImage> group = new ArrayList<>();
    for (Iterator<ClassifiedImage> all = from.iterator(); all.hasNext() && group.size() < ClassifyWorker.BATCH;) {
      group.add(all.next());
      all.remove();
    }
    return group;
  }

  private void answered(List<ClassifiedImage> group, List<Classification> answers, LoadedNetwork by) {
    for (int i = 0; i < answers.size(); i++) {
      ClassifiedImage entry = group.get(i);
      // The details may have provided the prediction of a newer network in the meantime.
      if (by == model.get() || entry.classificationProperty().get() == null) {
        predicted.accept(entry, answers.get(i), by);
      }
    }
  }
}
