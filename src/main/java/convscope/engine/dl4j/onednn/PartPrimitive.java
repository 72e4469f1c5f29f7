package convscope.engine.dl4j.onednn;

import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.javacpp.Pointer;

/**
 * A primitive for parts of one size, run on one part after the other: where its arguments lie is said at each run. It
 * belongs to the worker that made it.
 */
final class PartPrimitive implements AutoCloseable {
  /** An argument's role and layout. */
  record Argument(int role, memory.desc layout) {}

  private static final class Place extends Pointer {
    Place(long address) {
      this.address = address;
    }
  }

  private final OneDnn oneDnn;
  private final primitive work;
  private final List<Argument> roles;
  private final memory[] places;
  private final IntMemoryMap arguments = new IntMemoryMap();

  PartPrimitive(OneDnn oneDnn, primitive work, Argument... roles) {
    this.oneDnn = oneDnn;
    this.work = work;
    this.roles = List.of(roles);
    places = new memory[roles.length];
  }

  /** Runs it to the end, on arguments at {@code addresses}, in the order of their roles. */
  void run(long... addresses) {
    for (int i = 0; i < places.length; i++) {
      if (places[i] == null) {
        places[i] = new memory(roles.get(i).layout(), oneDnn.cpu(), new Place(addresses[i]));
        arguments.put(roles.get(i).role(), places[i]);
      } else {
        places[i].set_data_handle(new Place(addresses[i]));
      }
    }
    oneDnn.run(work, arguments);
  }

  @Override
  public void close() {
    arguments.close();
    for (memory place : places) {
      if (place != null) {
        place.close();
      }
    }
    work.close();
  }
}
