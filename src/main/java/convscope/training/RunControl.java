package convscope.training;

import convscope.engine.Engine;
import convscope.foundation.Problem;
import convscope.runs.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A run's state and pending requests: here the training thread meets all others. Thread-safe. */
final class RunControl {
  /** A request to the training thread, handled between two steps. */
  sealed interface Wish {
    /** Calls the method of {@code answers} for this kind. */
    void to(Answers answers);
  }

  /** The handlers of each kind of request. */
  interface Answers {
    void change(Setting setting, double value);

    void copy(Consumer<Snapshot> then);

    void moveTo(Engine engine);
  }

  /** A setting is to be changed. */
  record NewSetting(Setting setting, double value) implements Wish {
    @Override
    public void to(Answers answers) {
      answers.change(setting, value);
    }
  }

  /** A copy of the network is to be handed to {@code then}. */
  record Copy(Consumer<Snapshot> then) implements Wish {
    @Override
    public void to(Answers answers) {
      answers.copy(then);
    }
  }

  /** The run is to continue with {@code engine}. */
  record OtherEngine(Engine engine) implements Wish {
    @Override
    public void to(Answers answers) {
      answers.moveTo(engine);
    }
  }

  private final TrainingListener listener;
  private final Object monitor = new Object();
  private RunState state = new RunState.Idle();
  private List<Wish> wishes = new ArrayList<>();
  private boolean closed;

  RunControl(TrainingListener listener) {
    this.listener = listener;
  }

  RunState state() {
    synchronized (monitor) {
      return state;
    }
  }

  /** Applies {@code transition}, and reports the new state if it differs. */
  void move(UnaryOperator<RunState> transition) {
    RunState before;
    RunState next;
    synchronized (monitor) {
      before = state;
      next = transition.apply(state);
      state = next;
      closed |= next.over();
      monitor.notifyAll();
    }
    if (next != before) {
      listener.moved(next);
    }
  }

  /** Waits until the run is over. */
  RunState await() throws InterruptedException {
    synchronized (monitor) {
      while (!state.over()) {
        monitor.wait();
      }
      return state;
    }
  }

  /** Waits until the run is over, but not for longer than {@code longest}; returns its state then. */
  RunState await(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    synchronized (monitor) {
      for (long left = longest.toNanos(); !state.over() && left > 0; left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(monitor, left);
      }
      return state;
    }
  }

  /**
   * Leaves {@code wish} for the training thread.
   *
   * @throws Problem if the run accepts none any more
   */
  void ask(Wish wish) {
    if (!offer(wish)) {
      throw Problem.of(RunControl.class, "over");
    }
  }

  /** Leaves {@code wish} for the training thread, and returns whether it will be handled: not if the run is over. */
  boolean offer(Wish wish) {
    synchronized (monitor) {
      if (!closed) {
        wishes.add(wish);
        monitor.notifyAll();
      }
      return !closed;
    }
  }

  /**
   * Whether another step is wanted. Waits while the run is paused; requests are still handled. Training thread.
   */
  boolean goesOn(Consumer<Wish> answer) throws InterruptedException {
    while (true) {
      take(false).forEach(answer);
      synchronized (monitor) {
        if (wishes.isEmpty()) {
          if (!(state instanceof RunState.Paused)) {
            return state instanceof RunState.Running || state instanceof RunState.Stepping;
          }
          monitor.wait();
        }
      }
    }
  }

  /** Handles all pending requests; none are accepted afterwards. Training thread. */
  void close(Consumer<Wish> answer) {
    take(true).forEach(answer);
  }

  private List<Wish> take(boolean last) {
    synchronized (monitor) {
      List<Wish> taken = wishes;
      wishes = new ArrayList<>();
      closed |= last;
      return taken;
    }
  }
}
