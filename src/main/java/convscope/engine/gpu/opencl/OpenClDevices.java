package convscope.engine.gpu.opencl;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import convscope.foundation.Problem;
import java.util.ArrayList;
import java.util.List;

/** Devices by the numbers that OpenCL lists them under. */
final class OpenClDevices {
  private static final long ALL = 0xFFFFFFFFL;
  private static final long PARTITION_EQUALLY = 0x1086;

  private OpenClDevices() {}

  static Pointer device(OpenCl cl, int platform, int device) {
    List<Pointer> devices = platforms(cl).size() <= platform ? List.of() : devices(cl, platforms(cl).get(platform));
    if (devices.size() <= device) {
      throw Problem.of(OpenClDevices.class, "device.gone");
    }
    return devices.get(device);
  }

  private static List<Pointer> platforms(OpenCl cl) {
    IntByReference count = new IntByReference();
    if (cl.clGetPlatformIDs(0, null, count) != OpenCl.SUCCESS || count.getValue() == 0) {
      return List.of();
    }
    Pointer[] platforms = new Pointer[count.getValue()];
    cl.clGetPlatformIDs(platforms.length, platforms, null);
    return List.of(platforms);
  }

  private static List<Pointer> devices(OpenCl cl, Pointer platform) {
    IntByReference count = new IntByReference();
    if (cl.clGetDeviceIDs(platform, ALL, 0, null, count) != OpenCl.SUCCESS || count.getValue() == 0) {
      return List.of();
    }
    Pointer[] devices = new Pointer[count.getValue()];
    cl.clGetDeviceIDs(platform, ALL, devices.length, devices, null);
    return List.of(devices);
  }

  /** A device in {@code parts} of as many units each. */
  static List<Pointer> parts(OpenCl cl, int platform, int device, int parts) {
    Pointer whole = device(cl, platform, device);
    DeviceQuestions questions = new DeviceQuestions(cl, whole);
    int units = questions.facts().units() / parts;
    IntByReference count = new IntByReference();
    Pointer[] found = new Pointer[parts + 1];
    int error = units == 0 ? -1
        : cl.clCreateSubDevices(whole, new long[] {PARTITION_EQUALLY, units, 0}, found.length, found, count);
    if (error != OpenCl.SUCCESS || count.getValue() < parts) {
      throw Problem.of(OpenClDevices.class, "device.parts", questions.facts().name(), parts);
    }
    List<Pointer> all = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      all.add(found[i]);
    }
    return all;
  }
}
