/**
 * Nodes that several views use: images in a grid, a status light, enlarged pixels. They are independent of training.
 */
package convscope.workbench.control;
