/** How well a network does on a set of images. */
package convscope.evaluation;
