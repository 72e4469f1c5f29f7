package convscope.workbench.inspect;

import convscope.insight.ColourScale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of one size, to be shown side by side. Nobody may change the arrays.
 *
 * @param tiles ARGB, each {@code [height, width]} row-major
 * @param scale which colour has which value; null where each picture has a scale of its own
 */
record Sheet(int width, int height, List<int[]> tiles, @Nullable ColourScale scale) {}
