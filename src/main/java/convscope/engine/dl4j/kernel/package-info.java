/**
 * The basis of every set of kernels: the arrays a layer reads and writes, the threads that do its arithmetic, and the
 * plan of the work of all layers.
 */
@NullMarked
package convscope.engine.dl4j.kernel;

import org.jspecify.annotations.NullMarked;
