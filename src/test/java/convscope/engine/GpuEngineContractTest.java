package convscope.engine;

import convscope.engine.gpu.GpuEngine;
import convscope.engine.gpu.opencl.OpenClCard;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

/** OpenCL keeps the contract. */
class GpuEngineContractTest extends EngineContract {
  private static Engine engine;

  @BeforeAll
  static void open() {
    Device device = new Device("gpu:0", Device.Kind.GPU, Map.of(Device.Fact.NAME, "OpenCL"), DeviceStatus.ready());
    engine = new GpuEngine(device, "opencl", () -> OpenClCard.open(0, 0));
  }

  @Override
  public Engine engine() {
    return engine;
  }
}
