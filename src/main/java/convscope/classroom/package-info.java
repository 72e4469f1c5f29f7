/** A class: kits that a teacher hands out, and runs that students hand in, each as one checked file. */
@NullMarked
package convscope.classroom;

import org.jspecify.annotations.NullMarked;
