package convscope.training;

import convscope.engine.Device;

/**
 * How one of several towers does.
 *
 * @param tower its number, from 0
 * @param device what it computes on
 * @param examplesPerSecond of the time that its own gradients take, without waiting for the others: smoothed over some ten
 *     steps
 * @param memoryBytes what it holds of its device's memory, as far as it knows; 0 where it knows nothing of that
 */
public record TowerPace(int tower, Device device, double examplesPerSecond, long memoryBytes) {}
