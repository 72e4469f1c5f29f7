/**
 * Every GPU: networks as kernels from one source, which OpenCL's compiler or CUDA's has translated. It knows nothing of ND4J,
 * and nothing of how a card is reached.
 */
@NullMarked
package convscope.engine.gpu;

import org.jspecify.annotations.NullMarked;
