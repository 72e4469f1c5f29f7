package convscope.engine.gpu.opencl;

import convscope.engine.gpu.card.HostBuffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/** Memory outside Java's heap, which Java frees when it is no longer referenced. */
final class DirectMemory implements HostBuffer {
  private final FloatBuffer floats;
  private final IntBuffer ints;

  DirectMemory(int count) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(Math.multiplyExact(count, Float.BYTES)).order(ByteOrder.nativeOrder());
    floats = bytes.asFloatBuffer();
    ints = bytes.asIntBuffer();
  }

  @Override
  public FloatBuffer floats() {
    return floats;
  }

  @Override
  public IntBuffer ints() {
    return ints;
  }

  @Override
  public void close() {
    // Freed by Java.
  }
}
