package convscope.training;

import convscope.engine.Probe;

/**
 * The probe of one step.
 *
 * @param step its number, from 0
 * @param probe the network's layers after it
 * @param batch the batch fed to it
 */
public record ProbePoint(long step, Probe probe, BatchView batch) {}
