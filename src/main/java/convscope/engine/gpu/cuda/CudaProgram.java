package convscope.engine.gpu.cuda;

import convscope.engine.gpu.card.CardProgram;
import java.util.List;

/** Steps, each ready to be put on the stream, and all of them as a graph if requested. */
final class CudaProgram extends CudaResource implements CardProgram {
  private static final double NANOS = 1e6;

  /** One step, and the memory it reads and writes, which must not have been freed. */
  record Enqueued(CudaSession.Work work, List<CudaResource> uses) {}

  private final List<Enqueued> steps;
  private final List<CudaResource> uses;
  /** 0 if there is no graph. */
  private final long executable;

  private CudaProgram(CudaSession session, List<Enqueued> steps, long executable) {
    super(session);
    this.steps = steps;
    uses = steps.stream().flatMap(step -> step.uses().stream()).distinct().toList();
    this.executable = executable;
  }

  static CudaProgram of(CudaSession session, List<Enqueued> steps, boolean graph) {
    CudaProgram program = new CudaProgram(session, List.copyOf(steps),
        graph && !steps.isEmpty() ? session.ask(driver -> captured(driver, session.stream(), steps)) : 0);
    session.keep(program);
    return program;
  }

  /** Captures the steps on the stream, and creates a graph of them. */
  private static long captured(CudaDriver driver, long stream, List<Enqueued> steps) {
    driver.beginCapture(stream);
    try {
      steps.forEach(step -> step.work().with(driver));
    } catch (RuntimeException failure) {
      leave(driver, stream, failure);
      throw failure;
    }
    long graph = driver.endCapture(stream);
    try {
      return driver.instantiate(graph);
    } finally {
      driver.destroyGraph(graph);
    }
  }

  /** Ends a failed capture; otherwise the stream would be unusable. */
  private static void leave(CudaDriver driver, long stream, RuntimeException failure) {
    try {
      long graph = driver.endCapture(stream);
      if (graph != 0) {
        driver.destroyGraph(graph);
      }
    } catch (CudaFailure ended) {
      failure.addSuppressed(ended);
    }
  }

  @Override
  public void run() {
    session().run(driver -> {
      requireAll();
      long stream = session().stream();
      if (executable == 0) {
        for (Enqueued step : steps) {
          step.work().with(driver);
        }
      } else {
        driver.launchGraph(executable, stream);
      }
      driver.await(stream);
    });
  }

  @Override
  public long[] time() {
    return session().ask(driver -> {
      requireAll();
      long[] events = new long[steps.size() + 1];
      try {
        for (int i = 0; i < events.length; i++) {
          events[i] = driver.createEvent();
        }
        return time(driver, events);
      } finally {
        for (long event : events) {
          if (event != 0) {
            driver.destroyEvent(event);
          }
        }
      }
    });
  }

  private long[] time(CudaDriver driver, long[] events) {
    long stream = session().stream();
    driver.record(events[0], stream);
    for (int i = 0; i < steps.size(); i++) {
      steps.get(i).work().with(driver);
      driver.record(events[i + 1], stream);
    }
    driver.await(stream);
    long[] nanos = new long[steps.size()];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = Math.round(driver.milliseconds(events[i], events[i + 1]) * NANOS);
    }
    return nanos;
  }

  /** A card that writes to freed memory does not report it, or not at once. */
  private void requireAll() {
    if (!session().has(this)) {
      throw new IllegalStateException("The program has been closed");
    }
    for (CudaResource one : uses) {
      if (!session().has(one)) {
        throw new IllegalStateException("Memory of the program has been closed");
      }
    }
  }

  @Override
  void free(CudaDriver driver) {
    if (executable != 0) {
      driver.destroyExecutable(executable);
    }
  }
}
