/** One run: the service thread, the schedule, the averages, the cadence. */
package convscope.training;
