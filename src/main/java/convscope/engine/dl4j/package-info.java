/**
 * The processor: the one place, with the packages below it, that knows Deeplearning4j, ND4J and oneDNN. Deeplearning4j keeps
 * a network's variables and gradients; activations lie in {@code [batch, height, width, channels]} arrays, made once; the
 * arithmetic is behind {@link convscope.engine.dl4j.kernel.KernelSet}.
 */
package convscope.engine.dl4j;
