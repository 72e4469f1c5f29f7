/** All runs of a user: results, notes and tags, curves and settings side by side, and the trash. */
@NullMarked
package convscope.library;

import org.jspecify.annotations.NullMarked;
