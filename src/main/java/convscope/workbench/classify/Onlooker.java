package convscope.workbench.classify;

import convscope.data.EvaluationBatches;
import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.engine.InputGradients;
import convscope.engine.TopClass;
import convscope.foundation.Problem;
import convscope.foundation.Threads;
import convscope.insight.Classification;
import convscope.insight.FeatureMaps;
import convscope.insight.PictureClassifier;
import convscope.insight.Saliency;
import convscope.insight.SeenPicture;
import convscope.model.Convolution;
import convscope.model.Layer;
import convscope.model.LocallyConnected;
import convscope.model.Network;
import convscope.pictures.Picture;
import convscope.workbench.session.ModelAtHand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows pictures to a network on a thread of its own, {@code convscope-classify}, which alone has the classifier. Its
 * methods may be called by any thread; what comes of them is told on the JavaFX thread, in the order of the calls.
 */
final class Onlooker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Onlooker.class);
  private static final int BATCH = 32;
  private static final int SQUARE = 6;
  private static final int STRIDE = 3;
  private static final long LONGEST_CLOSE_SECONDS = 5;

  private final ExecutorService thread = Executors.newSingleThreadExecutor(Threads.daemons("convscope-classify"));
  private final Callable<Engine> engine;
  private final Consumer<Problem> failed;
  private @Nullable ModelAtHand model;
  private @Nullable Classifier classifier;
  private @Nullable InputGradients gradients;

  /**
   * @param engine waits for the engine; called on the thread
   * @param failed told why nothing is seen
   */
  Onlooker(Callable<Engine> engine, Consumer<Problem> failed) {
    this.engine = engine;
    this.failed = failed;
  }

  /** Classifies {@code pictures} in groups, each told to {@code then}, while {@code wanted}. */
  void classify(ModelAtHand by, List<String> classNames, List<Picture> pictures, BooleanSupplier wanted,
      Consumer<List<Classification>> then) {
    submit(() -> {
      for (int from = 0; from < pictures.size() && wanted.getAsBoolean(); from += BATCH) {
        take(by);
        List<Classification> some = new PictureClassifier(classifier, by.network(), classNames)
            .classify(pictures.subList(from, Math.min(pictures.size(), from + BATCH)));
        Platform.runLater(() -> then.accept(some));
      }
    });
  }

  /** Takes a closer look at {@code entry}, while {@code wanted}. */
  void look(ModelAtHand by, Entry entry, Glance.Where where, BooleanSupplier wanted, Consumer<Glance> then) {
    submit(() -> {
      if (wanted.getAsBoolean()) {
        take(by);
        Glance glance = look(entry, where, wanted);
        Platform.runLater(() -> then.accept(glance));
      }
    });
  }

  private void submit(Work work) {
    thread.execute(() -> {
      try {
        work.run();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      } catch (Problem problem) {
        Platform.runLater(() -> failed.accept(problem));
      } catch (Exception | LinkageError | OutOfMemoryError unexpected) {
        LOG.error("Looking at a picture failed", unexpected);
        Platform.runLater(() -> failed.accept(new Problem("The picture cannot be looked at (" + unexpected
            + "): please report it, with the details.", unexpected)));
      }
    });
  }

  private void take(ModelAtHand wanted) throws Exception {
    if (model == wanted) {
      return;
    }
    if (model == null || !model.network().equals(wanted.network())) {
      free();
      classifier = engine.call().classifier(wanted.network(), BATCH);
      gradients = engine.call().inputGradients(wanted.network(), 1);
    }
    classifier.setParameters(wanted.averages());
    gradients.setParameters(wanted.averages());
    model = wanted;
  }

  private Glance look(Entry entry, Glance.Where where, BooleanSupplier wanted) {
    Network network = model.network();
    float[] image = new EvaluationBatches(Picture.asImageSet(List.of(entry.finding().picture())), 1).next().images();
    float[] logits = new float[network.classes()];
    classifier.logits(image, 1, logits);
    List<Glance.LayerMaps> layers = new ArrayList<>();
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layers().get(i);
      if (layer instanceof Convolution || layer instanceof LocallyConnected) {
        layers.add(Glance.LayerMaps.of(layer.name(),
            new FeatureMaps(layer.output(network.inputs().get(i)), classifier.activations(i, 0))));
      }
    }
    int top = TopClass.of(logits, 0, logits.length);
    return new Glance(entry, SeenPicture.of(image), saliency(image, top, where, wanted), layers);
  }

  private @Nullable Saliency saliency(float[] image, int top, Glance.Where where, BooleanSupplier wanted) {
    return switch (where) {
      case NOT_ASKED -> null;
      case GRADIENT -> Saliency.byGradient(gradients, model.network(), image, top);
      case OCCLUSION -> Saliency.byOcclusion(classifier, model.network(), image, top, SQUARE, STRIDE, wanted).orElse(null);
    };
  }

  private void free() {
    if (classifier != null) {
      classifier.close();
      classifier = null;
    }
    if (gradients != null) {
      gradients.close();
      gradients = null;
    }
    model = null;
  }

  /** Ends the thread after the picture in hand; waits for it a little. */
  @Override
  public void close() throws InterruptedException {
    thread.execute(this::free);
    thread.shutdown();
    if (!thread.awaitTermination(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS)) {
      // It may be waiting for an engine that never came.
      thread.shutdownNow();
    }
  }

  /** Something to be done on the thread. */
  private interface Work {
    void run() throws Exception;
  }
}
