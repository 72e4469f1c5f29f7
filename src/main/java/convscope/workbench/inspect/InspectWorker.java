package convscope.workbench.inspect;

import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.engine.SoftmaxCrossEntropy;
import convscope.foundation.Problem;
import convscope.insight.Derivation;
import convscope.insight.FeatureMaps;
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
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Examines networks on its own thread, {@code convscope-inspect}, the only one that uses the classifier. While it is
 * busy, only the latest wish is kept. Unchanged results are not recomputed.
 */
final class InspectWorker {
  private final AtomicReference<@Nullable InspectRequest> next = new AtomicReference<>();
  private final Fitted<Classifier> classifier = Fitted.classifier(1);
  private final Consumer<InspectResult> seen;
  private final EngineThread thread;
  private @Nullable InspectResult last;

  /**
   * @param engine waits for the engine; called on the thread
   * @param seen receives the results, on the JavaFX thread
   * @param failed receives failures, on the JavaFX thread
   */
  InspectWorker(Callable<Engine> engine, Consumer<InspectResult> seen, Consumer<Problem> failed) {
    this.seen = seen;
    thread = new EngineThread("convscope-inspect", engine, failed, classifier::close);
  }

  /** Fulfills {@code wish} as soon as the current one is done. Any thread. */
  void look(InspectRequest wish) {
    if (next.getAndSet(wish) == null) {
      thread.submit(engine -> {
        InspectResult sight = see(next.getAndSet(null), engine);
        Platform.runLater(() -> seen.accept(sight));
      });
    }
  }

  private InspectResult see(InspectRequest wish, Engine engine) {
    InspectRequest before = last == null ? null : last.wish();
    boolean sameModel = before != null && before.model() == wish.model();
    boolean samePasses = sameModel && before.image() == wish.image();
    double[] probabilities = samePasses ? last.probabilities() : new double[wish.model().network().classes()];
    List<float[]> activations = samePasses ? last.activations() : pass(wish, engine, probabilities);
    boolean sameLayer = before != null && before.layer() == wish.layer();
    boolean sameMaps = samePasses && sameLayer && before.ownScales() == wish.ownScales();
    FeatureMaps figures = sameMaps ? last.figures()
        : Sheets.figures(wish.model().network(), wish.layer(), activations.get(wish.layer()));
    Sheet maps = sameMaps ? last.maps() : Sheets.maps(figures, wish.ownScales());
    Sheet filters = Sheets.filters(wish, sameModel && sameLayer ? last : null);
    last = new InspectResult(wish, probabilities, activations, filters, maps, figures,
        Sheets.chosen(figures, wish.channel(), wish.ownScales()), explain(wish, activations));
    return last;
  }

  private List<float[]> pass(InspectRequest wish, Engine engine, double[] probabilities) {
    LoadedNetwork model = wish.model();
    Classifier eye = classifier.to(model, engine);
    float[] logits = new float[probabilities.length];
    eye.logits(wish.image(), 1, logits);
    SoftmaxCrossEntropy.softmax(logits, 0, probabilities);
    List<float[]> activations = new ArrayList<>();
    for (int layer = 0; layer < model.network().layers().size(); layer++) {
      activations.add(eye.activations(layer, 0));
    }
    return activations;
  }

  private static InspectResult.@Nullable Explained explain(InspectRequest wish, List<float[]> activations) {
    Spot spot = wish.spot();
    if (spot == null) {
      return null;
    }
    Network network = wish.model().network();
    float[] input = wish.layer() == 0 ? wish.image() : activations.get(wish.layer() - 1);
    Derivation derivation = Derivation.of(network, wish.model().averages(), wish.layer(), input, spot.row(),
        spot.column(), spot.channel());
    Shape output = network.output(wish.layer());
    float value = activations.get(wish.layer())[(spot.row() * output.width() + spot.column()) * output.channels()
        + spot.channel()];
    return new InspectResult.Explained(spot, value, derivation,
        ReceptiveField.of(network, wish.layer(), spot.row(), spot.column()));
  }

  /** Ends the thread after the current work; waits briefly for it. */
  void close() throws InterruptedException {
    thread.close();
  }
}
