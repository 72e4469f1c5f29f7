package convscope.workbench.session;

import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.engine.Engines;
import convscope.foundation.Problem;
import convscope.runs.RunFolder;
import convscope.training.ChosenDevices;
import convscope.training.ComputedBefore;
import convscope.training.FastestDevice;
import convscope.workbench.fx.Background;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The available devices, the chosen ones, and their engine, whose native libraries load in the background while the
 * window is usable. Properties belong to the JavaFX thread; {@link #await} is for others.
 */
public final class SharedEngine {
  private static final Logger LOG = LoggerFactory.getLogger(SharedEngine.class);

  private final ReadOnlyObjectWrapper<List<Device>> devices = new ReadOnlyObjectWrapper<>(this, "devices", List.of());
  private final ReadOnlyObjectWrapper<ChosenDevices> chosen = new ReadOnlyObjectWrapper<>(this, "chosen");
  private final ReadOnlyObjectWrapper<Engine> engine = new ReadOnlyObjectWrapper<>(this, "engine");
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final ReadOnlyObjectWrapper<Problem> refusal = new ReadOnlyObjectWrapper<>(this, "refusal");
  private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper(this, "opening");
  private volatile CompletableFuture<Engines> found = new CompletableFuture<>();
  private final Background background;
  private final Supplier<Engines> engines;
  private volatile CompletableFuture<Engine> current = new CompletableFuture<>();
  /** The number of choices in progress, the number started, and the one that the engine belongs to. */
  private int open;
  private int begun;
  private int inUse = -1;

  private record Opened(ChosenDevices chosen, Engine engine) {}

  /** Searches for engines with {@code engines}, once, and opens that of the fastest device. */
  public SharedEngine(Background background, Supplier<Engines> engines) {
    this.background = background;
    this.engines = engines;
  }

  /** Starts loading the engine of the fastest device, and then searches for all other devices. */
  public void load() {
    load(SharedEngine::fastest, () -> {}, this::fail);
  }

  /** Selects the devices to use from those available. */
  @FunctionalInterface
  interface Wanted {
    /** Not on the JavaFX thread; may take some seconds. */
    ChosenDevices of(Engines engines);
  }

  /** The fastest device, for which each may have to be measured. */
  static ChosenDevices fastest(Engines engines) {
    return ChosenDevices.only(new FastestDevice(engines).find());
  }

  /**
   * As {@link #load()}, with the engine of {@code first}; if that cannot be opened, the fastest device's.
   *
   * @param taken run when {@code first} computes
   */
  void load(Wanted first, Runnable taken) {
    load(first, taken, unwilling -> {
      LOG.warn("The device used before cannot be used now: {}", unwilling.getMessage(), unwilling.getCause());
      begin(() -> fastest(found()), () -> {}, this::fail);
    });
  }

  private void load(Wanted first, Runnable taken, Consumer<Problem> failed) {
    begin(() -> {
      try {
        found.complete(engines.get());
      } catch (RuntimeException | Error none) {
        found.completeExceptionally(none);
      }
      return first.of(found());
    }, taken, failed);
    background.run(() -> {
      // The search for cards starts only now, so that it does not delay the engine that users wait for.
      get(current.exceptionally(none -> null));
      return found().devices();
    }, devices::set, unlisted -> { });
  }

  /**
   * Opens the engine of {@code wanted} in the background; it is then used by everything. If it cannot be opened, the
   * current one stays, and {@link #refusalProperty} says why. Of several choices the last that can be opened wins.
   */
  public void choose(ChosenDevices wanted) {
    choose(engines -> wanted, () -> {});
  }

  /**
   * As {@link #choose(ChosenDevices)}, from the available devices.
   *
   * @param taken run when it computes
   */
  void choose(Wanted wanted, Runnable taken) {
    refusal.set(null);
    begin(() -> wanted.of(found()), taken, refusal::set);
  }

  /** As {@link #choose(ChosenDevices)}, with each device's default arithmetic. */
  public void choose(List<Device> wanted, int threads) {
    choose(new ChosenDevices(wanted, threads, ""));
  }

  private interface Finding {
    ChosenDevices find() throws InterruptedException;
  }

  private void begin(Finding wanted, Runnable taken, Consumer<Problem> failed) {
    int number = begun++;
    count(1);
    background.run(() -> {
      ChosenDevices one = wanted.find();
      return new Opened(one, one.open(found()));
    }, opened -> {
      count(-1);
      take(number, opened, taken);
    }, why -> {
      count(-1);
      failed.accept(why);
    });
  }

  private void count(int more) {
    open += more;
    opening.set(open > 0);
  }

  /** A choice made before the one in use comes too late. */
  private void take(int number, Opened opened, Runnable taken) {
    if (number > inUse) {
      inUse = number;
      problem.set(null);
      if (!current.complete(opened.engine())) {
        current = CompletableFuture.completedFuture(opened.engine());
      }
      chosen.set(opened.chosen());
      engine.set(opened.engine());
      taken.run();
    }
  }

  private void fail(Problem why) {
    if (inUse < 0) {
      problem.set(why);
      current.completeExceptionally(why);
    }
  }

  /** All devices, usable or not; empty until the search has finished. */
  public ReadOnlyObjectProperty<List<Device>> devicesProperty() {
    return devices.getReadOnlyProperty();
  }

  /** The devices in use; null until an engine is loaded. */
  public ReadOnlyObjectProperty<ChosenDevices> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** The engine; null until it is loaded. */
  public ReadOnlyObjectProperty<Engine> engineProperty() {
    return engine.getReadOnlyProperty();
  }

  /** Whether an engine is being opened. */
  public ReadOnlyBooleanProperty openingProperty() {
    return opening.getReadOnlyProperty();
  }

  /** Why there is none; null unless loading failed. */
  public ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Why the last choice was refused; null if it was not, or is still being opened. */
  public ReadOnlyObjectProperty<Problem> refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  /**
   * Waits for the engine. Not on the JavaFX thread.
   *
   * @throws Problem if it could not be loaded
   */
  public Engine await() throws InterruptedException {
    return get(current);
  }

  /**
   * As {@link #await}, the engine for a run of {@code towers} towers; with 1, the form's default, there is one per
   * device.
   *
   * @throws Problem if it could not be loaded, or there are more devices than towers
   */
  public Engine awaitTowers(int towers) throws InterruptedException {
    Engine own = await();
    return towers == 1 ? own : own.withTowers(towers);
  }

  /**
   * As {@link #await}, the engine for training {@code run}: the device and the arithmetic that have computed it until
   * now, if they are available.
   *
   * @throws Problem if it could not be loaded
   */
  public Engine awaitFor(RunFolder run) throws InterruptedException {
    Engine own = await();
    return ComputedBefore.engine(run, found(), own);
  }

  /**
   * Waits for the search for engines to have started. Not on the JavaFX thread.
   *
   * @throws Problem if there can be none
   */
  Engines found() throws InterruptedException {
    return get(found);
  }

  /** From now on devices are opened with {@code anew}, which knows devices added since the start. */
  void renew(Engines anew, List<Device> there) {
    found = CompletableFuture.completedFuture(anew);
    devices.set(there);
  }

  private static <T> T get(Future<T> coming) throws InterruptedException {
    try {
      return coming.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Problem why ? why : new IllegalStateException(failed.getCause());
    }
  }

  /**
   * As {@link #await}, for callers that can be interrupted only by a problem.
   *
   * @throws Problem if the engine cannot be opened, or the wait was canceled
   */
  public Engine require() {
    try {
      return await();
    } catch (InterruptedException unwanted) {
      Thread.currentThread().interrupt();
      throw Problem.because(unwanted, SharedEngine.class, "engine.stopped");
    }
  }
}
