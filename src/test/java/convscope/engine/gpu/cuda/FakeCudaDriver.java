package convscope.engine.gpu.cuda;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import convscope.engine.gpu.card.CardStep.Groups;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A driver that computes nothing: it writes down what it is told, and refuses what a test wants refused. */
final class FakeCudaDriver implements CudaDriver {
  static final String NAME = "Fake 4090";
  static final long CONTEXT = 7;
  static final long STREAM = 11;

  /** Every call in its order, except questions that change nothing. */
  final List<String> calls = new ArrayList<>();
  /** The error with which a call answers, by the driver's name of the call. */
  final Map<String, CudaFailure> refused = new HashMap<>();
  /** What is held and not given back. */
  final List<String> held = new ArrayList<>();
  int capability = 89;
  private final Map<Long, ByteBuffer> pinned = new HashMap<>();
  private long next = 100;
  private int depth;

  void refuse(String call, int code, String name) {
    refuse(call, code, name, "");
  }

  void refuse(String call, int code, String name, String detail) {
    refused.put(call, new CudaFailure(code, name, call, detail));
  }

  private void told(String call, Object... with) {
    StringBuilder line = new StringBuilder(call);
    for (Object one : with) {
      line.append(' ').append(one);
    }
    calls.add(line.toString());
    if (refused.containsKey(call)) {
      throw refused.get(call);
    }
    if (depth == 0 && !call.startsWith("cuDevice") && !call.startsWith("cuCtx")) {
      throw new AssertionError(call + " without a context");
    }
  }

  private long had(String what) {
    held.add(what + " " + next);
    return next++;
  }

  private void back(String what, long handle) {
    if (!held.remove(what + " " + handle)) {
      throw new AssertionError("There is no " + what + " " + handle + " to give back");
    }
  }

  @Override
  public int version() {
    return 12_080;
  }

  @Override
  public int count() {
    return 1;
  }

  @Override
  public int device(int ordinal) {
    return ordinal;
  }

  @Override
  public String name(int device) {
    return NAME;
  }

  @Override
  public int attribute(int device, Attribute attribute) {
    return switch (attribute) {
      case MOST_THREADS -> 1_024;
      case SHARED_BYTES -> 49_152;
      case MULTIPROCESSORS -> 128;
      case CAPABILITY_MAJOR -> capability / 10;
      case CAPABILITY_MINOR -> capability % 10;
    };
  }

  @Override
  public long memory(int device) {
    return 24_000_000_000L;
  }

  @Override
  public long retainContext(int device) {
    told("cuDevicePrimaryCtxRetain");
    held.add("context " + device);
    return CONTEXT;
  }

  @Override
  public void releaseContext(int device) {
    back("context", device);
  }

  @Override
  public void pushContext(long context) {
    if (context != CONTEXT) {
      throw new AssertionError("no context " + context);
    }
    depth++;
  }

  @Override
  public void popContext() {
    depth--;
  }

  @Override
  public long freeMemory() {
    return 1_234_567_890L;
  }

  @Override
  public long allocate(long bytes) {
    told("cuMemAlloc", bytes);
    return had("memory");
  }

  @Override
  public void free(long address) {
    back("memory", address);
    told("cuMemFree", address);
  }

  @Override
  public Pinned allocatePinned(long bytes) {
    told("cuMemHostAlloc", bytes);
    ByteBuffer memory = ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.nativeOrder());
    long address = Pointer.nativeValue(Native.getDirectBufferPointer(memory));
    pinned.put(address, memory);
    held.add("pinned " + address);
    return new Pinned(address, memory);
  }

  @Override
  public void freePinned(long address) {
    back("pinned", address);
  }

  @Override
  public void zero(long address, long count, long stream) {
    told("cuMemsetD32Async", address, count);
  }

  @Override
  public void copyIn(long from, long to, long bytes, long stream) {
    told("cuMemcpyHtoDAsync", to, bytes);
  }

  @Override
  public void copyOut(long from, long to, long bytes, long stream) {
    told("cuMemcpyDtoHAsync", from, bytes);
  }

  @Override
  public long loadModule(String ptx) {
    told("cuModuleLoadDataEx", ptx);
    return had("module");
  }

  @Override
  public void unloadModule(long module) {
    back("module", module);
  }

  @Override
  public long kernel(long module, String name) {
    if (name.startsWith("no")) {
      throw new CudaFailure(CudaSentences.NOT_FOUND, "CUDA_ERROR_NOT_FOUND", "cuModuleGetFunction", "");
    }
    told("cuModuleGetFunction", name);
    return 5_000 + name.length();
  }

  @Override
  public int mostThreads(long kernel) {
    return 512;
  }

  @Override
  public void launch(long kernel, Groups groups, int size, long stream, long arguments) {
    Pointer first = new Pointer(arguments).getPointer(0);
    told("cuLaunchKernel", kernel, groups.x() + "×" + groups.y() + "×" + groups.z(), size, "on", first.getLong(0));
  }

  @Override
  public long createStream() {
    told("cuStreamCreate");
    held.add("stream " + STREAM);
    return STREAM;
  }

  @Override
  public void destroyStream(long stream) {
    back("stream", stream);
  }

  @Override
  public void await(long stream) {
    told("cuStreamSynchronize");
  }

  @Override
  public void beginCapture(long stream) {
    told("cuStreamBeginCapture");
  }

  @Override
  public long endCapture(long stream) {
    told("cuStreamEndCapture");
    return had("graph");
  }

  @Override
  public long instantiate(long graph) {
    told("cuGraphInstantiate");
    return had("executable");
  }

  @Override
  public void launchGraph(long executable, long stream) {
    told("cuGraphLaunch");
  }

  @Override
  public void destroyGraph(long graph) {
    back("graph", graph);
  }

  @Override
  public void destroyExecutable(long executable) {
    back("executable", executable);
  }

  @Override
  public long createEvent() {
    return had("event");
  }

  @Override
  public void record(long event, long stream) {
    told("cuEventRecord");
  }

  @Override
  public float milliseconds(long from, long to) {
    return 0.25f * (to - from);
  }

  @Override
  public void destroyEvent(long event) {
    back("event", event);
  }
}
