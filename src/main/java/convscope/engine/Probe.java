package convscope.engine;

import java.util.List;

/** Statistics of a network's layers in its last training step, one entry per layer, in order. */
public record Probe(List<LayerProbe> layers) {
  /** The most examples of a batch whose activations are examined. */
  public static final int EXAMPLES = 32;

  public Probe {
    layers = List.copyOf(layers);
  }
}
