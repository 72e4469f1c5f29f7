package convscope.training;

import convscope.model.Network;
import java.util.Map;

/**
 * The network in training, between two steps. The arrays must not be modified.
 *
 * @param step how many steps had been done
 * @param averages the moving averages of the parameters, by the parameters' names
 */
public record Snapshot(long step, Network network, Map<String, float[]> averages) {}
