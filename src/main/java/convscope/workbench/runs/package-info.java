/** The Runs view: all runs in a table, comparison of several, notes, and the trash. */
package convscope.workbench.runs;
