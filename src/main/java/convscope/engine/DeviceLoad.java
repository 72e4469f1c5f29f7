package convscope.engine;

import java.util.OptionalInt;

/**
 * How busy a device is at this moment; unknown values are absent.
 *
 * @param percent of the recent time in which it has computed, for any program: 0 … 100
 * @param memoryUsedMiB of its own memory, by all programs
 * @param temperature in °C
 */
public record DeviceLoad(OptionalInt percent, OptionalInt memoryUsedMiB, OptionalInt temperature) {}
