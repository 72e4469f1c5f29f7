package convscope.workbench.evaluate;

import java.util.function.IntConsumer;

/**
 * Opens a test image in other views, since views do not know each other.
 *
 * @param inspect shows the test image of that number in the Inspect view
 * @param classify shows it in the Classify view
 */
public record TestImageOpener(IntConsumer inspect, IntConsumer classify) {}
