/** NVIDIA cards through CUDA's driver, which every owner of such a card has: no other CUDA library is needed. */
@NullMarked
package convscope.engine.gpu.cuda;

import org.jspecify.annotations.NullMarked;
