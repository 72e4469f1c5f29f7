package convscope.workbench.classify;

import convscope.workbench.fx.LiveRequest;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** A gray square that a person moves over the network's input, and the probabilities with it there. JavaFX thread. */
final class ManualOcclusion {
  /** As the occlusion map's. */
  private static final int USUAL_SIDE = 6;
  private static final Duration REST = Duration.millis(15);

  private final ObjectProperty<@Nullable CoveredSquare> square = new SimpleObjectProperty<>(this, "square");
  private final ReadOnlyObjectWrapper<@Nullable Answer> answer = new ReadOnlyObjectWrapper<>(this, "answer");
  private final LiveRequest<CoveredSquare> requests;
  private int side = USUAL_SIDE;

  /**
   * The prediction with a square covered.
   *
   * @param probabilities one per class
   */
  record Answer(CoveredSquare square, double[] probabilities) {
    /** The most probable class. */
    int top() {
      int top = 0;
      for (int c = 1; c < probabilities.length; c++) {
        top = probabilities[c] > probabilities[top] ? c : top;
      }
      return top;
    }
  }

  /** Predicts the selected image with a square covered. */
  @FunctionalInterface
  interface Predictor {
    /**
     * Calls {@code then} with the probabilities unless that fails, and {@code done} in any case, on the JavaFX thread.
     */
    void predict(CoveredSquare square, Consumer<double[]> then, Runnable done);
  }

  ManualOcclusion(Predictor predictor) {
    requests = new LiveRequest<>((wanted, done) -> predictor.predict(wanted, probabilities -> {
      // A square that has been taken away covers nothing.
      if (square.get() != null) {
        answer.set(new Answer(wanted, probabilities));
      }
    }, done), REST);
    square.addListener((property, was, is) -> {
      if (is == null) {
        requests.cancel();
        answer.set(null);
      } else {
        side = is.side();
        requests.ask(is);
      }
    });
  }

  /** The square; null for none. */
  ObjectProperty<@Nullable CoveredSquare> squareProperty() {
    return square;
  }

  /** The latest prediction; null without a square, and before the first. */
  ReadOnlyObjectProperty<@Nullable Answer> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  /** The side of the next square: that of the last. */
  int side() {
    return side;
  }

  /** Predicts again, as after another network is selected. */
  void repeat() {
    if (square.get() != null) {
      requests.ask(square.get());
    }
  }
}
