/** Nodes that several views use: a live chart, a status light, enlarged pixels. They are independent of training. */
package convscope.workbench.control;
