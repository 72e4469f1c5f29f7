package convscope.engine.gpu.cuda;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import convscope.engine.gpu.card.CardStep.Groups;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The installed driver, through {@link DriverCalls}. */
final class NativeCudaDriver implements CudaDriver {
  private static final int WORD = 8;
  private static final int NON_BLOCKING = 1;
  /** Other threads are not restricted while this one captures a step. */
  private static final int THREAD_LOCAL = 1;
  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_LOG = 8_192;
  private static final int MOST_THREADS = 0;
  private static final int ERROR_LOG = 5;
  private static final int ERROR_LOG_BYTES = 6;

  /** Receives popped contexts, which are not used. */
  private final Memory popped = new Memory(WORD);
  private final Instantiating instantiating;
  private final Optional<Function> loadFunction;

  private NativeCudaDriver(NativeLibrary library) {
    instantiating = instantiating(library);
    // Since CUDA 12.4: drivers of our day load a kernel only when it is first used.
    loadFunction = DriverLibrary.optional(library, "cuFuncLoad");
  }

  /**
   * The driver in the first of {@code places} that has one, initialized.
   *
   * @throws convscope.foundation.Problem if none is usable
   */
  static NativeCudaDriver load(List<String> places) {
    NativeCudaDriver driver = new NativeCudaDriver(DriverLibrary.bind(places));
    try {
      check(DriverCalls.cuInit(0), "cuInit");
    } catch (CudaFailure failure) {
      throw CudaSentences.noStart(failure);
    }
    return driver;
  }

  @Override
  public int version() {
    return number("cuDriverGetVersion", DriverCalls::cuDriverGetVersion);
  }

  @Override
  public int count() {
    return number("cuDeviceGetCount", DriverCalls::cuDeviceGetCount);
  }

  @Override
  public int device(int ordinal) {
    return number("cuDeviceGet", out -> DriverCalls.cuDeviceGet(out, ordinal));
  }

  @Override
  public String name(int device) {
    try (Memory name = new Memory(LONGEST_NAME)) {
      check(DriverCalls.cuDeviceGetName(Pointer.nativeValue(name), LONGEST_NAME, device), "cuDeviceGetName");
      return name.getString(0, StandardCharsets.UTF_8.name());
    }
  }

  @Override
  public int attribute(int device, Attribute attribute) {
    return number("cuDeviceGetAttribute", out -> DriverCalls.cuDeviceGetAttribute(out, attribute.number, device));
  }

  @Override
  public long memory(int device) {
    return word("cuDeviceTotalMem", out -> DriverCalls.cuDeviceTotalMem_v2(out, device));
  }

  @Override
  public long retainContext(int device) {
    return word("cuDevicePrimaryCtxRetain", out -> DriverCalls.cuDevicePrimaryCtxRetain(out, device));
  }

  @Override
  public void releaseContext(int device) {
    check(DriverCalls.cuDevicePrimaryCtxRelease_v2(device), "cuDevicePrimaryCtxRelease");
  }

  @Override
  public void pushContext(long context) {
    check(DriverCalls.cuCtxPushCurrent_v2(context), "cuCtxPushCurrent");
  }

  @Override
  public void popContext() {
    check(DriverCalls.cuCtxPopCurrent_v2(Pointer.nativeValue(popped)), "cuCtxPopCurrent");
  }

  @Override
  public long freeMemory() {
    try (Memory total = new Memory(WORD)) {
      return word("cuMemGetInfo", out -> DriverCalls.cuMemGetInfo_v2(out, Pointer.nativeValue(total)));
    }
  }

  @Override
  public long allocate(long bytes) {
    return word("cuMemAlloc", out -> DriverCalls.cuMemAlloc_v2(out, bytes));
  }

  @Override
  public void free(long address) {
    check(DriverCalls.cuMemFree_v2(address), "cuMemFree");
  }

  @Override
  public Pinned allocatePinned(long bytes) {
    long address = word("cuMemHostAlloc", out -> DriverCalls.cuMemHostAlloc(out, bytes, 0));
    return new Pinned(address, new Pointer(address).getByteBuffer(0, bytes));
  }

  @Override
  public void freePinned(long address) {
    check(DriverCalls.cuMemFreeHost(address), "cuMemFreeHost");
  }

  @Override
  public void zero(long address, long count, long stream) {
    check(DriverCalls.cuMemsetD32Async(address, 0, count, stream), "cuMemsetD32Async");
  }

  @Override
  public void copyIn(long from, long to, long bytes, long stream) {
    check(DriverCalls.cuMemcpyHtoDAsync_v2(to, from, bytes, stream), "cuMemcpyHtoDAsync");
  }

  @Override
  public void copyOut(long from, long to, long bytes, long stream) {
    check(DriverCalls.cuMemcpyDtoHAsync_v2(to, from, bytes, stream), "cuMemcpyDtoHAsync");
  }

  @Override
  public long loadModule(String ptx) {
    byte[] text = ptx.getBytes(StandardCharsets.US_ASCII);
    try (Memory image = new Memory(text.length + 1L); Memory log = new Memory(LONGEST_LOG);
        Memory options = new Memory(2L * Integer.BYTES); Memory values = new Memory(2L * WORD);
        Memory module = new Memory(WORD)) {
      image.write(0, text, 0, text.length);
      image.setByte(text.length, (byte) 0);
      log.clear();
      options.setInt(0, ERROR_LOG);
      options.setInt(Integer.BYTES, ERROR_LOG_BYTES);
      values.setPointer(0, log);
      values.setLong(WORD, LONGEST_LOG);
      int code = DriverCalls.cuModuleLoadDataEx(Pointer.nativeValue(module), Pointer.nativeValue(image), 2,
          Pointer.nativeValue(options), Pointer.nativeValue(values));
      if (code != 0) {
        log.setByte(LONGEST_LOG - 1L, (byte) 0);
        throw new CudaFailure(code, errorName(code), "cuModuleLoadDataEx",
            log.getString(0, StandardCharsets.UTF_8.name()).strip());
      }
      return module.getLong(0);
    }
  }

