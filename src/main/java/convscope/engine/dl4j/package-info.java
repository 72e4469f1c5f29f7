/**
 * The one place that knows Deeplearning4j, ND4J and oneDNN. Layers stand on Deeplearning4j's extension points and keep
 * their activations in {@code [batch, height, width, channels]} arrays of their own, made once; the arithmetic is
 * behind {@link convscope.engine.dl4j.KernelSet}, in two forms.
 */
package convscope.engine.dl4j;
