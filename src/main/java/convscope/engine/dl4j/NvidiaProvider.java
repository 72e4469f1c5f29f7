package convscope.engine.dl4j;

import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.engine.EngineProvider;
import convscope.foundation.Problem;
import java.util.List;

/** Lists NVIDIA's cards, and says of each why this build does not compute on it. */
public final class NvidiaProvider implements EngineProvider {

  @Override
  public String id() {
    return "nvidia";
  }

  @Override
  public List<Device> devices() {
    return NvidiaCards.list();
  }

  @Override
  public List<String> variants(Device device) {
    return List.of();
  }

  @Override
  public Engine open(Device device, int threads, String variant) {
    throw new Problem("This build cannot compute on " + device.name() + ": choose the processor.");
  }
}
