package convscope.model;

import static convscope.model.Activation.NONE;
import static convscope.model.Activation.RELU;

import java.util.ArrayList;
import java.util.List;

/** The networks that come with ConvScope. Both take standardized (whitened) crops of {@code [24, 24, 3]}. */
public final class Presets {
  /** The names of all of them. */
  public static final List<String> NAMES = List.of("tutorial", "locally-connected");

  private Presets() {}

  /** The one called {@code name}, one of {@link #NAMES}. */
  public static Network named(String name, InitializerEdition edition, int classes) {
    return switch (name) {
      case "tutorial" -> tutorial(edition, classes);
      case "locally-connected" -> locallyConnected(edition, classes);
      default -> throw new IllegalArgumentException("There is no network called " + name);
    };
  }

  /** The network of the TensorFlow CIFAR-10 tutorial. */
  public static Network tutorial(InitializerEdition edition, int classes) {
    List<Layer> layers = bottom(edition);
    layers.add(new Dense("local3", 384, RELU, new Weights(0.04, 0.1, 0.004)));
    layers.add(new Dense("local4", 192, RELU, new Weights(0.04, 0.1, 0.004)));
    layers.add(new Dense("softmax_linear", classes, NONE, new Weights(1 / 192.0, 0, 0)));
    return new Network("tutorial", Network.CROP, layers);
  }

  /**
   * The tutorial's exercise: Krizhevsky's original model, whose top layers are locally connected where the tutorial's
   * are dense. Widths and decays are those of cuda-convnet's {@code layers-conv-local-13pct}.
   */
  public static Network locallyConnected(InitializerEdition edition, int classes) {
    List<Layer> layers = bottom(edition);
    layers.add(new LocallyConnected("local3", 3, 64, RELU, new Weights(0.04, 0.1, 0.004)));
    layers.add(new LocallyConnected("local4", 3, 32, RELU, new Weights(0.04, 0.1, 0.004)));
    layers.add(new Dense("softmax_linear", classes, NONE, new Weights(0.01, 0, 0.01)));
    return new Network("locally-connected", Network.CROP, layers);
  }

  private static List<Layer> bottom(InitializerEdition edition) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Convolution("conv1", 5, 1, 64, RELU, new Weights(edition.conv1(), 0, 0)));
    layers.add(new MaxPool("pool1", 3, 2));
    layers.add(normalization("norm1"));
    layers.add(new Convolution("conv2", 5, 1, 64, RELU, new Weights(edition.conv2(), 0.1, 0)));
    layers.add(normalization("norm2"));
    layers.add(new MaxPool("pool2", 3, 2));
    return layers;
  }

  private static Layer normalization(String name) {
    return new LocalResponseNormalization(name, 4, 1, 0.001 / 9, 0.75);
  }
}
