package convscope.workbench.classify;

import convscope.data.EvaluationBatches;
import convscope.data.PictureSet;
import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.engine.InputGradients;
import convscope.foundation.Problem;
import convscope.insight.Classification;
import convscope.insight.FeatureMaps;
import convscope.insight.PictureClassifier;
import convscope.insight.Saliency;
import convscope.insight.SeenPicture;
import convscope.model.FilterUse;
import convscope.model.Layer;
import convscope.model.Network;
import convscope.pictures.Picture;
import convscope.workbench.session.EngineThread;
import convscope.workbench.session.Fitted;
import convscope.workbench.session.ModelAtHand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Shows pictures to a network on a thread of its own, {@code convscope-classify}. Its methods may be called by any thread;
 * what comes of them is told on the JavaFX thread. A closer look goes before the classifying of many.
 */
final class Onlooker {
  /** The most pictures that {@link #classify} is to be given at once: a look waits no longer than these take. */
  static final int BATCH = 32;
  private static final int SQUARE = 6;
  private static final int STRIDE = 3;

  private final EngineThread thread;
  // A picture that was dropped is not to wait for a pass of thirty-two.
  private final Fitted<Classifier> one = Fitted.classifier(1);
  private final Fitted<Classifier> many = Fitted.classifier(BATCH);
  private final Fitted<InputGradients> gradients = Fitted.inputGradients();

  /**
   * @param engine waits for the engine; called on the thread
   * @param failed told why nothing is seen
   */
  Onlooker(Callable<Engine> engine, Consumer<Problem> failed) {
    thread = new EngineThread("convscope-classify", engine, failed, this::free);
  }

  /**
   * Classifies {@code pictures}, at most {@value #BATCH}, when no closer look is wanted; {@code then} is told of a failure
   * too, with no answers.
   */
  void classify(ModelAtHand by, List<String> classNames, List<Picture> pictures, Consumer<List<Classification>> then) {
    thread.submitIdly(engine -> {
      List<Classification> some = new ArrayList<>();
      try {
        some.addAll(new PictureClassifier(many.to(by, engine), by.network(), classNames).classify(pictures));
      } finally {
        Platform.runLater(() -> then.accept(some));
      }
    });
  }

  /** Takes a closer look at {@code entry}, while {@code wanted}: first what it is taken for, then all the rest. */
  void look(ModelAtHand by, List<String> classNames, Entry entry, Glance.Where where, BooleanSupplier wanted,
      Consumer<Classification> first, Consumer<Glance> then) {
    thread.submit(engine -> {
      if (wanted.getAsBoolean()) {
        List<Picture> picture = List.of(entry.finding().picture());
        Classifier eye = one.to(by, engine);
        Classification answer = new PictureClassifier(eye, by.network(), classNames).classify(picture).get(0);
        Platform.runLater(() -> first.accept(answer));
        List<Glance.LayerMaps> layers = layers(by.network(), eye);
        float[] image = new EvaluationBatches(new PictureSet(picture), 1).next().images();
        Saliency saliency = saliency(engine, by, image, answer.top().label(), where, wanted);
        Glance glance = new Glance(entry, SeenPicture.of(image), saliency, layers);
        Platform.runLater(() -> then.accept(glance));
      }
    });
  }

  private static List<Glance.LayerMaps> layers(Network network, Classifier eye) {
    List<Glance.LayerMaps> layers = new ArrayList<>();
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layers().get(i);
      if (layer.filterUse() != FilterUse.NONE && layer.window().isPresent()) {
        layers.add(Glance.LayerMaps.of(layer.name(),
            new FeatureMaps(network.output(i), eye.activations(i, 0))));
      }
    }
    return layers;
  }

  private @Nullable Saliency saliency(Engine engine, ModelAtHand by, float[] image, int top, Glance.Where where,
      BooleanSupplier wanted) {
    return switch (where) {
      case NOT_ASKED -> null;
      case GRADIENT -> Saliency.byGradient(gradients.to(by, engine), by.network(), image, top);
      case OCCLUSION -> Saliency.byOcclusion(many.to(by, engine), by.network(), image, top, SQUARE, STRIDE, wanted)
          .orElse(null);
    };
  }

  private void free() {
    one.close();
    many.close();
    gradients.close();
  }

  /** Ends the thread after the picture in hand; waits for it a little. */
  void close() throws InterruptedException {
    thread.close();
  }
}
