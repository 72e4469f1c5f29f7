package convscope.engine;

/**
 * What one tower did in the last step.
 *
 * @param tower its number, from 0
 * @param device what it computes on
 * @param examples how many of the step's it had
 * @param loss of those examples only, before the update; the decay is the whole step's
 * @param nanos how long it took for its gradients, in nanoseconds
 * @param memoryBytes what its trainer holds, as in {@link Trainer#memoryBytes}
 */
public record TowerStep(int tower, Device device, int examples, StepLoss loss, long nanos, long memoryBytes) {}
