package convscope.engine;

import org.junit.jupiter.api.BeforeAll;

/** The GPU engine keeps the contract, by OpenCL. */
class GpuEngineContractTest extends EngineContract {
  private static Engine engine;

  @BeforeAll
  static void open() {
    engine = AnOpenClDevice.engine(GpuEngineContractTest.class);
  }

  @Override
  public Engine engine() {
    return engine;
  }
}
