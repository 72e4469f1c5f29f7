package convscope.workbench.session;

/**
 * A test accuracy that has been measured before.
 *
 * @param value precision @ 1 of the averages on the test images, 0 … 1
 * @param step of the network that was evaluated, which may be an earlier one than the network displayed
 */
public record KnownAccuracy(double value, long step) {}
