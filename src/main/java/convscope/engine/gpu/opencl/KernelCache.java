package convscope.engine.gpu.opencl;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import convscope.engine.gpu.card.CardFacts;
import convscope.foundation.Home;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kernels compiled for one device. A driver's compiler takes some seconds: its result is stored in ConvScope's home
 * folder, by device, driver version and source.
 */
final class KernelCache {
  private static final Logger LOG = LoggerFactory.getLogger(KernelCache.class);
  private static final String OPTIONS = "-cl-std=CL1.2";
  private static final int BUILD_LOG = 0x1183;
  private static final int BINARY_SIZES = 0x1165;
  private static final int BINARIES = 0x1166;

  private final OpenCl cl;
  private final Pointer context;
  private final Pointer device;
  private final CardFacts facts;

  KernelCache(OpenCl cl, Pointer context, Pointer device, CardFacts facts) {
    this.cl = cl;
    this.context = context;
    this.device = device;
    this.facts = facts;
  }

  /**
   * The kernels of {@code source}.
   *
   * @throws Problem if the driver cannot compile them
   */
  Pointer compiled(String source) {
    Path kept = Home.folder().resolve("kernels").resolve(key(source) + ".bin");
    Pointer program = kept(kept);
    if (program == null) {
      program = compile(source);
      keep(program, kept);
    }
    return program;
  }

  private String key(String source) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : new String[] {facts.name(), facts.driver(), OPTIONS, source}) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private @Nullable Pointer kept(Path file) {
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      try (Memory memory = new Memory(Math.max(1, bytes.length))) {
        memory.write(0, bytes, 0, bytes.length);
        IntByReference error = new IntByReference();
        int[] status = new int[1];
        Pointer program = cl.clCreateProgramWithBinary(context, 1, new Pointer[] {device}, new long[] {bytes.length},
            new Pointer[] {memory}, status, error);
        if (error.getValue() == OpenCl.SUCCESS && status[0] == OpenCl.SUCCESS
            && cl.clBuildProgram(program, 1, new Pointer[] {device}, OPTIONS, null, null) == OpenCl.SUCCESS) {
          return program;
        }
      }
    } catch (IOException unreadable) {
      LOG.info("The kernels kept in {} cannot be read and are compiled again: {}", file, unreadable.getMessage());
    }
    return null;
  }

  private Pointer compile(String source) {
    IntByReference error = new IntByReference();
    Pointer program = cl.clCreateProgramWithSource(context, 1, new String[] {source}, null, error);
    OpenClError.require(error.getValue(), "clCreateProgramWithSource", facts.name());
    int built = cl.clBuildProgram(program, 1, new Pointer[] {device}, OPTIONS, null, null);
    if (built != OpenCl.SUCCESS) {
      LOG.warn("OpenCL's compiler for {} says: {}", facts.name(), said(program));
      throw Problem.of(KernelCache.class, "kernels.not.compiled", facts.name(), facts.driver());
    }
    return program;
  }

  private String said(Pointer program) {
    long[] needed = new long[1];
    cl.clGetProgramBuildInfo(program, device, BUILD_LOG, 0, null, needed);
    byte[] text = new byte[(int) needed[0]];
    cl.clGetProgramBuildInfo(program, device, BUILD_LOG, text.length, text, null);
    return new String(text, StandardCharsets.UTF_8).strip();
  }

  private void keep(Pointer program, Path file) {
    long[] needed = new long[1];
    try (Memory size = new Memory(Long.BYTES)) {
      if (cl.clGetProgramInfo(program, BINARY_SIZES, Long.BYTES, size, needed) != OpenCl.SUCCESS
          || size.getLong(0) <= 0) {
        return;
      }
      try (Memory binary = new Memory(size.getLong(0)); Memory list = new Memory(Long.BYTES)) {
        list.setPointer(0, binary);
        if (cl.clGetProgramInfo(program, BINARIES, Long.BYTES, list, needed) == OpenCl.SUCCESS) {
          byte[] bytes = binary.getByteArray(0, (int) binary.size());
          Files.createDirectories(file.getParent());
          SafeFile.write(file, out -> out.write(bytes));
        }
      }
    } catch (IOException | Problem unable) {
      LOG.info("The compiled kernels cannot be kept in {}: {}", file, unable.getMessage());
    }
  }
}
