package convscope.engine.gpu.opencl;

import convscope.foundation.Problem;
import convscope.foundation.Sentence;
import java.util.Map;

/** Explains OpenCL's error numbers to users. */
final class OpenClError {
  private static final int OUT_OF_RESOURCES = -5;
  private static final int OUT_OF_HOST_MEMORY = -6;
  private static final int OBJECT_ALLOCATION = -4;
  private static final int BUFFER_SIZE = -61;

  private static final Map<Integer, String> NAMES = Map.ofEntries(
      Map.entry(-1, "CL_DEVICE_NOT_FOUND"), Map.entry(-2, "CL_DEVICE_NOT_AVAILABLE"),
      Map.entry(-3, "CL_COMPILER_NOT_AVAILABLE"), Map.entry(OBJECT_ALLOCATION, "CL_MEM_OBJECT_ALLOCATION_FAILURE"),
      Map.entry(OUT_OF_RESOURCES, "CL_OUT_OF_RESOURCES"), Map.entry(OUT_OF_HOST_MEMORY, "CL_OUT_OF_HOST_MEMORY"),
      Map.entry(-11, "CL_BUILD_PROGRAM_FAILURE"), Map.entry(-30, "CL_INVALID_VALUE"),
      Map.entry(-33, "CL_INVALID_DEVICE"),
      Map.entry(-34, "CL_INVALID_CONTEXT"), Map.entry(-36, "CL_INVALID_COMMAND_QUEUE"),
      Map.entry(-38, "CL_INVALID_MEM_OBJECT"), Map.entry(-46, "CL_INVALID_KERNEL_NAME"),
      Map.entry(-48, "CL_INVALID_KERNEL"), Map.entry(-51, "CL_INVALID_ARG_SIZE"),
      Map.entry(-52, "CL_INVALID_KERNEL_ARGS"),
      Map.entry(-54, "CL_INVALID_WORK_GROUP_SIZE"), Map.entry(BUFFER_SIZE, "CL_INVALID_BUFFER_SIZE"),
      Map.entry(-1001, "CL_PLATFORM_NOT_FOUND_KHR"));

  private OpenClError() {}

  static boolean noRoom(int error) {
    return error == OBJECT_ALLOCATION || error == BUFFER_SIZE || error == OUT_OF_HOST_MEMORY;
  }

  /**
   * Does nothing after a success, and throws a {@link Problem} after an error.
   *
   * @param call the OpenCL function that returned it
   */
  static void require(int error, String call, String card) {
    refuse(error, call, card);
  }

  /** The same if the device's name is not known yet. */
  static void require(int error, String call) {
    if (error != OpenCl.SUCCESS) {
      refuse(error, call, Sentence.of(OpenClError.class, "device.unknown"));
    }
  }

  private static void refuse(int error, String call, Object card) {
    if (noRoom(error)) {
      throw Problem.of(OpenClError.class, "memory.out", card, name(error), call);
    }
    if (error != OpenCl.SUCCESS) {
      throw Problem.of(OpenClError.class, "call.failed", card, name(error), call);
    }
  }

  private static Object name(int error) {
    return NAMES.containsKey(error) ? NAMES.get(error)
        : Sentence.of(OpenClError.class, "error.number", Integer.toString(error));
  }
}
