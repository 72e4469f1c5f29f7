package convscope.engine;

import static org.junit.jupiter.api.Assumptions.abort;

import convscope.engine.gpu.GpuEngine;
import convscope.engine.gpu.card.Card;
import convscope.engine.gpu.opencl.OpenClCard;
import convscope.foundation.Problem;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A device to try the GPU engine on: the first that OpenCL lists, a processor too. Where there is none, tests that need
 * one are skipped, and it is said out loud.
 */
public final class AnOpenClDevice {
  private AnOpenClDevice() {}

  /** The engine on it; ends the test as skipped where there is none. */
  public static Engine engine(Class<?> test) {
    return engine(test, () -> OpenClCard.open(0, 0));
  }

  /** An engine on what {@code card} opens. */
  public static Engine engine(Class<?> test, Supplier<Card> card) {
    require(test);
    Device device = new Device("gpu:0", Device.Kind.GPU, Map.of(Device.Fact.NAME, "OpenCL"), DeviceStatus.ready());
    return new GpuEngine(device, "opencl", card);
  }

  /** Ends the test as skipped where there is no device. */
  public static void require(Class<?> test) {
    try (Card card = OpenClCard.open(0, 0)) {
      System.out.println("OPENCL TESTS RAN: " + test.getSimpleName() + " on " + card.facts().name());
    } catch (Problem none) {
      System.out.println("OPENCL TESTS DID NOT RUN: " + test.getSimpleName()
          + " needs an OpenCL platform, as pocl-opencl-icd is"
          + " (" + none.getMessage() + ")");
      abort("There is no OpenCL here");
    }
  }
}
