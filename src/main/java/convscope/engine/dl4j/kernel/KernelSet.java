package convscope.engine.dl4j.kernel;

import convscope.model.Layer;
import convscope.model.Shape;

/** One choice of arithmetic for every kind of layer, for one network at a time. */
public interface KernelSet {

  /** How {@code layer} is done on examples of shape {@code input}, the batch in {@code parts} parts. */
  LayerMethod method(Layer layer, Shape input, int parts);

  /** How many workers do it; one where the library below has threads of its own. */
  int workers();

  /** What each worker's thread does before its first task. */
  void ready();
}
