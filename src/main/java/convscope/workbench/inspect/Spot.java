package convscope.workbench.inspect;

/** One value of a layer's output, by its channel and its place; a dense layer's units are channels at the only place. */
record Spot(int channel, int row, int column) {}
