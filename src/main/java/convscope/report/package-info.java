/** A run as one page for a browser: everything in one file, no script, made to be read, printed and passed on. */
@NullMarked
package convscope.report;

import org.jspecify.annotations.NullMarked;
