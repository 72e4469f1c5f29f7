package convscope.training;

import convscope.model.Network;
import java.util.Map;

/**
 * The network being trained, as it stood between two steps. Nobody may change the arrays.
 *
 * @param step how many steps had been done
 * @param averages the running averages of the parameters, by the parameters' names
 */
public record Snapshot(long step, Network network, Map<String, float[]> averages) {}
