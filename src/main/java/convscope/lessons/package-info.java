/** Lessons as data: reading, checks, progress. */
@NullMarked
package convscope.lessons;

import org.jspecify.annotations.NullMarked;
