package convscope.workbench.inspect;

import convscope.insight.ColourScale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Images of one size, to be shown side by side. The arrays must not be modified.
 *
 * @param tiles ARGB, each {@code [height, width]} row-major
 * @param scale the color scale; null if each image has its own scale
 */
record Sheet(int width, int height, List<int[]> tiles, @Nullable ColourScale scale) {}
