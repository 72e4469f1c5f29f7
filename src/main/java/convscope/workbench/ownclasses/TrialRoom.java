package convscope.workbench.ownclasses;

import convscope.engine.Classifier;
import convscope.foundation.Problem;
import convscope.insight.Classification;
import convscope.insight.PictureClassifier;
import convscope.workbench.fx.Background;
import convscope.workbench.images.ImageInput;
import convscope.workbench.images.ImageReadResult;
import convscope.workbench.images.ReadingQueue;
import convscope.workbench.session.EngineThread;
import convscope.workbench.session.Fitted;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.SharedEngine;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * New images, one at a time, and what the trained network predicts for them; again, when there is another network. The
 * network works on its own thread, {@code convscope-own-classes}. JavaFX thread.
 */
final class TrialRoom {
  private final ReadOnlyObjectWrapper<@Nullable Trial> trial = new ReadOnlyObjectWrapper<>(this, "trial");
  private final Fitted<Classifier> classifier = Fitted.classifier(1);
  private final EngineThread thread;
  private final ReadingQueue readings;
  private @Nullable LoadedNetwork network;

  TrialRoom(SharedEngine engines, Background background) {
    thread = new EngineThread("convscope-own-classes", engines::await, never -> { }, classifier::close);
    readings = new ReadingQueue(background, (some, first) -> {
      if (first) {
        arrived(some.get(0));
      }
    }, why -> { });
  }

  /** The image that is tried; null before the first. */
  ReadOnlyObjectProperty<@Nullable Trial> trialProperty() {
    return trial.getReadOnlyProperty();
  }

  /** Predicts with {@code trained} from now on; null for none. */
  void use(@Nullable LoadedNetwork trained) {
    network = trained;
    if (trial.get() != null && trial.get().picture() != null) {
      classify(trial.get());
    }
  }

  /** Tries the first image in {@code arrivals}. */
  void add(List<ImageInput> arrivals) {
    readings.cancel();
    readings.add(arrivals);
  }

  private void arrived(ImageReadResult read) {
    Trial now = new Trial(read.name(), read.picture(), read.problem(), null);
    trial.set(now);
    if (now.picture() != null) {
      classify(now);
    }
  }

  private void classify(Trial wanted) {
    LoadedNetwork by = network;
    if (by == null) {
      return;
    }
    thread.submit(engine -> {
      Classification answer = new PictureClassifier(classifier.to(by, engine), by.network(), by.classNames())
          .classify(List.of(wanted.picture())).get(0);
      Platform.runLater(() -> told(wanted, by, wanted.answered(answer)));
    }, why -> told(wanted, by, wanted.failed(why)));
  }

  private void told(Trial asked, LoadedNetwork by, Trial now) {
    if (by == network && trial.get() != null && trial.get().picture() == asked.picture()) {
      trial.set(now);
    }
  }

  /** Frees the memory of the network until it is used again. */
  void rest() {
    thread.submitIdly(engine -> classifier.close(), (Problem never) -> { });
  }

  /** Ends the thread. */
  void close() throws InterruptedException {
    readings.cancel();
    thread.close();
  }
}
