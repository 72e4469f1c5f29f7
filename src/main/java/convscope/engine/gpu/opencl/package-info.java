/** A card through OpenCL 1.2, whose loader comes with every graphics driver. */
@NullMarked
package convscope.engine.gpu.opencl;

import org.jspecify.annotations.NullMarked;
