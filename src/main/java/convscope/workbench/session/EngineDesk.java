package convscope.workbench.session;

import convscope.engine.Engine;
import convscope.foundation.Problem;
import convscope.workbench.fx.Background;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The engine, whose native libraries load in the background while the window can be used already. Properties belong to
 * the JavaFX thread; {@link #await} is for others.
 */
public final class EngineDesk {
  private final ReadOnlyObjectWrapper<Engine> engine = new ReadOnlyObjectWrapper<>(this, "engine");
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final CompletableFuture<Engine> coming = new CompletableFuture<>();
  private final Background background;
  private final Callable<Engine> load;

  /** A desk that gets its engine by {@code load}, once. */
  public EngineDesk(Background background, Callable<Engine> load) {
    this.background = background;
    this.load = load;
  }

  /** Begins loading. */
  public void load() {
    background.run(load, loaded -> {
      engine.set(loaded);
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
