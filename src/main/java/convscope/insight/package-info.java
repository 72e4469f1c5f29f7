/**
 * What a network holds and sees, as numbers and pictures in plain arrays: filters, feature maps, sums, saliency, and what
 * it takes pictures for.
 */
package convscope.insight;
