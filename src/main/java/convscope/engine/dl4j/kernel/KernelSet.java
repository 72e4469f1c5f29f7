package convscope.engine.dl4j.kernel;

import convscope.model.Layer;
import convscope.model.Shape;
import java.util.Map;

/** One choice of arithmetic for every kind of layer. */
public interface KernelSet {

  /** The method for {@code layer} on examples of shape {@code input}, with the batch in {@code parts} parts. */
  LayerMethod method(Layer layer, Shape input, int parts);

  /** The same set for another network, which may run at the same time as others. */
  default KernelSet forOneNetwork() {
    return this;
  }

  /** Name and version of every library used, as read from them. */
  Map<String, String> versions();

  /** The number of workers; one if the library has its own threads. */
  int workers();

  /** Run by each worker's thread before its first task. */
  void ready();
}
