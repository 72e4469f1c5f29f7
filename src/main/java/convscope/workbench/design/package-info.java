/** The view in which a network is designed, layer by layer, with the figures of each. */
@NullMarked
package convscope.workbench.design;

import org.jspecify.annotations.NullMarked;
