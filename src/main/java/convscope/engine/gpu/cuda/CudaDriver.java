package convscope.engine.gpu.cuda;

import convscope.engine.gpu.card.CardStep.Groups;
import java.nio.ByteBuffer;

/**
 * CUDA's driver API, as far as a card needs it. Handles and addresses are 64-bit numbers as the driver gives them. Calls
 * about memory, modules, streams, graphs and events are for the context that is current on the calling thread.
 * Thread-safe, as the driver is. Every call throws {@link CudaFailure} where the driver refuses.
 */
interface CudaDriver {

  /** Memory of this side that the card reaches by itself. */
  record Pinned(long address, ByteBuffer bytes) {}

  /** What can be asked of a device, by CUDA's number for it. */
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

  /** How many cards it finds. */
  int count();

  int device(int ordinal);

  String name(int device);

  int attribute(int device, Attribute attribute);

  /** All of the device's memory, in bytes. */
  long memory(int device);

  /** The one context of the device that everybody in this process shares; it stays until it is released as often. */
  long retainContext(int device);

  void releaseContext(int device);

  /** Makes {@code context} the calling thread's current one until it is popped. */
  void pushContext(long context);

  void popContext();

  /** The memory that nobody has, in bytes. */
  long freeMemory();

  long allocate(long bytes);

  void free(long address);

  Pinned allocatePinned(long bytes);

  void freePinned(long address);

  /** Has {@code count} values of four bytes at {@code address} set to zero. */
  void zero(long address, long count, long stream);

  /** Has {@code bytes} copied from this side's {@code from}, which is pinned, to the card's {@code to}. */
  void copyIn(long from, long to, long bytes, long stream);

  /** Has {@code bytes} copied from the card's {@code from} to this side's {@code to}, which is pinned. */
  void copyOut(long from, long to, long bytes, long stream);

  /** Compiles {@code ptx} for the current context's device. A failure's detail is what the compiler said. */
  long loadModule(String ptx);

  void unloadModule(long module);

  /** The kernel called {@code name}, loaded and ready to be launched. */
  long kernel(long module, String name);

  /** The most threads that a block of {@code kernel} can have. */
  int mostThreads(long kernel);

  /** Has {@code kernel} run in {@code groups} of {@code size} threads; {@code arguments} as {@link KernelArguments} lays them. */
  void launch(long kernel, Groups groups, int size, long stream, long arguments);

  /** A stream that waits for no other. */
  long createStream();

  void destroyStream(long stream);

  /** Waits until all that {@code stream} was given is done; says here what went wrong on the way. */
  void await(long stream);

  /** From here on, what this thread gives {@code stream} is not done but noted. */
  void beginCapture(long stream);

  /** The graph of what was noted. */
  long endCapture(long stream);

  /** {@code graph}, ready to be launched. */
  long instantiate(long graph);

  void launchGraph(long executable, long stream);

  void destroyGraph(long graph);

  void destroyExecutable(long executable);

  long createEvent();

  /** Has {@code event} tell when {@code stream} came to this place. */
  void record(long event, long stream);

  /** The milliseconds between two events that have happened, to half a microsecond. */
  float milliseconds(long from, long to);

  void destroyEvent(long event);
}
