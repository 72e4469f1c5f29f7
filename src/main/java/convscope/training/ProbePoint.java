package convscope.training;

import convscope.engine.LayerProbe;
import convscope.engine.Probe;
import convscope.runs.ProbeRow;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * The probe of one step.
 *
 * @param step its number, from 0
 * @param probe the network's layers after it
 * @param updateNorms the norm of what it has subtracted from the weights of each layer, by the layer's name
 * @param batch the batch fed to it
 */
public record ProbePoint(long step, Probe probe, Map<String, Double> updateNorms, BatchView batch) {

  /** The step's relative change of the weights of {@code layer}: the norm of its update over the weights'. */
  public double updateRatio(LayerProbe layer) {
    return updateNorms.getOrDefault(layer.layer(), 0.0) / layer.weightNorm();
  }

  /** Rows for the layers with ReLU or weights, in their order. */
  static List<ProbeRow> rows(long step, Probe probe, Map<String, Double> updateNorms) {
    String time = LocalDateTime.now().toString();
    return probe.layers().stream().filter(layer -> layer.activated() || layer.weightNorm() != 0)
        .map(layer -> new ProbeRow(step, layer.layer(), layer.activated(), layer.sparsity(), layer.units(),
            layer.deadUnits(), layer.mean(), layer.standardDeviation(), layer.weightNorm(), layer.gradientNorm(),
            updateNorms.getOrDefault(layer.layer(), 0.0), time))
        .toList();
  }
}
