package convscope.cli;

import convscope.engine.Device;
import convscope.engine.Engine;
import java.util.Map;

/** What only an open engine knows about its device. */
record Measured(String device, String kernels, int threads, double peakGflops, Map<String, String> versions) {
  /** If nothing was requested. */
  static final Measured NOTHING = new Measured("", "", 0, 0, Map.of());

  static Measured of(Engine engine) {
    return new Measured(engine.device().id(), engine.variant(), engine.threads(), engine.measurePeak(),
        engine.versions());
  }

  boolean isOf(Device one) {
    return one.id().equals(device);
  }
}
