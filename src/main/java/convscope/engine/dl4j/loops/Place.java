package convscope.engine.dl4j.loops;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** Floats at an address. It owns no memory: they must outlive it. */
final class Place extends FloatPointer {
  Place(long address) {
    super((Pointer) null);
    this.address = address;
  }
}
