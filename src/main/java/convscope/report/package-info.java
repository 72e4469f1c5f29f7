/** A run as one page for a browser: everything in one file, no script, made to be read, printed and passed on. */
package convscope.report;
