/** The window's frame: rail, bars, notices, shortcuts, log; remembered state. */
package convscope.workbench.shell;
