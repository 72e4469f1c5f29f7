package convscope.workbench.inspect;

import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.engine.SoftmaxCrossEntropy;
import convscope.foundation.Problem;
import convscope.foundation.Threads;
import convscope.insight.Derivation;
import convscope.insight.FeatureMaps;
import convscope.insight.ReceptiveField;
import convscope.model.Network;
import convscope.workbench.session.ModelAtHand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at networks on a thread of its own, {@code convscope-inspect}, which alone has the classifier. While it looks only
 * the newest wish is kept. What has not changed since the last look is not worked out again.
 */
final class Examiner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Examiner.class);
  private static final long LONGEST_CLOSE_MILLIS = TimeUnit.SECONDS.toMillis(5);

  private final Callable<Engine> engine;
  private final Consumer<Sight> seen;
  private final Consumer<Problem> failed;
  private final Object monitor = new Object();
  private @Nullable Wish next;
  private boolean closed;
  private @Nullable Thread thread;

  /**
   * @param engine waits for the engine; called on the thread
   * @param seen told what is seen, on the JavaFX thread
   * @param failed told why nothing is, on the JavaFX thread
   */
  Examiner(Callable<Engine> engine, Consumer<Sight> seen, Consumer<Problem> failed) {
    this.engine = engine;
    this.seen = seen;
    this.failed = failed;
  }

  /** Has {@code wish} looked at as soon as the look in hand is done. Any thread. */
  void look(Wish wish) {
    synchronized (monitor) {
      if (closed) {
        return;
      }
      next = wish;
      monitor.notifyAll();
      if (thread == null) {
        thread = Threads.daemon("convscope-inspect", this::run);
        thread.start();
      }
    }
  }

  private void run() {
    try (Eye eye = new Eye(engine.call())) {
      for (Wish wish = take(); wish != null; wish = take()) {
        look(eye, wish);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Problem problem) {
      Platform.runLater(() -> failed.accept(problem));
    } catch (Exception | LinkageError | OutOfMemoryError unexpected) {
      fail(unexpected);
    }
  }

  /** A look that fails is told; the next may succeed. */
  private void look(Eye eye, Wish wish) {
    try {
      Sight sight = eye.see(wish);
      Platform.runLater(() -> seen.accept(sight));
    } catch (Problem problem) {
      Platform.runLater(() -> failed.accept(problem));
    } catch (RuntimeException unexpected) {
      fail(unexpected);
    }
  }

  private void fail(Throwable unexpected) {
    LOG.error("Looking at the network failed", unexpected);
    Platform.runLater(() -> failed.accept(new Problem("The network cannot be looked at (" + unexpected
        + "): please report it, with the details.", unexpected)));
  }

  /** Waits for the next wish; null where none will come. */
  private @Nullable Wish take() throws InterruptedException {
    synchronized (monitor) {
      while (next == null && !closed) {
        monitor.wait();
      }
      Wish taken = closed ? null : next;
      next = null;
      return taken;
    }
  }

  /** Ends the thread after the look in hand; waits for it a little. */
  @Override
  public void close() throws InterruptedException {
    Thread own;
    synchronized (monitor) {
      closed = true;
      monitor.notifyAll();
      own = thread;
    }
    if (own != null) {
      // It may be waiting for an engine that never came.
      own.interrupt();
      own.join(LONGEST_CLOSE_MILLIS);
    }
  }

  /** The classifier, and what it saw last. */
  private static final class Eye implements AutoCloseable {
    private final Engine engine;
    private @Nullable Classifier classifier;
    private @Nullable Network network;
    private @Nullable Sight last;

    Eye(Engine engine) {
      this.engine = engine;
    }

    Sight see(Wish wish) {
      Wish before = last == null ? null : last.wish();
      boolean sameModel = before != null && before.model() == wish.model();
      boolean samePasses = sameModel && before.image() == wish.image();
      double[] probabilities = samePasses ? last.probabilities() : new double[wish.model().network().classes()];
      List<float[]> activations = samePasses ? last.activations() : pass(wish, sameModel, probabilities);
      boolean sameLayer = before != null && before.layer() == wish.layer();
      boolean sameMaps = samePasses && sameLayer && before.ownScales() == wish.ownScales();
      FeatureMaps figures = sameMaps ? last.figures()
          : Sheets.figures(wish.model().network(), wish.layer(), activations.get(wish.layer()));
      Sheet maps = sameMaps ? last.maps() : Sheets.maps(figures, wish.ownScales());
      Sheet filters = Sheets.filters(wish, sameModel && sameLayer ? last : null);
      last = new Sight(wish, probabilities, activations, filters, maps, figures,
          Sheets.chosen(figures, wish.channel(), wish.ownScales()), explain(wish, activations));
      return last;
    }

    private List<float[]> pass(Wish wish, boolean sameModel, double[] probabilities) {
      ModelAtHand model = wish.model();
      if (!sameModel) {
        if (!model.network().equals(network)) {
          close();
          classifier = engine.classifier(model.network(), 1);
          network = model.network();
        }
        classifier.setParameters(model.averages());
      }
      float[] logits = new float[probabilities.length];
      classifier.logits(wish.image(), 1, logits);
      SoftmaxCrossEntropy.softmax(logits, 0, probabilities);
      List<float[]> activations = new ArrayList<>();
      for (int layer = 0; layer < model.network().layers().size(); layer++) {
        activations.add(classifier.activations(layer, 0));
      }
      return activations;
    }

    private static Sight.@Nullable Explained explain(Wish wish, List<float[]> activations) {
      Spot spot = wish.spot();
      if (spot == null) {
        return null;
      }
      Network network = wish.model().network();
      float[] input = wish.layer() == 0 ? wish.image() : activations.get(wish.layer() - 1);
      Derivation derivation = Derivation.of(network, wish.model().averages(), wish.layer(), input, spot.row(),
          spot.column(), spot.channel());
      int width = network.layers().get(wish.layer()).output(network.inputs().get(wish.layer())).width();
      int channels = network.layers().get(wish.layer()).output(network.inputs().get(wish.layer())).channels();
      float value = activations.get(wish.layer())[(spot.row() * width + spot.column()) * channels + spot.channel()];
      return new Sight.Explained(spot, value, derivation,
          ReceptiveField.of(network, wish.layer(), spot.row(), spot.column()));
    }

    @Override
    public void close() {
      if (classifier != null) {
        classifier.close();
        classifier = null;
        network = null;
      }
    }
  }
}
