package convscope.engine.gpu.find;

import com.sun.jna.Memory;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Asks CUDA's driver for all cards. Functions and numbers are those of NVIDIA's {@code cuda.h}. */
final class CudaQuestion {
  private static final List<String> LIBRARIES = List.of("libcuda.so.1", "nvcuda", "/usr/lib/wsl/lib/libcuda.so.1");
  /** The driver works, but has no usable card: {@code CUDA_ERROR_NO_DEVICE}. */
  private static final int NO_DEVICE = 100;

  private static final int CLOCK_KHZ = 13;
  private static final int UNITS = 16;
  private static final int CAPABILITY_MAJOR = 75;
  private static final int CAPABILITY_MINOR = 76;

  private static final int MOST_LETTERS = 256;
  private static final int UUID_BYTES = 16;

  private final Driver cuda;

  private CudaQuestion(Driver cuda) {
    this.cuda = cuda;
  }

  /** Writes a line about the driver and every card to {@code lines}, each as soon as it is known. */
  static void ask(Consumer<Fields> lines) {
    new CudaQuestion(Driver.load(LIBRARIES)).cards(lines);
  }

  private void cards(Consumer<Fields> lines) {
    IntByReference value = new IntByReference();
    cuda.call("cuDriverGetVersion", value);
    lines.accept(Fields.of("driver").with("api", value.getValue()));
    int status = cuda.call("cuInit", 0);
    if (status != 0) {
      if (status != NO_DEVICE) {
        lines.accept(Fields.of("failed").with("call", "cuInit").with("status", status));
      }
      return;
    }
    cuda.call("cuDeviceGetCount", value);
    int count = value.getValue();
    for (int i = 0; i < count; i++) {
      if (cuda.call("cuDeviceGet", value, i) == 0) {
        lines.accept(card(i, value.getValue()));
      }
    }
  }

  private Fields card(int ordinal, int device) {
    Memory text = new Memory(MOST_LETTERS);
    text.clear();
    cuda.call("cuDeviceGetName", text, MOST_LETTERS, device);
    LongByReference memory = new LongByReference();
    cuda.call("cuDeviceTotalMem_v2", memory, device);
    Fields line =
        Fields.of("device").with("ordinal", ordinal).with("name", string(text)).with("memory", memory.getValue())
        .with("units", attribute(UNITS, device)).with("clock", attribute(CLOCK_KHZ, device))
        .with("capability", attribute(CAPABILITY_MAJOR, device) + "." + attribute(CAPABILITY_MINOR, device));
    text.clear();
    if (cuda.call("cuDeviceGetPCIBusId", text, MOST_LETTERS, device) == 0) {
      line.with("bus", string(text));
    }
    return line.with("uuid", uuid(device));
  }

  private int attribute(int attribute, int device) {
    IntByReference value = new IntByReference();
    return cuda.call("cuDeviceGetAttribute", value, attribute, device) == 0 ? value.getValue() : 0;
  }

  /** Drivers before 410 (CUDA 9.2) do not report it. */
  private String uuid(int device) {
    Memory bytes = new Memory(UUID_BYTES);
    bytes.clear();
    if (cuda.call("cuDeviceGetUuid", bytes, device) != 0) {
      return "";
    }
    StringBuilder digits = new StringBuilder();
    for (byte one : bytes.getByteArray(0, UUID_BYTES)) {
      digits.append(String.format(Locale.ROOT, "%02x", one));
    }
    return digits.toString();
  }

  private static String string(Memory text) {
    return new String(text.getByteArray(0, MOST_LETTERS), StandardCharsets.UTF_8).split("\0", 2)[0].strip();
  }
}
