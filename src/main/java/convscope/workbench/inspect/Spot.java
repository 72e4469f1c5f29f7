package convscope.workbench.inspect;

/**
 * One value of a layer's output, by its channel and position; a dense layer's units are channels at the only position.
 */
record Spot(int channel, int row, int column) {}
