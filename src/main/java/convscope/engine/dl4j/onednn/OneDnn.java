package convscope.engine.dl4j.onednn;

import convscope.engine.dl4j.kernel.Address;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * oneDNN on the CPU, with what its kernels share: descriptions of memory, memory over ND4J's arrays, and primitives
 * tied to their arguments once.
 *
 * <p>oneDNN names dimensions in the order batch, channels, height, width (and filters, channels, height, width for
 * weights) whatever their order in memory, which is a matter of the format: {@code nhwc}, {@code hwio}.
 *
 * <p>A primitive's scratch memory is its thread's: what is made on a thread is to be run and closed there.
 */
final class OneDnn {
  static final memory.data_type FLOAT = memory.data_type.f32;

  private static final int FIRST_WORK = 256;

  private final engine cpu;
  private final stream queue;

  /** With threads of its own. */
  static OneDnn withThreads() {
    OneDnn made = new OneDnn();
    // oneDNN makes its threads at the first work that is worth sharing: a product of two small matrices is.
    float[] some = new float[FIRST_WORK * FIRST_WORK];
    dnnl.sgemm((byte) 'N', (byte) 'N', FIRST_WORK, FIRST_WORK, FIRST_WORK, 1, some, FIRST_WORK, some, FIRST_WORK, 0,
        some.clone(), FIRST_WORK);
    return made;
  }

  /** For threads of ours, each of which it stays on. */
  OneDnn() {
    this(new engine(engine.kind.cpu, 0));
  }

  private OneDnn(engine cpu) {
    this.cpu = cpu;
    queue = new stream(cpu);
  }

  /** The same engine with a stream of its own: engines may be shared between threads, streams may not. */
  OneDnn withOwnStream() {
    return new OneDnn(cpu);
  }

  /** Runs {@code work} to the end. */
  void run(primitive work, IntMemoryMap arguments) {
    work.execute(queue, arguments);
    queue._wait();
  }

  engine cpu() {
    return cpu;
  }

  /** A contiguous {@code [batch, height, width, channels]} array. */
  static memory.desc images(INDArray array) {
    return new memory.desc(new long[] {array.size(0), array.size(3), array.size(1), array.size(2)}, FLOAT,
        memory.format_tag.nhwc);
  }

  /** {@code count} examples of shape {@code shape}, {@code [count, height, width, channels]}, one after the other. */
  static memory.desc images(int count, Shape shape) {
    return new memory.desc(new long[] {count, shape.channels(), shape.height(), shape.width()}, FLOAT,
        memory.format_tag.nhwc);
  }

  /** A {@code [batch, height, width, channels]} array, or a vector of examples, as {@code [batch, values]}. */
  static memory.desc rows(INDArray array) {
    return new memory.desc(new long[] {array.size(0), array.length() / array.size(0)}, FLOAT, memory.format_tag.nc);
  }

  static memory.desc vector(long length) {
    return new memory.desc(new long[] {length}, FLOAT, memory.format_tag.x);
  }

  /** Memory over {@code array}, which must outlive it. */
  memory over(INDArray array, memory.desc description) {
    return new memory(description, cpu, new Address(array));
  }

  /** Memory over {@code array} from its value number {@code first} on. */
  memory over(INDArray array, long first, memory.desc description) {
    return new memory(description, cpu, new Address(array, first));
  }

  /** Any layout: dimensions, and the distance in values between neighbors along each. */
  static memory.desc strided(long[] dimensions, long... strides) {
    return new memory.desc(dimensions, FLOAT, strides);
  }

  /** Memory of oneDNN's own. */
  memory own(memory.desc description) {
    return new memory(description, cpu);
  }

  /** A primitive bound to its arguments. */
  Operation operation(primitive work, Object... argumentsAndMemories) {
    return new Operation(work, argumentsAndMemories);
  }

  /** A copy from one layout to another. */
  Operation reorder(memory from, memory to) {
    return operation(new reorder(from, to), dnnl.DNNL_ARG_FROM, from, dnnl.DNNL_ARG_TO, to);
  }

  /** Adds a copy of {@code from} to what is in {@code to}, value by value. */
  Operation add(memory from, memory to) {
    post_ops then = new post_ops();
    then.append_sum();
    primitive_attr attributes = new primitive_attr();
    attributes.set_post_ops(then);
    reorder.primitive_desc described =
        new reorder.primitive_desc(cpu, from.get_desc(), cpu, to.get_desc(), attributes, false);
    return operation(new reorder(described), dnnl.DNNL_ARG_FROM, from, dnnl.DNNL_ARG_TO, to);
  }

  /** A primitive with its arguments, ready to run again and again. Keeps references to everything it needs. */
  final class Operation implements AutoCloseable {
    private final primitive work;
    private final IntMemoryMap arguments = new IntMemoryMap();
    private final List<Pointer> held = new ArrayList<>();

    private Operation(primitive work, Object... argumentsAndMemories) {
      this.work = work;
      for (int i = 0; i < argumentsAndMemories.length; i += 2) {
        memory place = (memory) argumentsAndMemories[i + 1];
        arguments.put((Integer) argumentsAndMemories[i], place);
        held.add(place);
      }
    }

    /** Runs it to the end. */
    void run() {
      OneDnn.this.run(work, arguments);
    }

    @Override
    public void close() {
      arguments.close();
      held.forEach(Pointer::close);
      work.close();
    }
  }
}
