/** Trained networks and runs as files for other programs: ONNX, safetensors, Deeplearning4j, CSV. */
@NullMarked
package convscope.export;

import org.jspecify.annotations.NullMarked;
