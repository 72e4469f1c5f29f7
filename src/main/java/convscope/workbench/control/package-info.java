/** Nodes of our own that several views use: a live chart, a status light, enlarged pixels. They know no training. */
package convscope.workbench.control;
