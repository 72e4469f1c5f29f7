package convscope.workbench.inspect;

import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.engine.SoftmaxCrossEntropy;
import convscope.foundation.Problem;
import convscope.insight.Derivation;
import convscope.insight.FeatureMaps;
import convscope.insight.NetworkOverview;
import convscope.insight.ReceptiveField;
import convscope.model.Network;
import convscope.model.Shape;
import convscope.workbench.session.EngineThread;
import convscope.workbench.session.Fitted;
import convscope.workbench.session.LoadedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Examines networks on its own thread, {@code convscope-inspect}, the only one that uses the classifier. While it is
 * busy, only the latest request is kept. Unchanged results are not recomputed.
 */
final class InspectWorker {
  private final AtomicReference<@Nullable InspectRequest> next = new AtomicReference<>();
  private final Fitted<Classifier> classifier = Fitted.classifier(1);
  private final Consumer<InspectResult> seen;
  private final EngineThread thread;
  /** The request that failed; null where the engine itself is missing. */
  private final AtomicReference<@Nullable InspectRequest> failing = new AtomicReference<>();
  private @Nullable InspectResult last;

  /**
   * @param engine waits for the engine; called on the thread
   * @param seen receives the results, on the JavaFX thread
   * @param failed receives failures, on the JavaFX thread, with the request that failed; null for any, as where there
   *     is no engine
   */
  InspectWorker(Callable<Engine> engine, Consumer<InspectResult> seen,
      BiConsumer<@Nullable InspectRequest, Problem> failed) {
    this.seen = seen;
    thread = new EngineThread("convscope-inspect", engine, why -> {
      InspectRequest request = failing.getAndSet(null);
      if (request == null) {
        // Nothing was begun: the next request is to try again.
        next.set(null);
      }
      failed.accept(request, why);
    }, classifier::close);
  }

  /** Answers {@code request} as soon as the current one is done. Any thread. */
  void look(InspectRequest request) {
    if (next.getAndSet(request) == null) {
      thread.submit(this::answer);
    }
  }

  private void answer(Engine engine) {
    InspectRequest latest = next.getAndSet(null);
    if (latest == null) {
      return;
    }
    try {
      InspectResult result = see(latest, engine);
      Platform.runLater(() -> seen.accept(result));
    } catch (RuntimeException | LinkageError | OutOfMemoryError failure) {
      failing.set(latest);
      throw failure;
    }
  }

  private InspectResult see(InspectRequest request, Engine engine) {
    InspectRequest before = last == null ? null : last.request();
    boolean sameModel = before != null && before.model() == request.model();
    boolean samePasses = sameModel && before.image() == request.image();
    double[] probabilities = samePasses ? last.probabilities() : new double[request.model().network().classes()];
    List<float[]> activations = samePasses ? last.activations() : pass(request, engine, probabilities);
    boolean sameLayer = before != null && before.layer() == request.layer();
    boolean sameMaps = samePasses && sameLayer && before.ownScales() == request.ownScales();
    FeatureMaps figures = sameMaps ? last.figures()
        : Sheets.figures(request.model().network(), request.layer(), activations.get(request.layer()));
    Sheet maps = sameMaps ? last.maps() : Sheets.maps(figures, request.ownScales());
    Sheet filters = Sheets.filters(request, sameModel && sameLayer ? last : null);
    last = new InspectResult(request, probabilities, activations, filters, maps, figures,
        Sheets.chosen(figures, request.channel(), request.ownScales()), overview(request, activations, samePasses),
        explain(request, activations));
    return last;
  }

  /** While a network learns, the channels shown of an image stay as long as they are active enough. */
  private @Nullable NetworkOverview overview(InspectRequest request, List<float[]> activations, boolean samePasses) {
    if (request.maps() == 0) {
      return null;
    }
    boolean comparable = last != null && last.overview() != null && last.request().maps() == request.maps()
        && last.request().image() == request.image()
        && last.request().model().network().equals(request.model().network());
    if (comparable && samePasses) {
      return last.overview();
    }
    return NetworkOverview.of(request.model().network(), activations, request.maps(),
        comparable ? last.overview() : null);
  }

  private List<float[]> pass(InspectRequest request, Engine engine, double[] probabilities) {
    LoadedNetwork model = request.model();
    Classifier own = classifier.to(model, engine);
    float[] logits = new float[probabilities.length];
    own.logits(request.image(), 1, logits);
    SoftmaxCrossEntropy.softmax(logits, 0, probabilities);
    List<float[]> activations = new ArrayList<>();
    for (int layer = 0; layer < model.network().layers().size(); layer++) {
      activations.add(own.activations(layer, 0));
    }
    return activations;
  }

  private static InspectResult.@Nullable Explained explain(InspectRequest request, List<float[]> activations) {
    Spot spot = request.spot();
    if (spot == null) {
      return null;
    }
    Network network = request.model().network();
    float[] input = request.layer() == 0 ? request.image() : activations.get(request.layer() - 1);
    Derivation derivation = Derivation.of(network, request.model().averages(), request.layer(), input, spot.row(),
        spot.column(), spot.channel());
    Shape output = network.output(request.layer());
    float value = activations.get(request.layer())[(spot.row() * output.width() + spot.column()) * output.channels()
        + spot.channel()];
    return new InspectResult.Explained(spot, value, derivation,
        ReceptiveField.of(network, request.layer(), spot.row(), spot.column()));
  }

  /** Frees the memory of its network, after the work at hand: the next work makes it again. */
  void rest() {
    thread.submitIdly(engine -> classifier.close(), never -> { });
  }

  /** Ends the thread after the current work; waits briefly for it. */
  void close() throws InterruptedException {
    thread.close();
  }
}
