/**
 * Every GPU: networks as kernels from one source, compiled by OpenCL's compiler or CUDA's. It is independent of ND4J,
 * and of the API to the card.
 */
@NullMarked
package convscope.engine.gpu;

import org.jspecify.annotations.NullMarked;
