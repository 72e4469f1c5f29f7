package convscope.workbench.inspect;

import convscope.workbench.session.ModelAtHand;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to see. Nobody may change the array.
 *
 * @param image what the network is to look at, whitened, {@code [24, 24, 3]}
 * @param layer number of the layer chosen
 * @param channel of its output that is chosen
 * @param ownScales whether each map has a scale of its own
 * @param spot the value to be explained; null for none
 */
record Wish(ModelAtHand model, float[] image, int layer, int channel, boolean ownScales, @Nullable Spot spot) {}
