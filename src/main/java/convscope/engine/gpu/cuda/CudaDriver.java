package convscope.engine.gpu.cuda;

import convscope.engine.gpu.card.CardStep.Groups;
import java.nio.ByteBuffer;

/**
 * CUDA's driver API, as far as a card needs it. Handles and addresses are 64-bit numbers as the driver gives them.
 * Calls about memory, modules, streams, graphs and events are for the context that is current on the calling thread.
 * Thread-safe, as the driver is. Every call throws {@link CudaFailure} if the driver returns an error.
 */
interface CudaDriver {

  /** Host memory that the card can access directly. */
  record Pinned(long address, ByteBuffer bytes) {}

  /** The attributes of a device, with CUDA's numbers. */
  enum Attribute {
    MOST_THREADS(1),
    SHARED_BYTES(8),
    MULTIPROCESSORS(16),
    CAPABILITY_MAJOR(75),
    CAPABILITY_MINOR(76);

    final int number;

    Attribute(int number) {
      this.number = number;
    }
  }

  /** The latest CUDA that it knows: 1,000 times the major number plus 10 times the minor. */
  int version();

  /** The number of cards. */
  int count();

  int device(int ordinal);

  String name(int device);

  int attribute(int device, Attribute attribute);

  /** All of the device's memory, in bytes. */
  long memory(int device);

  /**
   * The device's primary context, shared by the whole process; it stays until it is released as often as it was
   * retained.
   */
  long retainContext(int device);

  void releaseContext(int device);

  /** Makes {@code context} the calling thread's current one until it is popped. */
  void pushContext(long context);

  void popContext();

  /** The free memory, in bytes. */
  long freeMemory();

  long allocate(long bytes);

  void free(long address);

  Pinned allocatePinned(long bytes);

  void freePinned(long address);

  /** Sets {@code count} values of four bytes at {@code address} to zero. */
  void zero(long address, long count, long stream);

  /** Copies {@code bytes} from the host's {@code from}, which is pinned, to the card's {@code to}. */
  void copyIn(long from, long to, long bytes, long stream);

  /** Copies {@code bytes} from the card's {@code from} to the host's {@code to}, which is pinned. */
  void copyOut(long from, long to, long bytes, long stream);

  /** Compiles {@code ptx} for the current context's device. A failure's detail is the compiler's output. */
  long loadModule(String ptx);

  void unloadModule(long module);

  /** The kernel called {@code name}, loaded and ready to be launched. */
  long kernel(long module, String name);

  /** The most threads that a block of {@code kernel} can have. */
  int mostThreads(long kernel);

  /**
   * Launches {@code kernel} in {@code groups} of {@code size} threads; {@code arguments} in the layout of {@link
   * KernelArguments}.
   */
  void launch(long kernel, Groups groups, int size, long stream, long arguments);

  /** A stream that does not synchronize with others. */
  long createStream();

  void destroyStream(long stream);

  /** Waits until all work of {@code stream} is done; reports its errors here. */
  void await(long stream);

  /** From now on, this thread's work for {@code stream} is captured instead of run. */
  void beginCapture(long stream);

  /** The graph of the captured work. */
  long endCapture(long stream);

  /** {@code graph}, ready to be launched. */
  long instantiate(long graph);

  void launchGraph(long executable, long stream);

  void destroyGraph(long graph);

  void destroyExecutable(long executable);

  long createEvent();

  /** Records on {@code event} when {@code stream} reaches this point. */
  void record(long event, long stream);

  /** The milliseconds between two events that have happened, to half a microsecond. */
  float milliseconds(long from, long to);

  void destroyEvent(long event);
}
