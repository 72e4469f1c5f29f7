package convscope.workbench.session;

import convscope.engine.Device;
import java.util.Map;

/**
 * A device that computes.
 *
 * @param kernels who does its arithmetic, by the engine's own name
 * @param threads of a step
 * @param versions of the libraries that the numbers depend on
 */
public record Computing(Device device, String kernels, int threads, Map<String, String> versions) {}
