package convscope.engine.dl4j;

import convscope.engine.NetworkFormat;
import convscope.model.Network;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * The zip that Deeplearning4j restores: a network of its own layers, which takes whitened crops
 * {@code [batch, channels, height, width]} and gives probabilities {@code [batch, classes]}.
 */
public final class Dl4jFormat implements NetworkFormat {

  @Override
  public String id() {
    return "dl4j";
  }

  @Override
  public void write(Network network, Map<String, float[]> parameters, OutputStream out) throws IOException {
    Dl4jEngine.loadLibraries(0);
    new StockNetwork(network, parameters).writeTo(out);
  }
}
