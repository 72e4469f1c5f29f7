/**
 * Every kind of layer from ND4J's operations: on every platform it knows, and what the other kernels are tested
 * against.
 */
@NullMarked
package convscope.engine.dl4j.nd4j;

import org.jspecify.annotations.NullMarked;
