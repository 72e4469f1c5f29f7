package convscope.workbench.inspect;

import convscope.data.ImageSet;
import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.foundation.Problem;
import convscope.insight.Responses;
import convscope.workbench.fx.Background;
import convscope.workbench.session.ModelAtHand;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Counts in the background which units of a network answer to a whole set of images; one count at a time. JavaFX thread. */
final class Census {
  private static final int BATCH = 64;

  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
  private final ReadOnlyObjectWrapper<Counted> counted = new ReadOnlyObjectWrapper<>(this, "counted");
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final Background background;
  private final Callable<Engine> engine;
  private @Nullable AtomicBoolean wanted;

  /**
   * What was counted.
   *
   * @param test whether the images were those to be judged on
   */
  record Counted(ModelAtHand model, boolean test, Responses responses) {}

  /** @param engine waits for the engine; called in the background */
  Census(Background background, Callable<Engine> engine) {
    this.background = background;
    this.engine = engine;
  }

  /** How far the count is, 0 … 1; below 0 while there is none. */
  ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** The last count; null before the first. */
  ReadOnlyObjectProperty<Counted> countedProperty() {
    return counted.getReadOnlyProperty();
  }

  /** Why the last count came to nothing; null where it did not. */
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Counts for {@code images}, unless a count is going on. */
  void count(ModelAtHand model, boolean test, ImageSet images) {
    if (wanted == null) {
      AtomicBoolean own = new AtomicBoolean(true);
      wanted = own;
      progress.set(0);
      problem.set(null);
      background.run(() -> {
        try (Classifier classifier = engine.call().classifier(model.network(), BATCH)) {
          classifier.setParameters(model.averages());
          return Responses.of(classifier, model.network(), images, done -> {
            Platform.runLater(() -> advance(own, done));
            return own.get();
          });
        }
      }, found -> done(own, model, test, found), why -> {
        done(own, model, test, Optional.empty());
        problem.set(why);
      });
    }
  }

  private void advance(AtomicBoolean own, double done) {
    if (wanted == own) {
      progress.set(done);
    }
  }

  private void done(AtomicBoolean own, ModelAtHand model, boolean test, Optional<Responses> found) {
    if (wanted == own) {
      wanted = null;
      progress.set(-1);
      found.ifPresent(responses -> counted.set(new Counted(model, test, responses)));
    }
  }

  /** Ends the count in hand after the batch in hand; nothing comes of it. */
  void cancel() {
    if (wanted != null) {
      wanted.set(false);
      wanted = null;
      progress.set(-1);
    }
  }
}
