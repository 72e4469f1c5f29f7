package convscope.engine.gpu.find;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Asks OpenCL for all platforms and their devices. Functions and numbers are those of Khronos' {@code cl.h} and {@code
 * cl_ext.h}; fields of an extension are queried only if the device has it.
 */
final class OpenClQuestion {
  private static final List<String> LIBRARIES = List.of("libOpenCL.so.1", "OpenCL");
  /** The loader's status when no driver is registered: {@code CL_PLATFORM_NOT_FOUND_KHR}. */
  private static final int NO_PLATFORM = -1001;

  private static final int PLATFORM_VERSION = 0x0901;
  private static final int PLATFORM_NAME = 0x0902;
  private static final long EVERY_TYPE = 0xFFFFFFFFL;

  private static final int TYPE = 0x1000;
  private static final int UNITS = 0x1002;
  private static final int CLOCK = 0x100C;
  private static final int MEMORY = 0x101F;
  private static final int AVAILABLE = 0x1027;
  private static final int COMPILER = 0x1028;
  private static final int NAME = 0x102B;
  private static final int VENDOR = 0x102C;
  private static final int DRIVER_VERSION = 0x102D;
  private static final int VERSION = 0x102F;
  private static final int EXTENSIONS = 0x1030;

  private static final int CAPABILITY_MAJOR_NV = 0x4000;
  private static final int CAPABILITY_MINOR_NV = 0x4001;
  private static final int BUS_NV = 0x4008;
  private static final int SLOT_NV = 0x4009;
  private static final int DOMAIN_NV = 0x400A;
  private static final int TOPOLOGY_AMD = 0x4037;
  private static final int BOARD_AMD = 0x4038;
  private static final int BUS_KHR = 0x410F;
  private static final int UUID_KHR = 0x106A;

  /** Type, 17 unused bytes, bus, device, function. */
  private static final int TOPOLOGY_BYTES = 24;
  private static final int TOPOLOGY_BUS = 21;
  private static final int UUID_BYTES = 16;

  private final Driver openCl;

  private OpenClQuestion(Driver openCl) {
    this.openCl = openCl;
  }

  /** Writes a line about every platform and device to {@code lines}, each as soon as it is known. */
  static void ask(Consumer<Fields> lines) {
    new OpenClQuestion(Driver.load(LIBRARIES)).platforms(lines);
  }

  private void platforms(Consumer<Fields> lines) {
    IntByReference count = new IntByReference();
    int status = openCl.call("clGetPlatformIDs", 0, null, count);
    if (status != 0 || count.getValue() == 0) {
      if (status != 0 && status != NO_PLATFORM) {
        lines.accept(Fields.of("failed").with("call", "clGetPlatformIDs").with("status", status));
      }
      return;
    }
    Memory platforms = new Memory((long) count.getValue() * Native.POINTER_SIZE);
    openCl.call("clGetPlatformIDs", count.getValue(), platforms, null);
    for (int i = 0; i < count.getValue(); i++) {
      Pointer platform = platforms.getPointer((long) i * Native.POINTER_SIZE);
      Info info = new Info("clGetPlatformInfo", platform);
      lines.accept(Fields.of("platform").with("number", i).with("name", info.text(PLATFORM_NAME))
          .with("version", info.text(PLATFORM_VERSION)));
      devices(i, platform, lines);
    }
  }

  private void devices(int number, Pointer platform, Consumer<Fields> lines) {
    IntByReference count = new IntByReference();
    if (openCl.call("clGetDeviceIDs", platform, EVERY_TYPE, 0, null, count) != 0 || count.getValue() == 0) {
      return;
    }
    Memory devices = new Memory((long) count.getValue() * Native.POINTER_SIZE);
    openCl.call("clGetDeviceIDs", platform, EVERY_TYPE, count.getValue(), devices, null);
    for (int i = 0; i < count.getValue(); i++) {
      Info info = new Info("clGetDeviceInfo", devices.getPointer((long) i * Native.POINTER_SIZE));
      lines.accept(device(Fields.of("device").with("platform", number).with("number", i), info));
    }
  }

  private static Fields device(Fields line, Info info) {
    line.with("name", info.text(NAME)).with("vendor", info.text(VENDOR)).with("type", info.large(TYPE))
        .with("available", info.number(AVAILABLE)).with("compiler", info.number(COMPILER))
        .with("memory", info.large(MEMORY)).with("units", info.number(UNITS)).with("clock", info.number(CLOCK))
        .with("driver", info.text(DRIVER_VERSION)).with("version", info.text(VERSION));
    List<String> extensions = List.of(info.text(EXTENSIONS).split(" "));
    if (extensions.contains("cl_khr_device_uuid")) {
      line.with("uuid", info.digits(UUID_KHR, UUID_BYTES));
    }
    if (extensions.contains("cl_nv_device_attribute_query")) {
      int slot = info.number(SLOT_NV);
      line.with("capability", info.number(CAPABILITY_MAJOR_NV) + "." + info.number(CAPABILITY_MINOR_NV))
          .with("bus", bus(info.number(DOMAIN_NV), info.number(BUS_NV), slot >> 3, slot & 7));
    } else if (extensions.contains("cl_khr_pci_bus_info")) {
      Memory place = info.bytes(BUS_KHR, 4 * Integer.BYTES);
      line.with("bus", bus(place.getInt(0), place.getInt(4), place.getInt(8), place.getInt(12)));
    } else if (extensions.contains("cl_amd_device_attribute_query")) {
      Memory place = info.bytes(TOPOLOGY_AMD, TOPOLOGY_BYTES);
      line.with("bus", bus(0, place.getByte(TOPOLOGY_BUS) & 0xFF, place.getByte(TOPOLOGY_BUS + 1),
          place.getByte(TOPOLOGY_BUS + 2)));
    }
    if (extensions.contains("cl_amd_device_attribute_query")) {
      line.with("board", info.text(BOARD_AMD));
    }
    return line;
  }

  private static String bus(int domain, int bus, int device, int function) {
    return String.format(Locale.ROOT, "%04x:%02x:%02x.%d", domain, bus, device, function);
  }

  /** The properties of one platform or device from {@code function}; unknown ones are empty or zero. */
  private final class Info {
    private static final int MOST_BYTES = 1 << 16;

    private final String function;
    private final Pointer of;

    Info(String function, Pointer of) {
      this.function = function;
      this.of = of;
    }

    Memory bytes(int what, long size) {
      Memory value = new Memory(size);
      value.clear();
      openCl.call(function, of, what, size, value, null);
      return value;
    }

    int number(int what) {
      return bytes(what, Integer.BYTES).getInt(0);
    }

    long large(int what) {
      return bytes(what, Long.BYTES).getLong(0);
    }

    String digits(int what, int size) {
      StringBuilder digits = new StringBuilder();
      for (byte one : bytes(what, size).getByteArray(0, size)) {
        digits.append(String.format(Locale.ROOT, "%02x", one));
      }
      return digits.toString();
    }

    String text(int what) {
      LongByReference size = new LongByReference();
      if (openCl.call(function, of, what, 0L, null, size) != 0 || size.getValue() < 1 || size.getValue() > MOST_BYTES) {
        return "";
      }
      byte[] text = bytes(what, size.getValue()).getByteArray(0, (int) size.getValue());
      return new String(text, StandardCharsets.UTF_8).replace("\0", "").strip();
    }
  }
}
