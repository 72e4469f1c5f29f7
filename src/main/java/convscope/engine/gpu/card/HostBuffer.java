package convscope.engine.gpu.card;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/** Host memory that a {@link Card} copies from and to: one array of values, seen as floats or as ints. */
public interface HostBuffer extends AutoCloseable {
  /** All of it as floats. */
  FloatBuffer floats();

  /** The same memory as ints. */
  IntBuffer ints();

  /** Frees the memory, which must not be used afterwards; a second call does nothing. */
  @Override
  void close();
}
