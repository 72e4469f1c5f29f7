package convscope.workbench.session;

import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.engine.InputGradients;
import convscope.model.Network;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An engine object that always matches the displayed network: created on first use, and again for a network with other
 * layers or another engine; given the parameters only when they change. One thread.
 */
public final class Fitted<T> implements AutoCloseable {
  private final BiFunction<Engine, Network, T> make;
  private final BiConsumer<T, Map<String, float[]>> set;
  private final Consumer<T> close;
  private @Nullable T made;
  private @Nullable Engine maker;
  private @Nullable LoadedNetwork model;

  private Fitted(BiFunction<Engine, Network, T> make, BiConsumer<T, Map<String, float[]>> set, Consumer<T> close) {
    this.make = make;
    this.set = set;
    this.close = close;
  }

  /** A classifier of up to {@code batchSize} examples. A pass takes the time of all of them, however few there are. */
  public static Fitted<Classifier> classifier(int batchSize) {
    return new Fitted<>((engine, network) -> engine.classifier(network, batchSize), Classifier::setParameters,
        Classifier::close);
  }

  /** Input gradients, an example at a time. */
  public static Fitted<InputGradients> inputGradients() {
    return new Fitted<>((engine, network) -> engine.inputGradients(network, 1), InputGradients::setParameters,
        InputGradients::close);
  }

  /** The object of {@code engine} for {@code wanted}'s layers, with its averages. */
  public T to(LoadedNetwork wanted, Engine engine) {
    if (made == null || maker != engine || !model.network().equals(wanted.network())) {
      close();
      made = make.apply(engine, wanted.network());
      maker = engine;
    }
    if (model != wanted) {
      set.accept(made, wanted.averages());
      model = wanted;
    }
    return made;
  }

  @Override
  public void close() {
    if (made != null) {
      close.accept(made);
      made = null;
      maker = null;
      model = null;
    }
  }
}
