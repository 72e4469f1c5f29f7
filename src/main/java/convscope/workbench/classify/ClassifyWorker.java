package convscope.workbench.classify;

import convscope.data.EvaluationBatches;
import convscope.data.PictureSet;
import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.engine.InputGradients;
import convscope.foundation.Problem;
import convscope.insight.Classification;
import convscope.insight.FeatureMaps;
import convscope.insight.Occlusion;
import convscope.insight.PictureClassifier;
import convscope.insight.Saliency;
import convscope.insight.SeenPicture;
import convscope.model.FilterUse;
import convscope.model.Layer;
import convscope.model.Network;
import convscope.pictures.Picture;
import convscope.workbench.session.EngineThread;
import convscope.workbench.session.Fitted;
import convscope.workbench.session.LoadedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Runs inference on images on its own thread, {@code convscope-classify}. Its methods may be called from any thread;
 * results are delivered on the JavaFX thread. The details of one image take precedence over classifying many.
 */
final class ClassifyWorker {
  /** The most images per call of {@link #classify}: details wait no longer than these take. */
  static final int BATCH = 32;
  private static final int SQUARE = 6;
  private static final int STRIDE = 3;

  private final BiConsumer<LoadedNetwork, Problem> failed;
  private final EngineThread thread;
  // A dropped image must not wait for a pass over thirty-two.
  private final Fitted<Classifier> one = Fitted.classifier(1);
  private final Fitted<Classifier> many = Fitted.classifier(BATCH);
  private final Fitted<InputGradients> gradients = Fitted.inputGradients();

  /**
   * @param engine waits for the engine; called on this thread
   * @param failed called on the JavaFX thread with the network and the reason if there is no result
   */
  ClassifyWorker(Callable<Engine> engine, BiConsumer<LoadedNetwork, Problem> failed) {
    this.failed = failed;
    thread = new EngineThread("convscope-classify", engine, never -> { }, this::free);
  }

  /**
   * Classifies {@code pictures}, at most {@value #BATCH}, when no details are requested; after a failure {@code then}
   * is called as well, without answers.
   */
  void classify(LoadedNetwork by, List<String> classNames, List<Picture> pictures,
      Consumer<List<Classification>> then) {
    thread.submitIdly(engine -> {
      List<Classification> some = new ArrayList<>();
      try {
        some.addAll(new PictureClassifier(many.to(by, engine), by.network(), classNames).classify(pictures));
      } finally {
        Platform.runLater(() -> then.accept(some));
      }
    }, why -> failed.accept(by, why));
  }

  /**
   * Computes the details of {@code entry} while {@code wanted}: first the prediction, then the rest; at last, in any
   * case, runs {@code done}.
   */
  void look(LoadedNetwork by, List<String> classNames, ClassifiedImage entry, ImageDetails.Where where,
      BooleanSupplier wanted, Consumer<Classification> first, Consumer<ImageDetails> then, Runnable done) {
    Picture shown = entry.picture();
    thread.submit(engine -> {
      try {
        if (wanted.getAsBoolean()) {
          look(engine, by, classNames, entry, shown, where, wanted, first, then);
        }
      } finally {
        Platform.runLater(done);
      }
    }, why -> failed.accept(by, why));
  }

  private void look(Engine engine, LoadedNetwork by, List<String> classNames, ClassifiedImage entry, Picture shown,
      ImageDetails.Where where, BooleanSupplier wanted, Consumer<Classification> first, Consumer<ImageDetails> then) {
    List<Picture> picture = List.of(shown);
    Classifier classifier = one.to(by, engine);
    Classification answer = new PictureClassifier(classifier, by.network(), classNames).classify(picture).get(0);
    Platform.runLater(() -> first.accept(answer));
    List<ImageDetails.LayerMaps> layers = layers(by.network(), classifier);
    float[] image = new EvaluationBatches(new PictureSet(picture), 1, by.network().input().height()).next().images();
    Saliency saliency = saliency(engine, by, image, answer.top().label(), where, wanted);
    ImageDetails details = new ImageDetails(entry, SeenPicture.of(image, by.network().input()), saliency, layers);
    Platform.runLater(() -> then.accept(details));
  }

  /**
   * Predicts {@code picture} with {@code square} of the input covered by gray; {@code done} is run in any case, after
   * {@code then}.
   */
  void cover(LoadedNetwork by, Picture picture, CoveredSquare square, Consumer<double[]> then, Runnable done) {
    thread.submit(engine -> {
      try {
        float[] image = new EvaluationBatches(new PictureSet(List.of(picture)), 1, by.network().input().height()).next().images();
        double[] probabilities = new Occlusion(one.to(by, engine), by.network(), image)
            .probabilities(List.of(square.window()))[0];
        Platform.runLater(() -> then.accept(probabilities));
      } finally {
        Platform.runLater(done);
      }
    }, why -> failed.accept(by, why));
  }

  private static List<ImageDetails.LayerMaps> layers(Network network, Classifier classifier) {
    List<ImageDetails.LayerMaps> layers = new ArrayList<>();
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layers().get(i);
      if (layer.filterUse() != FilterUse.NONE && layer.window().isPresent()) {
        layers.add(ImageDetails.LayerMaps.of(layer.name(),
            new FeatureMaps(network.output(i), classifier.activations(i, 0))));
      }
    }
    return layers;
  }

  private @Nullable Saliency saliency(Engine engine, LoadedNetwork by, float[] image, int top, ImageDetails.Where where,
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

  /** Frees the memory of its networks, after the work at hand: the next work makes them again. */
  void rest() {
    thread.submitIdly(engine -> free(), never -> { });
  }

  /** Ends the thread after the current image; waits briefly for it. */
  void close() throws InterruptedException {
    thread.close();
  }
}
