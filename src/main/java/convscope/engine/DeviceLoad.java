package convscope.engine;

import java.util.OptionalInt;

/**
 * How busy a device is at this moment; what is not told is not there.
 *
 * @param percent of the last moments in which it has computed, for anybody: 0 … 100
 * @param memoryUsedMiB of its own memory, by anybody
 * @param temperature in °C
 */
public record DeviceLoad(OptionalInt percent, OptionalInt memoryUsedMiB, OptionalInt temperature) {}
