package convscope.training;

import convscope.engine.Device;

/**
 * The speed and memory of one of several towers.
 *
 * @param tower its number, from 0
 * @param device what it computes on
 * @param examplesPerSecond for the computation of its own gradients, without waiting for the others: smoothed over
 *     about ten steps
 * @param memoryBytes its use of its device's memory; 0 if unknown
 */
public record TowerPace(int tower, Device device, double examplesPerSecond, long memoryBytes) {}
