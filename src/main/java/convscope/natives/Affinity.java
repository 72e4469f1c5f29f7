package convscope.natives;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a library fewer processors than there are while it starts. oneDNN's build for Java makes its threads with TBB,
 * which takes one for every processor that the process's first thread may use when it is first asked, and has no setting
 * to say otherwise. Linux only; elsewhere it takes them all.
 */
final class Affinity {
  private static final Logger LOG = LoggerFactory.getLogger(Affinity.class);
  private static final int MASK_BYTES = 1024;

  private Affinity() {}

  /** Runs {@code start} while only the first {@code threads} of this process's processors can be seen. */
  static void within(int threads, Runnable start) {
    if (threads >= Runtime.getRuntime().availableProcessors()) {
      start.run();
      return;
    }
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
      LOG.warn("oneDNN uses every core on this system: --threads {} counts for the nd4j kernels only.", threads);
      start.run();
      return;
    }
    int process = Math.toIntExact(ProcessHandle.current().pid());
    NativeLibrary c = NativeLibrary.getInstance("c");
    try (Memory all = new Memory(MASK_BYTES); Memory few = new Memory(MASK_BYTES)) {
      all.clear();
      call(c.getFunction("sched_getaffinity"), process, all);
      few.clear();
      int kept = 0;
      for (int processor = 0; processor < MASK_BYTES * Byte.SIZE && kept < threads; processor++) {
        int bit = 1 << processor % Byte.SIZE;
        if ((all.getByte(processor / Byte.SIZE) & bit) != 0) {
          few.setByte(processor / Byte.SIZE, (byte) (few.getByte(processor / Byte.SIZE) | bit));
          kept++;
        }
      }
      call(c.getFunction("sched_setaffinity"), process, few);
      try {
        start.run();
      } finally {
        call(c.getFunction("sched_setaffinity"), process, all);
      }
    }
  }

  private static void call(Function function, int process, Memory mask) {
    if (function.invokeInt(new Object[] {process, new NativeLong(MASK_BYTES, true), mask}) < 0) {
      LOG.warn("Could not limit oneDNN's threads: it uses every core.");
    }
  }
}
