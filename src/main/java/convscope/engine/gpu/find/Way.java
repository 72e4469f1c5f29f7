package convscope.engine.gpu.find;

/**
 * A way to a card.
 *
 * @param platform with OpenCL the platform's place in the list of {@code clGetPlatformIDs}, otherwise 0
 * @param number with OpenCL the device's place in the platform's list of {@code clGetDeviceIDs} with
 *     {@code CL_DEVICE_TYPE_ALL}, with CUDA the ordinal for {@code cuDeviceGet}
 */
public record Way(WayKind kind, int platform, int number) {}
