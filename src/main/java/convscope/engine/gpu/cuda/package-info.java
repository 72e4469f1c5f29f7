/** NVIDIA's cards by CUDA's driver alone, which every such card's owner has: no other library of CUDA is needed. */
@NullMarked
package convscope.engine.gpu.cuda;

import org.jspecify.annotations.NullMarked;
