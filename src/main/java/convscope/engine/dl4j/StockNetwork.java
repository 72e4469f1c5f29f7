package convscope.engine.dl4j;

import convscope.model.Network;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * A network in Deeplearning4j's own layers, channels first, for users of Deeplearning4j without ConvScope. The last
 * layer gives probabilities, and weight decay is included, so that it can be trained further.
 */
final class StockNetwork {
  private final NeuralNetConfiguration.ListBuilder configuration = new NeuralNetConfiguration.Builder()
      .dataType(DataType.FLOAT).updater(new Sgd()).list();
  private final List<StockLayers.Stock> layers;
  private final Network network;

  StockNetwork(Network network, Map<String, float[]> parameters) {
    this.network = network;
    layers = StockLayers.of(network, parameters);
    for (int i = 0; i < layers.size(); i++) {
      configuration.layer(layers.get(i).layer());
      if (layers.get(i).before() != null) {
        configuration.inputPreProcessor(i, layers.get(i).before());
      }
    }
    configuration.setInputType(
        InputType.convolutional(network.input().height(), network.input().width(), network.input().channels()));
  }

  /** Writes the zip; its content depends only on the network and the time. */
  void writeTo(OutputStream out) throws IOException {
    MultiLayerNetwork made = new MultiLayerNetwork(configuration.build());
    made.init();
    try {
      for (int i = 0; i < layers.size(); i++) {
        for (Map.Entry<String, float[]> value : layers.get(i).parameters().entrySet()) {
          INDArray to = made.getLayer(i).getParam(value.getKey());
          if (to.length() != value.getValue().length) {
            throw new IllegalStateException(network.name() + ", layer " + i + ": " + value.getValue().length
                + " values for " + to.length());
          }
          try (INDArray from = Nd4j.createFromArray(value.getValue()).reshape('c', to.shape())) {
            to.assign(from);
          }
        }
      }
      ModelSerializer.writeModel(made, out, false);
    } finally {
      made.close();
    }
  }
}
