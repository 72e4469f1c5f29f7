package convscope.engine.dl4j.onednn;

import convscope.engine.dl4j.kernel.Part;
import org.bytedeco.javacpp.BytePointer;

/** The workspace that primitives keep for each part from the forward pass to the backward one. */
final class PartWorkspace implements AutoCloseable {
  private static final int LINE = 64;

  private final long stride;
  private final BytePointer memory;

  PartWorkspace(long bytesAPart, int parts) {
    stride = (bytesAPart + LINE - 1) / LINE * LINE;
    memory = new BytePointer(Math.max(1, stride * parts + LINE));
  }

  long address(Part part) {
    return (memory.address() + LINE - 1) / LINE * LINE + part.index() * stride;
  }

  @Override
  public void close() {
    memory.close();
  }
}
