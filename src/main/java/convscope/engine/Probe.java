package convscope.engine;

import java.util.List;

/** The insides of a network as they were in its last training step, one entry a layer, in order. */
public record Probe(List<LayerProbe> layers) {
  /** The most examples of a batch whose activations are looked at. */
  public static final int EXAMPLES = 32;

  public Probe {
    layers = List.copyOf(layers);
  }
}
