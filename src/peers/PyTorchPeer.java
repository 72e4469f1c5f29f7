import static org.bytedeco.pytorch.global.torch.ScalarType;
import static org.bytedeco.pytorch.global.torch.arange;
import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.randn;
import static org.bytedeco.pytorch.global.torch.relu;
import static org.bytedeco.pytorch.global.torch.set_num_threads;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.LocalResponseNormImpl;
import org.bytedeco.pytorch.LocalResponseNormOptions;
import org.bytedeco.pytorch.MaxPool2dImpl;
import org.bytedeco.pytorch.MaxPool2dOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * The tutorial's network in PyTorch's C++ library, to measure ConvScope against; the same network, on random input,
 * except that PyTorch pads its pools on both sides. {@code serve BATCH THREADS} as in {@code TensorFlowPeer}.
 */
public final class PyTorchPeer {
  private static final double RATE = 0.1;
  private static final double HALF_DECAY = 0.002;

  private final Conv2dImpl conv1 = convolution(3);
  private final Conv2dImpl conv2 = convolution(64);
  private final LinearImpl local3 = new LinearImpl(2304, 384);
  private final LinearImpl local4 = new LinearImpl(384, 192);
  private final LinearImpl softmax = new LinearImpl(192, 10);
  private final MaxPool2dImpl pool;
  private final LocalResponseNormImpl norm;
  private final SGD descent;
  private final int batch;
  private final Tensor images;
  private final Tensor labels;

  private PyTorchPeer(int batch) {
    this.batch = batch;
    MaxPool2dOptions pooling = new MaxPool2dOptions(new LongPointer(3, 3));
    pooling.stride().put(new LongPointer(2, 2));
    pooling.padding().put(new LongPointer(1, 1));
    pool = new MaxPool2dImpl(pooling);
    LocalResponseNormOptions normalization = new LocalResponseNormOptions(9);
    normalization.alpha().put(0.001);
    normalization.beta().put(0.75);
    normalization.k().put(1.0);
    norm = new LocalResponseNormImpl(normalization);
    TensorVector parameters = new TensorVector();
    for (Module module : new Module[] {conv1, conv2, local3, local4, softmax}) {
      TensorVector own = module.parameters();
      for (long i = 0; i < own.size(); i++) {
        parameters.push_back(own.get(i));
      }
    }
    descent = new SGD(parameters, new SGDOptions(RATE));
    images = randn(batch, 3, 24, 24);
    labels = arange(new Scalar(batch)).remainder(new Scalar(10)).to(ScalarType.Long);
  }

  private static Conv2dImpl convolution(int channels) {
    Conv2dOptions options = new Conv2dOptions(channels, 64, new LongPointer(5, 5));
    options.padding().put(new LongPointer(2, 2));
    return new Conv2dImpl(options);
  }

  private Tensor logits() {
    Tensor below = norm.forward(pool.forward(relu(conv1.forward(images))));
    Tensor flat = pool.forward(norm.forward(relu(conv2.forward(below)))).flatten(1, -1);
    return softmax.forward(relu(local4.forward(relu(local3.forward(flat)))));
  }

  private void train() {
    descent.zero_grad();
    Tensor squares =
        local3.weight().pow(new Scalar(2)).sum().add(local4.weight().pow(new Scalar(2)).sum());
    cross_entropy_loss(logits(), labels).add(squares.mul(new Scalar(HALF_DECAY))).backward();
    descent.step();
  }

  private void infer() {
    try (NoGradGuard inference = new NoGradGuard()) {
      logits();
    }
  }

  public static void main(String[] arguments) throws IOException {
    set_num_threads(Integer.parseInt(arguments[2]));
    new PyTorchPeer(Integer.parseInt(arguments[1])).serve();
  }

  private void serve() throws IOException {
    System.out.println("ready pytorch-2.10.0");
    try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null && !line.equals("quit"); line = in.readLine()) {
        String[] words = line.split(" ");
        int steps = Integer.parseInt(words[1]);
        long began = System.nanoTime();
        for (int i = 0; i < steps; i++) {
          try (PointerScope scope = new PointerScope()) {
            if (words[0].equals("train")) {
              train();
            } else {
              infer();
            }
          }
        }
        System.out.printf(Locale.ROOT, "images_per_second=%.1f%n",
            (double) steps * batch / ((System.nanoTime() - began) / 1e9));
      }
    }
  }
}
