package convscope.workbench.evaluate;

import java.util.function.IntConsumer;

/**
 * Where else a test image can be looked at; views do not know each other.
 *
 * @param inspect shows the test image of that number in the Inspect view
 * @param classify does so in the Classify view
 */
public record Elsewhere(IntConsumer inspect, IntConsumer classify) {}
