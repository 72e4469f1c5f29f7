/** Every kind of layer by oneDNN, called directly on ND4J's host memory. */
@NullMarked
package convscope.engine.dl4j.onednn;

import org.jspecify.annotations.NullMarked;
