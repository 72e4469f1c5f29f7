package convscope.engine.gpu.card;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/** Memory on this side that a {@link Card} copies from and to: one array of values, seen as floats or as ints. */
public interface HostBuffer extends AutoCloseable {
  /** All of it as floats. */
  FloatBuffer floats();

  /** The same memory as ints. */
  IntBuffer ints();

  /** Gives the memory back, after which nobody may touch it; a second time there is nothing to do. */
  @Override
  void close();
}
