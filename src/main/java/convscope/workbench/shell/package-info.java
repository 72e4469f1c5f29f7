/** The window's frame: rail, bars, notices, shortcuts, log; what it remembers. */
package convscope.workbench.shell;
