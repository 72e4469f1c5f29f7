package convscope.engine;

/** The time one layer takes for a batch, in milliseconds, forward and backward. */
public record LayerTime(String layer, double forward, double backward) {}
