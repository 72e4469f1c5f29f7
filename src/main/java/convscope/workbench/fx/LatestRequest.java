package convscope.workbench.fx;

import convscope.foundation.Problem;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Background work of which only the latest request counts: a new request, or {@link #cancel}, drops the result and the
 * failure of the one before, however late they arrive. JavaFX thread.
 */
public final class LatestRequest {
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
  private final Background background;
  private final boolean interrupts;
  private @Nullable Future<?> work;
  private long number;

  private LatestRequest(Background background, boolean interrupts) {
    this.background = background;
    this.interrupts = interrupts;
  }

  /** Requests of which a dropped one finishes its work unheard, as reading a small file may. */
  public static LatestRequest finishing(Background background) {
    return new LatestRequest(background, false);
  }

  /** Requests of which a dropped one has its thread interrupted, for long work that ends when it is. */
  public static LatestRequest interrupting(Background background) {
    return new LatestRequest(background, true);
  }

  /** Whether the latest request is neither done, failed nor canceled. */
  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /**
   * Drops the request before and runs {@code wanted} as {@link Background#run} does; either consumer may make a new
   * request.
   */
  public <T> void run(Callable<T> wanted, Consumer<T> then, Consumer<Problem> failed) {
    cancel();
    long own = number;
    running.set(true);
    work = background.run(wanted, result -> deliver(own, then, result), why -> deliver(own, failed, why));
  }

  /** Drops the latest request, if it is running. */
  public void cancel() {
    number++;
    running.set(false);
    if (interrupts && work != null) {
      work.cancel(true);
    }
    work = null;
  }

  private <T> void deliver(long own, Consumer<T> consumer, T value) {
    if (own == number) {
      running.set(false);
      work = null;
      consumer.accept(value);
    }
  }
}
