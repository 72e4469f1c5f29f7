/** The Classify view: the user's own images and their predictions. */
package convscope.workbench.classify;
