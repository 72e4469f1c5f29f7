/** One run: the service thread, the schedule, the averages, the cadence. */
@NullMarked
package convscope.training;

import org.jspecify.annotations.NullMarked;
