/**
 * What every set of kernels stands on: the arrays a layer reads and writes, the threads that do its arithmetic, and how the
 * work of all layers is laid out for them.
 */
package convscope.engine.dl4j.kernel;
