package convscope.engine.gpu.opencl;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import convscope.engine.gpu.card.Card;
import convscope.engine.gpu.card.CardBuffer;
import convscope.engine.gpu.card.CardFacts;
import convscope.engine.gpu.card.CardProgram;
import convscope.engine.gpu.card.CardStep;
import convscope.engine.gpu.card.HostBuffer;
import convscope.engine.gpu.card.KernelSource;
import convscope.engine.gpu.card.Tile;
import convscope.foundation.Problem;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A card through OpenCL 1.2: one context, one in-order queue. */
public final class OpenClCard implements Card {
  private static final long QUEUE_PROFILING = 2;
  private static final long READ_WRITE = 1;
  /** The number of values copied at once through the staging memory. */
  private static final int STAGED = 1 << 18;

  private final OpenCl cl;
  private final Pointer context;
  private final Pointer queue;
  private final CardFacts facts;
  private final List<Tile> tiles;
  private final Pointer compiled;
  private final DirectMemory staging = new DirectMemory(STAGED);
  private final List<OpenClBuffer> buffers = new ArrayList<>();
  private final List<OpenClProgram> programs = new ArrayList<>();
  private boolean closed;

  private OpenClCard(OpenCl cl, Pointer device, @Nullable Tile chosen) {
    this.cl = cl;
    facts = new DeviceQuestions(cl, device).facts();
    tiles = chosen == null ? Tile.fitting(facts) : List.of(chosen);
    IntByReference error = new IntByReference();
    context = cl.clCreateContext(null, 1, new Pointer[] {device}, null, null, error);
    require(error.getValue(), "clCreateContext");
    queue = cl.clCreateCommandQueue(context, device, QUEUE_PROFILING, error);
    require(error.getValue(), "clCreateCommandQueue");
    compiled = new KernelCache(cl, context, device, facts)
        .compiled(KernelSource.openCl(tiles, facts.processor()));
  }

  /**
   * Opens device number {@code device} of platform number {@code platform}, as OpenCL lists them, and compiles the
   * kernels for it, which takes some seconds at the first time.
   *
   * @throws Problem if there is no such device, or its driver fails
   */
  public static OpenClCard open(int platform, int device) {
    OpenCl cl = OpenCl.load();
    return new OpenClCard(cl, OpenClDevices.device(cl, platform, device), null);
  }

  /** The same, but with products in {@code tile} on any device. */
  public static OpenClCard open(int platform, int device, Tile tile) {
    OpenCl cl = OpenCl.load();
    return new OpenClCard(cl, OpenClDevices.device(cl, platform, device), tile);
  }

  /**
   * Opens part number {@code part} of a device that is split into {@code parts} of equal size: a tower of one device.
   * Processors can be split; hardly any graphics card can.
   *
   * @throws Problem if it cannot be split this way
   */
  public static OpenClCard openPart(int platform, int device, int parts, int part) {
    OpenCl cl = OpenCl.load();
    return new OpenClCard(cl, OpenClDevices.parts(cl, platform, device, parts).get(part), null);
  }

  private void require(int error, String call) {
    OpenClError.require(error, call, facts.name());
  }

  @Override
  public CardFacts facts() {
    return facts;
  }

  @Override
  public List<Tile> tiles() {
    return tiles;
  }

  @Override
  public synchronized CardBuffer buffer(int count) {
    long bytes = (long) count * Float.BYTES;
    IntByReference error = new IntByReference();
    Pointer memory = cl.clCreateBuffer(context, READ_WRITE, Math.max(bytes, Float.BYTES), null, error);
    if (OpenClError.noRoom(error.getValue())) {
      throw noRoom(bytes);
    }
    require(error.getValue(), "clCreateBuffer");
    OpenClBuffer buffer = new OpenClBuffer(memory, count);
    buffers.add(buffer);
    int filled =
        cl.clEnqueueFillBuffer(queue, memory, new int[] {0}, Float.BYTES, 0, Math.max(bytes, Float.BYTES), 0, null,
        null);
    if (OpenClError.noRoom(filled)) {
      buffer.close();
      throw noRoom(bytes);
    }
    require(filled, "clEnqueueFillBuffer");
    return buffer;
  }

  private Problem noRoom(long bytes) {
    return Problem.of(OpenClCard.class, "memory.none", facts.name(), bytes >> 20);
  }

  @Override
  public HostBuffer host(int count) {
    return new DirectMemory(count);
  }

  @Override
  public synchronized void write(float[] from, int start, int count, CardBuffer to, int first) {
    for (int done = 0; done < count; done += STAGED) {
      int some = Math.min(STAGED, count - done);
      staging.floats().put(0, from, start + done, some);
      require(cl.clEnqueueWriteBuffer(queue, ((OpenClBuffer) to).memory, 1, (long) (first + done) * Float.BYTES,
          (long) some * Float.BYTES, staging.floats(), 0, null, null), "clEnqueueWriteBuffer");
    }
  }

  @Override
  public synchronized void write(int[] from, CardBuffer to) {
    for (int done = 0; done < from.length; done += STAGED) {
      int some = Math.min(STAGED, from.length - done);
      staging.ints().put(0, from, done, some);
      require(cl.clEnqueueWriteBuffer(queue, ((OpenClBuffer) to).memory, 1, (long) done * Integer.BYTES,
          (long) some * Integer.BYTES, staging.ints(), 0, null, null), "clEnqueueWriteBuffer");
    }
  }

