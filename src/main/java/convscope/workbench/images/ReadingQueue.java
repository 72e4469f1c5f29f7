package convscope.workbench.images;

import convscope.foundation.Problem;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.LatestRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** The arrivals to read, one drop after the other, in order. JavaFX thread; reading has its own thread. */
public final class ReadingQueue {
  private static final long BETWEEN_NANOS = 40_000_000L;

  private final Queue<List<ImageInput>> waiting = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private final ImageInputReader reader = new ImageInputReader();
  private final LatestRequest reading;
  private final Found found;
  private final Consumer<Problem> failed;
  /** Whether what is being read now is still wanted. */
  private AtomicBoolean wanted = new AtomicBoolean();

  /** Receives the results in the order of arrival. */
  public interface Found {
    /** @param first whether these are the first of their drop */
    void accept(List<ImageReadResult> some, boolean first);
  }

  /**
   * @param found receives the results
   * @param failed called with the reason if a drop was not read completely; reading continues with the next
   */
  public ReadingQueue(Background background, Found found, Consumer<Problem> failed) {
    reading = LatestRequest.finishing(background);
    this.found = found;
    this.failed = failed;
  }

  /** Whether anything is being read. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Reads {@code arrivals} after all earlier ones. */
  public void add(List<ImageInput> arrivals) {
    waiting.add(arrivals);
    if (!busy.get()) {
      next();
    }
  }

  /** Cancels all reading. */
  public void cancel() {
    wanted.set(false);
    reading.cancel();
    waiting.clear();
    busy.set(false);
  }

  private void next() {
    List<ImageInput> arrivals = waiting.poll();
    busy.set(arrivals != null);
    if (arrivals != null) {
      read(arrivals);
    }
  }

  private void read(List<ImageInput> arrivals) {
    boolean[] first = {true};
    AtomicBoolean own = new AtomicBoolean(true);
    wanted = own;
    reading.run(() -> {
      Group group = new Group(some -> {
        if (own.get()) {
          found.accept(some, first[0]);
          first[0] = false;
        }
      });
      reader.read(arrivals, group::add, own::get);
      group.deliver();
      return arrivals;
    }, done -> next(), why -> {
      failed.accept(why);
      next();
    });
  }

  /** Collects results for a moment, so that ten thousand files do not each update the window. The reading thread. */
  private static final class Group {
    private final Consumer<List<ImageReadResult>> then;
    private List<ImageReadResult> gathered = new ArrayList<>();
    private long told = System.nanoTime() - BETWEEN_NANOS;

    Group(Consumer<List<ImageReadResult>> then) {
      this.then = then;
    }

    void add(ImageReadResult result) {
      gathered.add(result);
      if (System.nanoTime() - told >= BETWEEN_NANOS) {
        deliver();
      }
    }

    void deliver() {
      List<ImageReadResult> some = gathered;
      gathered = new ArrayList<>();
      told = System.nanoTime();
      if (!some.isEmpty()) {
        Platform.runLater(() -> then.accept(some));
      }
    }
  }
}
