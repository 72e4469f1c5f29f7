package convscope.training;

import convscope.engine.Engine;
import convscope.engine.LayerTime;
import convscope.engine.Optimizer;
import convscope.engine.Trainer;
import convscope.model.InitialValues;
import convscope.model.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;

/**
 * The time that each layer of a network takes in a step of training on one device. Immutable.
 *
 * @param layers in the order of the network's layers
 */
public record LayerTimes(List<LayerTime> layers) {
  private static final int LEAST_ROUNDS = 3;
  private static final int MOST_ROUNDS = 50;
  private static final long MEASURED_NANOS = TimeUnit.SECONDS.toNanos(1);

  public LayerTimes {
    layers = List.copyOf(layers);
  }

  /**
   * Measures {@code network} on {@code engine} with batches of {@code batch} images of noise: the median of several
   * steps, which take about a second together, on a slow device as long as four steps. Valid only if nothing else uses
   * the device meanwhile. Not for a thread that must not wait.
   *
   * @param goesOn asked before every step; empty is returned once it says no
   * @throws convscope.foundation.Problem if the engine cannot train the network, or has too little memory
   */
  public static Optional<LayerTimes> measure(Engine engine, Network network, int batch, BooleanSupplier goesOn) {
    if (!goesOn.getAsBoolean()) {
      return Optional.empty();
    }
    try (Trainer trainer = engine.trainer(network, batch, new Optimizer.Sgd())) {
      trainer.setParameters(InitialValues.of(network, 1));
      NoiseBatch noise = NoiseBatch.of(network, batch);
      // The first step compiles kernels, fills caches and wakes a card up.
      trainer.timeLayers(noise.images(), noise.labels(), 1);
      List<List<LayerTime>> rounds = new ArrayList<>();
      long begun = System.nanoTime();
      while (rounds.size() < LEAST_ROUNDS
          || rounds.size() < MOST_ROUNDS && System.nanoTime() - begun < MEASURED_NANOS) {
        if (!goesOn.getAsBoolean()) {
          return Optional.empty();
        }
        rounds.add(trainer.timeLayers(noise.images(), noise.labels(), 1));
      }
      return Optional.of(medians(rounds));
    }
  }

  private static LayerTimes medians(List<List<LayerTime>> rounds) {
    List<LayerTime> found = new ArrayList<>();
    for (int i = 0; i < rounds.get(0).size(); i++) {
      int layer = i;
      found.add(new LayerTime(rounds.get(0).get(i).layer(),
          median(rounds, round -> round.get(layer).forward()), median(rounds, round -> round.get(layer).backward())));
    }
    return new LayerTimes(found);
  }

  private static double median(List<List<LayerTime>> rounds, ToDoubleFunction<List<LayerTime>> time) {
    double[] times = rounds.stream().mapToDouble(time).sorted().toArray();
    return times[times.length / 2];
  }

  /** The milliseconds of layer number {@code layer}, forward and backward. */
  public double millis(int layer) {
    return layers.get(layer).forward() + layers.get(layer).backward();
  }

  /** The milliseconds of all layers, forward and backward. */
  public double millis() {
    return layers.stream().mapToDouble(layer -> layer.forward() + layer.backward()).sum();
  }

  /** The share of layer number {@code layer} in the time of all layers, 0 … 1. */
  public double share(int layer) {
    double all = millis();
    return all > 0 ? millis(layer) / all : 0;
  }
}
