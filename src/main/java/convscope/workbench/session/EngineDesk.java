package convscope.workbench.session;

import convscope.engine.Engine;
import convscope.engine.Engines;
import convscope.engine.Towers;
import convscope.foundation.Problem;
import convscope.runs.RunFolder;
import convscope.training.ComputedBefore;
import convscope.workbench.fx.Background;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The engine, whose native libraries load in the background while the window can be used already. Properties belong to
 * the JavaFX thread; {@link #await} is for others.
 */
public final class EngineDesk {
  private final ReadOnlyObjectWrapper<Engine> engine = new ReadOnlyObjectWrapper<>(this, "engine");
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final CompletableFuture<Loaded> coming = new CompletableFuture<>();
  private final Background background;
  private final Supplier<Engines> engines;

  private record Loaded(Engines engines, Engine usual) {}

  /** A desk that looks for engines by {@code engines}, once, and opens that of the usual device. */
  public EngineDesk(Background background, Supplier<Engines> engines) {
    this.background = background;
    this.engines = engines;
  }

  /** Begins loading. */
  public void load() {
    background.run(() -> {
      Engines found = engines.get();
      return new Loaded(found, found.open(found.usual(), 0));
    }, loaded -> {
      engine.set(loaded.usual());
      coming.complete(loaded);
    }, why -> {
      problem.set(why);
      coming.completeExceptionally(why);
    });
  }

  /** The engine; null until it is loaded. */
  public ReadOnlyObjectProperty<Engine> engineProperty() {
    return engine.getReadOnlyProperty();
  }

  /** Why there is none; null unless loading failed. */
  public ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /**
   * Waits for the engine. Not on the JavaFX thread.
   *
   * @throws Problem if it could not be loaded
   */
  public Engine await() throws InterruptedException {
    return loaded().usual();
  }

  /**
   * As {@link #await}, the engine of {@code towers} towers.
   *
   * @throws Problem if it could not be loaded
   */
  public Engine awaitTowers(int towers) throws InterruptedException {
    return Towers.of(loaded().engines(), List.of(loaded().usual()), towers);
  }

  /**
   * As {@link #await}, the engine for training {@code run}: with the arithmetic that it was begun with, where that is there.
   *
   * @throws Problem if it could not be loaded
   */
  public Engine awaitFor(RunFolder run) throws InterruptedException {
    return ComputedBefore.engine(run, loaded().engines(), loaded().usual());
  }

  private Loaded loaded() throws InterruptedException {
    try {
      return coming.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Problem why ? why : new IllegalStateException(failed.getCause());
    }
  }

  /**
   * As {@link #await}, for those who cannot be interrupted otherwise than by a problem.
   *
   * @throws Problem if the engine cannot be had, or nobody waits for it any more
   */
  public Engine require() {
    try {
      return await();
    } catch (InterruptedException unwanted) {
      Thread.currentThread().interrupt();
      throw new Problem("The engine was not waited for: try again.", unwanted);
    }
  }
}
