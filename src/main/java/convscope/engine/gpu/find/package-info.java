/**
 * Finds every GPU of this machine, by OpenCL, CUDA's driver, NVIDIA's tool and Linux itself, and says of each whether ConvScope
 * can train on it and by which way. Drivers are asked in processes of their own: one that hangs costs two seconds, and one
 * that crashes nothing.
 */
@NullMarked
package convscope.engine.gpu.find;

import org.jspecify.annotations.NullMarked;
