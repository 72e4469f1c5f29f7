/**
 * The view of a person's own classes: images are collected for each, a network is trained on them, and new images are
 * classified by it.
 */
package convscope.workbench.ownclasses;
