/** The commands. */
package convscope.cli;
