package convscope.engine;

/**
 * What an update is made with. Immutable.
 *
 * @param step the step's number in its run, from 0: how many updates the optimizer's state has seen
 * @param learningRate the step size
 * @param averageDecay how much of the averages remains, in 0 … 1
 */
public record StepPlan(long step, double learningRate, double averageDecay) {}
