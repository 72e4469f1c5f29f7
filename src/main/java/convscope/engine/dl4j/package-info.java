/**
 * The processor: the only package, with those below it, that uses Deeplearning4j, ND4J and oneDNN. Deeplearning4j
 * stores a network's variables and gradients; activations are in {@code [batch, height, width, channels]} arrays,
 * allocated once; the arithmetic is behind {@link convscope.engine.dl4j.kernel.KernelSet}.
 */
@NullMarked
package convscope.engine.dl4j;

import org.jspecify.annotations.NullMarked;
