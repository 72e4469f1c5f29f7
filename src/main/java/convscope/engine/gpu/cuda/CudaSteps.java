package convscope.engine.gpu.cuda;

import convscope.engine.gpu.card.CardBuffer;
import convscope.engine.gpu.card.CardStep;
import convscope.engine.gpu.card.CardStep.CopyIn;
import convscope.engine.gpu.card.CardStep.CopyOut;
import convscope.engine.gpu.card.CardStep.Groups;
import convscope.engine.gpu.card.CardStep.Launch;
import convscope.engine.gpu.cuda.CudaProgram.Enqueued;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Converts each step for the driver: kernels to handles, memory to addresses, arguments in their layout. */
final class CudaSteps implements CardStep.Visitor<Enqueued> {
  private final CudaSession session;
  private final CudaMemory memory;
  private final Map<String, Kernel> kernels = new HashMap<>();

  private record Kernel(long handle, int mostThreads) {}

  CudaSteps(CudaSession session, CudaMemory memory) {
    this.session = session;
    this.memory = memory;
  }

  @Override
  public Enqueued copyIn(CopyIn step) {
    CudaHostBuffer from = memory.host(step.from());
    CudaBuffer to = memory.buffer(step.to());
    require(step.count(), from.count(), to.count());
    long bytes = (long) step.count() * Float.BYTES;
    return new Enqueued(driver ->
        driver.copyIn(from.address(0), to.address(0), bytes, session.stream()), List.of(from, to));
  }

  @Override
  public Enqueued copyOut(CopyOut step) {
    CudaBuffer from = memory.buffer(step.from());
    CudaHostBuffer to = memory.host(step.to());
    if (step.first() < 0) {
      throw new IllegalArgumentException("There is no value number " + step.first());
    }
    require(step.count(), from.count(), to.count() - step.first());
    long bytes = (long) step.count() * Float.BYTES;
    return new Enqueued(driver -> driver.copyOut(from.address(0), to.address(step.first()), bytes, session.stream()),
        List.of(from, to));
  }

  /** The driver refuses empty copies, but not all copies beyond the end. */
  private static void require(int count, int from, int to) {
    if (count < 1 || count > from || count > to) {
      throw new IllegalArgumentException("Cannot copy " + count + " values of " + from + " to room for " + to);
    }
  }

  @Override
  public Enqueued launch(Launch step) {
    Kernel kernel = kernel(step.kernel());
    Groups groups = step.groups();
    if (step.size() < 1 || step.size() > kernel.mostThreads()) {
      throw new IllegalArgumentException(step.kernel() + " can have 1 to " + kernel.mostThreads()
          + " threads in a block on "
          + session.facts().name() + ", not " + step.size());
    }
    List<Number> values = new ArrayList<>();
    List<CudaResource> uses = new ArrayList<>();
    for (Object argument : step.arguments()) {
      if (argument instanceof CardBuffer one) {
        CudaBuffer buffer = memory.buffer(one);
        values.add(buffer.address(0));
        uses.add(buffer);
      } else {
        values.add((Number) argument);
      }
    }
    KernelArguments arguments = new KernelArguments(values);
    return new Enqueued(
        driver -> driver.launch(kernel.handle(), groups, step.size(), session.stream(), arguments.address()), uses);
  }

  private Kernel kernel(String name) {
    return kernels.computeIfAbsent(name, wanted -> session.ask(driver -> {
      try {
        long handle = driver.kernel(session.module(), wanted);
        return new Kernel(handle, driver.mostThreads(handle));
      } catch (CudaFailure failure) {
        if (failure.code() == CudaSentences.NOT_FOUND) {
          throw new IllegalArgumentException("There is no kernel " + wanted, failure);
        }
        throw failure;
      }
    }));
  }
}
