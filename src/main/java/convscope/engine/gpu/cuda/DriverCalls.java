package convscope.engine.gpu.cuda;

/**
 * The functions of CUDA's driver as the library exports them, bound to it by JNA: a call costs about 0.3 µs. Pointers,
 * handles, addresses and sizes are 64-bit numbers ({@code long}); {@code int} stands for C's int and enumerations. What
 * each returns is CUDA's error number, 0 for none. (Signatures of cuda.h, from CUDA 11.0 to 13.0.)
 */
final class DriverCalls {
  private DriverCalls() {}

  static native int cuInit(int flags);

  static native int cuDriverGetVersion(long version);

  static native int cuGetErrorName(int error, long name);

  static native int cuDeviceGetCount(long count);

  static native int cuDeviceGet(long device, int ordinal);

  static native int cuDeviceGetName(long name, int length, int device);

  static native int cuDeviceGetAttribute(long value, int attribute, int device);

  static native int cuDeviceTotalMem_v2(long bytes, int device);

  static native int cuDevicePrimaryCtxRetain(long context, int device);

  static native int cuDevicePrimaryCtxRelease_v2(int device);

  static native int cuCtxPushCurrent_v2(long context);

  static native int cuCtxPopCurrent_v2(long context);

  static native int cuMemGetInfo_v2(long free, long total);

  static native int cuMemAlloc_v2(long address, long bytes);

  static native int cuMemFree_v2(long address);

  static native int cuMemHostAlloc(long address, long bytes, int flags);

  static native int cuMemFreeHost(long address);

  static native int cuMemsetD32Async(long address, int value, long count, long stream);

  static native int cuMemcpyHtoDAsync_v2(long to, long from, long bytes, long stream);

  static native int cuMemcpyDtoHAsync_v2(long to, long from, long bytes, long stream);

  static native int cuModuleLoadDataEx(long module, long image, int count, long options, long values);

  static native int cuModuleUnload(long module);

  static native int cuModuleGetFunction(long function, long module, long name);

  static native int cuFuncGetAttribute(long value, int attribute, long function);

  static native int cuLaunchKernel(long function, int gridX, int gridY, int gridZ, int blockX, int blockY, int blockZ,
      int sharedBytes, long stream, long arguments, long extra);

  static native int cuStreamCreate(long stream, int flags);

  static native int cuStreamDestroy_v2(long stream);

  static native int cuStreamSynchronize(long stream);

  static native int cuStreamBeginCapture_v2(long stream, int mode);

  static native int cuStreamEndCapture(long stream, long graph);

  static native int cuGraphLaunch(long executable, long stream);

  static native int cuGraphDestroy(long graph);

  static native int cuGraphExecDestroy(long executable);

  static native int cuEventCreate(long event, int flags);

  static native int cuEventRecord(long event, long stream);

  static native int cuEventElapsedTime(long milliseconds, long from, long to);

  static native int cuEventDestroy_v2(long event);
}
