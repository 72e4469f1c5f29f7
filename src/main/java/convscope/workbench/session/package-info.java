/**
 * What all views share: the open dataset, the engine, and the current run, as observable state on the JavaFX thread.
 */
package convscope.workbench.session;