  @Override
  public synchronized void read(CardBuffer from, int first, int count, float[] to, int start) {
    for (int done = 0; done < count; done += STAGED) {
      int some = Math.min(STAGED, count - done);
      require(cl.clEnqueueReadBuffer(queue, ((OpenClBuffer) from).memory, 1, (long) (first + done) * Float.BYTES,
          (long) some * Float.BYTES, staging.floats(), 0, null, null), "clEnqueueReadBuffer");
      staging.floats().get(0, to, start + done, some);
    }
  }

  @Override
  public synchronized CardProgram program(List<CardStep> steps) {
    OpenClProgram program = new OpenClProgram(steps);
    programs.add(program);
    return program;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    cl.clFinish(queue);
    List.copyOf(programs).forEach(OpenClProgram::close);
    List.copyOf(buffers).forEach(OpenClBuffer::close);
    cl.clReleaseProgram(compiled);
    cl.clReleaseCommandQueue(queue);
    cl.clReleaseContext(context);
  }

  private final class OpenClBuffer implements CardBuffer {
    private final Pointer memory;
    private final int count;

    OpenClBuffer(Pointer memory, int count) {
      this.memory = memory;
      this.count = count;
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public void close() {
      synchronized (OpenClCard.this) {
        if (buffers.remove(this)) {
          cl.clReleaseMemObject(memory);
        }
      }
    }
  }

  /** Enqueues one step on {@code queue}; {@code event} is null, or receives the event that holds its times. */
  private interface Enqueued {
    int enqueue(Pointer queue, Pointer @Nullable [] event);
  }

  /** Each launch has its own kernel object, whose arguments are set once. */
  private final class OpenClProgram implements CardProgram, CardStep.Visitor<Enqueued> {
    private static final int START = 0x1282;
    private static final int END = 0x1283;

    private final List<Enqueued> enqueued;
    private final List<Pointer> kernels = new ArrayList<>();

    OpenClProgram(List<CardStep> steps) {
      enqueued = new ArrayList<>(steps.stream().map(step -> step.accept(this)).toList());
    }

    @Override
    public Enqueued copyIn(CardStep.CopyIn in) {
      FloatBuffer from = in.from().floats();
      Pointer to = ((OpenClBuffer) in.to()).memory;
      return (queue, event) -> cl.clEnqueueWriteBuffer(queue, to, 0, 0, (long) in.count() * Float.BYTES, from, 0, null,
          event);
    }

    @Override
    public Enqueued copyOut(CardStep.CopyOut out) {
      IntBuffer to = out.to().ints().duplicate().position(out.first()).slice();
      Pointer from = ((OpenClBuffer) out.from()).memory;
      return (queue, event) -> cl.clEnqueueReadBuffer(queue, from, 0, 0, (long) out.count() * Float.BYTES, to, 0, null,
          event);
    }

    @Override
    public Enqueued launch(CardStep.Launch launch) {
      IntByReference error = new IntByReference();
      Pointer kernel = cl.clCreateKernel(compiled, launch.kernel(), error);
      if (kernel == null || error.getValue() != OpenCl.SUCCESS) {
        throw new IllegalArgumentException("No kernel " + launch.kernel() + ": OpenCL says " + error.getValue());
      }
      kernels.add(kernel);
      try (Memory room = new Memory(Long.BYTES)) {
        for (int i = 0; i < launch.arguments().size(); i++) {
          require(cl.clSetKernelArg(kernel, i, put(launch.arguments().get(i), room), room), "clSetKernelArg");
        }
      }
      long[] global = {(long) launch.groups().x() * launch.size(), launch.groups().y(), launch.groups().z()};
      long[] local = {launch.size(), 1, 1};
      return (queue, event) -> cl.clEnqueueNDRangeKernel(queue, kernel, 3, null, global, local, 0, null, event);
    }

    /** Puts an argument into {@code room} and returns its size. */
    private static long put(Object argument, Memory room) {
      if (argument instanceof OpenClBuffer buffer) {
        room.setPointer(0, buffer.memory);
        return Long.BYTES;
      }
      if (argument instanceof Float value) {
        room.setFloat(0, value);
      } else {
        room.setInt(0, (Integer) argument);
      }
      return Integer.BYTES;
    }

    @Override
    public void run() {
      synchronized (OpenClCard.this) {
        for (Enqueued step : enqueued) {
          require(step.enqueue(queue, null), "clEnqueue");
        }
        require(cl.clFinish(queue), "clFinish");
      }
    }

    @Override
    public long[] time() {
      synchronized (OpenClCard.this) {
        long[] nanos = new long[enqueued.size()];
        Pointer[] event = new Pointer[1];
        long[] start = new long[1];
        long[] end = new long[1];
        for (int i = 0; i < nanos.length; i++) {
          require(enqueued.get(i).enqueue(queue, event), "clEnqueue");
          require(cl.clFinish(queue), "clFinish");
          require(cl.clGetEventProfilingInfo(event[0], START, Long.BYTES, start, null), "clGetEventProfilingInfo");
          require(cl.clGetEventProfilingInfo(event[0], END, Long.BYTES, end, null), "clGetEventProfilingInfo");
          nanos[i] = end[0] - start[0];
          cl.clReleaseEvent(event[0]);
        }
        return nanos;
      }
    }

    @Override
    public void close() {
      synchronized (OpenClCard.this) {
        kernels.forEach(cl::clReleaseKernel);
        kernels.clear();
        enqueued.clear();
        programs.remove(this);
      }
    }
  }
}
