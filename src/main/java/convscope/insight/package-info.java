/**
 * The inside of a network as numbers and images in plain arrays: filters, feature maps, sums, saliency, and
 * predictions.
 */
@NullMarked
package convscope.insight;

import org.jspecify.annotations.NullMarked;