  @Override
  public void unloadModule(long module) {
    check(DriverCalls.cuModuleUnload(module), "cuModuleUnload");
  }

  @Override
  public long kernel(long module, String name) {
    byte[] text = name.getBytes(StandardCharsets.US_ASCII);
    try (Memory chars = new Memory(text.length + 1L)) {
      chars.write(0, text, 0, text.length);
      chars.setByte(text.length, (byte) 0);
      long kernel = word("cuModuleGetFunction",
          out -> DriverCalls.cuModuleGetFunction(out, module, Pointer.nativeValue(chars)));
      loadFunction.ifPresent(load -> check(load.invokeInt(new Object[] {kernel}), "cuFuncLoad"));
      return kernel;
    }
  }

  @Override
  public int mostThreads(long kernel) {
    return number("cuFuncGetAttribute", out -> DriverCalls.cuFuncGetAttribute(out, MOST_THREADS, kernel));
  }

  @Override
  public void launch(long kernel, Groups groups, int size, long stream, long arguments) {
    check(DriverCalls.cuLaunchKernel(kernel, groups.x(), groups.y(), groups.z(), size, 1, 1, 0, stream, arguments, 0),
        "cuLaunchKernel");
  }

  @Override
  public long createStream() {
    return word("cuStreamCreate", out -> DriverCalls.cuStreamCreate(out, NON_BLOCKING));
  }

  @Override
  public void destroyStream(long stream) {
    check(DriverCalls.cuStreamDestroy_v2(stream), "cuStreamDestroy");
  }

  @Override
  public void await(long stream) {
    check(DriverCalls.cuStreamSynchronize(stream), "cuStreamSynchronize");
  }

  @Override
  public void beginCapture(long stream) {
    check(DriverCalls.cuStreamBeginCapture_v2(stream, THREAD_LOCAL), "cuStreamBeginCapture");
  }

  @Override
  public long endCapture(long stream) {
    return word("cuStreamEndCapture", out -> DriverCalls.cuStreamEndCapture(stream, out));
  }

  @Override
  public long instantiate(long graph) {
    return word("cuGraphInstantiate", out -> instantiating.of(graph, out));
  }

  @Override
  public void launchGraph(long executable, long stream) {
    check(DriverCalls.cuGraphLaunch(executable, stream), "cuGraphLaunch");
  }

  @Override
  public void destroyGraph(long graph) {
    check(DriverCalls.cuGraphDestroy(graph), "cuGraphDestroy");
  }

  @Override
  public void destroyExecutable(long executable) {
    check(DriverCalls.cuGraphExecDestroy(executable), "cuGraphExecDestroy");
  }

  @Override
  public long createEvent() {
    return word("cuEventCreate", out -> DriverCalls.cuEventCreate(out, 0));
  }

  @Override
  public void record(long event, long stream) {
    check(DriverCalls.cuEventRecord(event, stream), "cuEventRecord");
  }

  @Override
  public float milliseconds(long from, long to) {
    return Float.intBitsToFloat(number("cuEventElapsedTime", out -> DriverCalls.cuEventElapsedTime(out, from, to)));
  }

  @Override
  public void destroyEvent(long event) {
    check(DriverCalls.cuEventDestroy_v2(event), "cuEventDestroy");
  }

  private interface Instantiating {
    int of(long graph, long executable);
  }

  /** The one with flags came with CUDA 11.4, the other with 11.0. */
  private static Instantiating instantiating(NativeLibrary library) {
    Optional<Function> withFlags = DriverLibrary.optional(library, "cuGraphInstantiateWithFlags");
    if (withFlags.isPresent()) {
      return (graph, executable) -> withFlags.get().invokeInt(new Object[] {executable, graph, 0L});
    }
    Function older = DriverLibrary.required(library, "cuGraphInstantiate_v2");
    return (graph, executable) -> older.invokeInt(new Object[] {executable, graph, 0L, 0L, 0L});
  }

  private interface Asking {
    int into(long place);
  }

  private static long word(String call, Asking asking) {
    try (Memory out = new Memory(WORD)) {
      out.setLong(0, 0);
      check(asking.into(Pointer.nativeValue(out)), call);
      return out.getLong(0);
    }
  }

  private static int number(String call, Asking asking) {
    try (Memory out = new Memory(WORD)) {
      out.setLong(0, 0);
      check(asking.into(Pointer.nativeValue(out)), call);
      return out.getInt(0);
    }
  }

  private static void check(int code, String call) {
    if (code != 0) {
      throw new CudaFailure(code, errorName(code), call, "");
    }
  }

  private static String errorName(int code) {
    try (Memory out = new Memory(WORD)) {
      out.setLong(0, 0);
      boolean known = DriverCalls.cuGetErrorName(code, Pointer.nativeValue(out)) == 0 && out.getLong(0) != 0;
      return known ? out.getPointer(0).getString(0) : "CUDA error " + code;
    }
  }
}
