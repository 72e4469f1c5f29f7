/** The evaluation of a network on a set of images. */
package convscope.evaluation;
