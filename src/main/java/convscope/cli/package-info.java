/** The commands. */
@NullMarked
package convscope.cli;

import org.jspecify.annotations.NullMarked;
