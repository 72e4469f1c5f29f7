/**
 * Finds every GPU of this machine, through OpenCL, CUDA's driver, NVIDIA's tool and Linux itself, and says for each
 * whether ConvScope can train on it and through which API. Drivers are queried in separate processes: one that hangs
 * costs two seconds, and one that crashes nothing.
 */
@NullMarked
package convscope.engine.gpu.find;

import org.jspecify.annotations.NullMarked;
