package convscope.natives;

import com.sun.jna.NativeLibrary;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import convscope.foundation.Threads;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * NVIDIA's driver, and the cards that it shows to CUDA, in CUDA's order. It is queried through its own library: CUDA
 * need not be installed.
 *
 * @param version the latest CUDA that it runs, as the driver counts: 11060 for 11.6
 */
public record CudaDriver(int version, List<Card> cards) {
  private static final Logger LOG = LoggerFactory.getLogger(CudaDriver.class);
  private static final long LONGEST_SECONDS = 2;
  private static final int LONGEST_NAME = 256;
  private static final int CAPABILITY_MAJOR = 75;
  private static final int CAPABILITY_MINOR = 76;

  private static @Nullable Optional<CudaDriver> found;

  /**
   * One of the cards.
   *
   * @param capability its compute capability: {@code 8.6}
   */
  public record Card(int number, String name, long memoryMiB, String capability) {}

  public CudaDriver {
    cards = List.copyOf(cards);
  }

  /**
   * The driver of this machine; none if it is missing, fails, or takes longer than {@value #LONGEST_SECONDS} s. It is
   * queried once per process.
   */
  public static synchronized Optional<CudaDriver> find() {
    if (found == null) {
      found = look();
    }
    return found;
  }

  private static Optional<CudaDriver> look() {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    FutureTask<Optional<CudaDriver>> question = new FutureTask<>(() -> ask(windows ? "nvcuda" : "libcuda.so.1"));
    Threads.daemon("convscope-cuda-driver", question).start();
    try {
      return question.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException hangs) {
      LOG.warn("The NVIDIA driver does not respond: its cards are not used.");
    } catch (ExecutionException failed) {
      LOG.warn("The NVIDIA driver cannot be queried: its cards are not used.", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  /** The driver whose library is {@code name}; none if there is no such library or it does not work. */
  static Optional<CudaDriver> ask(String name) {
    try {
      NativeLibrary driver = NativeLibrary.getInstance(name);
      IntByReference answer = new IntByReference();
      if (fails(driver, "cuInit", 0) || fails(driver, "cuDriverGetVersion", answer)) {
        return Optional.empty();
      }
      int version = answer.getValue();
      if (fails(driver, "cuDeviceGetCount", answer)) {
        return Optional.empty();
      }
      int count = answer.getValue();
      List<Card> cards = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        card(driver, i).ifPresent(cards::add);
      }
      return Optional.of(new CudaDriver(version, cards));
    } catch (UnsatisfiedLinkError none) {
      LOG.debug("No driver of NVIDIA's", none);
      return Optional.empty();
    }
  }

  private static Optional<Card> card(NativeLibrary driver, int number) {
    IntByReference card = new IntByReference();
    IntByReference major = new IntByReference();
    IntByReference minor = new IntByReference();
    LongByReference bytes = new LongByReference();
    byte[] name = new byte[LONGEST_NAME];
    if (fails(driver, "cuDeviceGet", card, number)
        || fails(driver, "cuDeviceGetName", name, name.length, card.getValue())
        || fails(driver, "cuDeviceTotalMem_v2", bytes, card.getValue())
        || fails(driver, "cuDeviceGetAttribute", major, CAPABILITY_MAJOR, card.getValue())
        || fails(driver, "cuDeviceGetAttribute", minor, CAPABILITY_MINOR, card.getValue())) {
      return Optional.empty();
    }
    int length = 0;
    while (length < name.length && name[length] != 0) {
      length++;
    }
    return Optional.of(new Card(number, new String(name, 0, length, StandardCharsets.UTF_8), bytes.getValue() >> 20,
        major.getValue() + "." + minor.getValue()));
  }

  private static boolean fails(NativeLibrary driver, String function, Object... arguments) {
    return driver.getFunction(function).invokeInt(arguments) != 0;
  }
}
