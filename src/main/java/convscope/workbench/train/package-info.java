/** The Train view: the next run's settings, the live curves, and the four questions. */
package convscope.workbench.train;
