package convscope.training;

import convscope.foundation.Problem;

/**
 * The state of a run. It changes only through the transitions named here; an invalid transition throws {@link
 * IllegalStateException}. Immutable.
 */
public sealed interface RunState {

  /** Nothing has been started. */
  record Idle() implements RunState {
    @Override
    public RunState prepare() {
      return new Preparing();
    }
  }

  /** Data and network are being prepared. */
  record Preparing() implements RunState {
    @Override
    public RunState start() {
      return new Running();
    }

    @Override
    public RunState hold() {
      return new Paused();
    }

    @Override
    public RunState stop() {
      return new Stopping();
    }

    @Override
    public RunState fail(Problem why) {
      return new Failed(why);
    }
  }

  /** Training. */
  record Running() implements RunState {
    @Override
    public RunState pause() {
      return new Paused();
    }

    @Override
    public RunState stop() {
      return new Stopping();
    }

    @Override
    public RunState finish() {
      return new Finished();
    }

    @Override
    public RunState fail(Problem why) {
      return new Failed(why);
    }
  }

  /** Between two steps, waiting to continue. */
  record Paused() implements RunState {
    @Override
    public RunState resume() {
      return new Running();
    }

    @Override
    public RunState step() {
      return new Stepping();
    }

    @Override
    public RunState stop() {
      return new Stopping();
    }

    @Override
    public RunState finish() {
      return new Finished();
    }

    @Override
    public RunState fail(Problem why) {
      return new Failed(why);
    }
  }

  /** One step is being made, after which the run pauses again. */
  record Stepping() implements RunState {
    @Override
    public RunState stepped() {
      return new Paused();
    }

    @Override
    public RunState stop() {
      return new Stopping();
    }

    @Override
    public RunState finish() {
      return new Finished();
    }

    @Override
    public RunState fail(Problem why) {
      return new Failed(why);
    }
  }

  /** The current step is finishing, and a checkpoint is being saved. */
  record Stopping() implements RunState {
    @Override
    public RunState stop() {
      return this;
    }

    @Override
    public RunState finish() {
      return new Finished();
    }

    @Override
    public RunState fail(Problem why) {
      return new Failed(why);
    }
  }

  /** Over, with a checkpoint of the last step. */
  record Finished() implements RunState {}

  /** Over because of {@code why}; the last checkpoint is still valid. */
  record Failed(Problem why) implements RunState {}

  /** Whether nothing more will happen. */
  default boolean over() {
    return this instanceof Finished || this instanceof Failed;
  }

  /** From {@link Idle}. */
  default RunState prepare() {
    throw impossible("prepare");
  }

  /** From {@link Preparing}. */
  default RunState start() {
    throw impossible("start");
  }

  /** From {@link Preparing}: ready, but paused before the first step. */
  default RunState hold() {
    throw impossible("hold");
  }

  /** From {@link Running}. */
  default RunState pause() {
    throw impossible("pause");
  }

  /** From {@link Paused}. */
  default RunState resume() {
    throw impossible("resume");
  }

  /** From {@link Paused}. */
  default RunState step() {
    throw impossible("step");
  }

  /** From {@link Stepping}. */
  default RunState stepped() {
    throw impossible("stepped");
  }

  /** From {@link Preparing}, {@link Running}, {@link Paused}, {@link Stepping}; again from {@link Stopping}. */
  default RunState stop() {
    throw impossible("stop");
  }

  /** From {@link Running} and {@link Stopping}; where no step is left, from {@link Paused} and {@link Stepping} too. */
  default RunState finish() {
    throw impossible("finish");
  }

  /** From any active state. */
  default RunState fail(Problem why) {
    throw impossible("fail");
  }

  private IllegalStateException impossible(String transition) {
    return new IllegalStateException("A run that is " + getClass().getSimpleName() + " cannot " + transition);
  }
}
