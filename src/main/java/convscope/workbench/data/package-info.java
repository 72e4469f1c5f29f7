/** The Data view: the images at hand, what is drawn from one of them for training, and where images come from. */
package convscope.workbench.data;
