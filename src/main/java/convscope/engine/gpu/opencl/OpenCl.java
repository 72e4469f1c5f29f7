package convscope.engine.gpu.opencl;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import convscope.foundation.Problem;
import java.nio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The functions of OpenCL 1.2 that are used here, by their own names (Khronos, "The OpenCL Specification", version
 * 1.2). Sizes are 64 bits wide, as on every system that ConvScope runs on. Thread-safe, as OpenCL is, except for the
 * arguments of one kernel.
 */
interface OpenCl extends Library {
  int SUCCESS = 0;

  int clGetPlatformIDs(int entries, Pointer @Nullable [] platforms, @Nullable IntByReference count);

  int clGetDeviceIDs(Pointer platform, long type, int entries, Pointer @Nullable [] devices,
      @Nullable IntByReference count);

  int clGetDeviceInfo(Pointer device, int what, long size, byte @Nullable [] value, long @Nullable [] needed);

  int clCreateSubDevices(Pointer device, long[] properties, int entries, Pointer[] devices, IntByReference count);

  Pointer clCreateContext(long @Nullable [] properties, int devices, Pointer[] list, @Nullable Pointer notify,
      @Nullable Pointer data, IntByReference error);

  Pointer clCreateCommandQueue(Pointer context, Pointer device, long properties, IntByReference error);

  Pointer clCreateBuffer(Pointer context, long flags, long size, @Nullable Pointer host, IntByReference error);

  int clEnqueueFillBuffer(Pointer queue, Pointer buffer, int[] pattern, long patternSize, long offset, long size,
      int waits, Pointer @Nullable [] waitFor, @Nullable Pointer event);

  int clEnqueueWriteBuffer(Pointer queue, Pointer buffer, int blocking, long offset, long size, Buffer from, int waits,
      Pointer @Nullable [] waitFor, Pointer @Nullable [] event);

  int clEnqueueReadBuffer(Pointer queue, Pointer buffer, int blocking, long offset, long size, Buffer to, int waits,
      Pointer @Nullable [] waitFor, Pointer @Nullable [] event);

  Pointer clCreateProgramWithSource(Pointer context, int count, String[] strings, long @Nullable [] lengths,
      IntByReference error);

  Pointer clCreateProgramWithBinary(Pointer context, int count, Pointer[] devices, long[] lengths, Pointer[] binaries,
      int[] status, IntByReference error);

  int clBuildProgram(Pointer program, int count, Pointer[] devices, String options, @Nullable Pointer notify,
      @Nullable Pointer data);

  int clGetProgramBuildInfo(Pointer program, Pointer device, int what, long size, byte @Nullable [] value,
      long @Nullable [] needed);

  int clGetProgramInfo(Pointer program, int what, long size, Pointer value, long @Nullable [] needed);

  @Nullable Pointer clCreateKernel(Pointer program, String name, IntByReference error);

  int clSetKernelArg(Pointer kernel, int number, long size, Pointer value);

  int clEnqueueNDRangeKernel(Pointer queue, Pointer kernel, int dimensions, long @Nullable [] offset, long[] global,
      long[] local, int waits, Pointer @Nullable [] waitFor, Pointer @Nullable [] event);

  int clGetEventProfilingInfo(Pointer event, int what, long size, long[] value, long @Nullable [] needed);

  int clReleaseEvent(Pointer event);

  int clFinish(Pointer queue);

  int clReleaseKernel(Pointer kernel);

  int clReleaseProgram(Pointer program);

  int clReleaseMemObject(Pointer buffer);

  int clReleaseCommandQueue(Pointer queue);

  int clReleaseContext(Pointer context);

  /**
   * Loads OpenCL's loader, which comes with every graphics driver.
   *
   * @throws Problem if there is none
   */
  static OpenCl load() {
    try {
      return Native.load(Platform.isLinux() ? "libOpenCL.so.1" : "OpenCL", OpenCl.class);
    } catch (UnsatisfiedLinkError none) {
      throw Problem.because(none, OpenCl.class, "opencl.missing");
    }
  }
}
