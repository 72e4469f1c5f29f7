import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.BufferedInputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Stock Deeplearning4j: restores ZIP, shows it COUNT crops from the file IN, and leaves its output in OUT. */
public class Restore {
  public static void main(String[] arguments) throws Exception {
    MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(new File(arguments[0]));
    int count = Integer.parseInt(arguments[1]);
    float[] crops = new float[count * 3 * 24 * 24];
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(arguments[2])))) {
      for (int i = 0; i < crops.length; i++) {
        crops[i] = in.readFloat();
      }
    }
    INDArray output = network.output(Nd4j.createFromArray(crops).reshape('c', count, 3, 24, 24));
    try (DataOutputStream out = new DataOutputStream(new FileOutputStream(arguments[3]))) {
      for (int i = 0; i < count; i++) {
        for (int c = 0; c < output.size(1); c++) {
          out.writeFloat(output.getFloat(i, c));
        }
      }
    }
    for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
      System.out.println("layer " + layer.conf().getLayer().getClass().getName() + " "
          + layer.conf().getLayer().getLayerName());
    }
    try {
      Class.forName("convscope.Launcher");
      System.out.println("ConvScope is here");
    } catch (ClassNotFoundException wanted) {
      System.out.println("ConvScope is not here");
    }
  }
}
