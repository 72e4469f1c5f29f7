/**
 * Our own arithmetic: plain Java loops that the compiler turns into vector instructions, and matrix products by
 * whichever library has the faster one. It needs no more than OpenBLAS, so it is there on every processor.
 */
@NullMarked
package convscope.engine.dl4j.loops;

import org.jspecify.annotations.NullMarked;
