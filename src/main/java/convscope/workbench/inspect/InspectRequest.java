package convscope.workbench.inspect;

import convscope.workbench.session.LoadedNetwork;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants to see. The array must not be modified.
 *
 * @param image the network's input, whitened, in the shape of the network's input
 * @param layer index of the selected layer
 * @param channel of its output that is selected
 * @param ownScales whether each map has its own scale
 * @param spot the value to be explained, which is one of {@code channel}; null for none
 * @param maps how many maps of every layer the network's picture shows; 0 for no picture
 */
record InspectRequest(LoadedNetwork model, float[] image, int layer, int channel, boolean ownScales,
    @Nullable Spot spot, int maps) {}
