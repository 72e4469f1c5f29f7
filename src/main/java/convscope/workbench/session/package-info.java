/** What all views share: the data at hand, the engine, and the run in hand, as observable state on the JavaFX thread. */
package convscope.workbench.session;
