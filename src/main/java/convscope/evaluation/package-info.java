/** The evaluation of a network on a set of images. */
@NullMarked
package convscope.evaluation;

import org.jspecify.annotations.NullMarked;
