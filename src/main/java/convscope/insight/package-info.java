/** What a network holds and sees, as numbers and pictures in plain arrays: filters, feature maps, sums, saliency. */
package convscope.insight;
