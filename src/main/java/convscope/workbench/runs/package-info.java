/** The Runs view: all runs in a table, what several have in common and where they differ, notes, and the bin. */
package convscope.workbench.runs;
