package convscope.engine.dl4j.kernel;

import convscope.model.Layer;
import convscope.model.Shape;
import java.util.Map;

/** One choice of arithmetic for every kind of layer. */
public interface KernelSet {

  /** How {@code layer} is done on examples of shape {@code input}, the batch in {@code parts} parts. */
  LayerMethod method(Layer layer, Shape input, int parts);

  /** The same for another network, which may then be worked on while others are. */
  default KernelSet forOneNetwork() {
    return this;
  }

  /** Name and version of every library that does it, as read from them. */
  Map<String, String> versions();

  /** How many workers do it; one where the library below has threads of its own. */
  int workers();

  /** What each worker's thread does before its first task. */
  void ready();
}
