package convscope.training;

import convscope.engine.Probe;

/**
 * What was seen of one step.
 *
 * @param step its number, from 0
 * @param probe the network's insides after it
 * @param batch what it was fed
 */
public record ProbePoint(long step, Probe probe, BatchView batch) {}
