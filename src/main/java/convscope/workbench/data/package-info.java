/** The Data view: the open images, the random distortions of one of them, and the sources of images. */
package convscope.workbench.data;
