package convscope.cli;

import convscope.engine.LayerTime;
import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;

/** The times of every layer with every kernel set, measured in turns, and the ratio of the first to the fastest. */
record LayerMatch(List<OwnContestant> contestants, Network network, int batch) {
  private static final int MOST_STEPS_A_TURN = 7;

  /**
   * A figure for every layer and kernel set, from {@code rounds} turns of at most {@code steps} steps, then one per
   * layer for the first set.
   */
  List<Figure> play(int rounds, int steps) {
    int layers = network.layers().size();
    double[][][] forward = new double[contestants.size()][layers][rounds];
    double[][][] backward = new double[contestants.size()][layers][rounds];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < contestants.size(); i++) {
        List<LayerTime> times = contestants.get(i).layers(Math.min(steps, MOST_STEPS_A_TURN));
        for (int layer = 0; layer < layers; layer++) {
          forward[i][layer][round] = times.get(layer).forward();
          backward[i][layer][round] = times.get(layer).backward();
        }
      }
    }
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < contestants.size(); i++) {
      for (int layer = 0; layer < layers; layer++) {
        figures.add(time(contestants.get(i).name(), layer, Match.median(forward[i][layer]),
            Match.median(backward[i][layer])));
      }
    }
    for (int layer = 0; layer < layers; layer++) {
      figures.add(choice(layer, forward, backward));
    }
    return figures;
  }

  private Figure time(String name, int number, double forward, double backward) {
    Layer layer = network.layers().get(number);
    Shape input = network.inputs().get(number);
    // Backward takes two products where forward takes one, except in the first layer, whose input needs no gradient.
    double work = 2e-6 * batch * layer.multiplyAdds(input);
    return Figure.of(name, "layer", "name", layer.name(), "batch", batch, "forward_ms", forward, "backward_ms",
        backward, "forward_gflops", work / forward, "backward_gflops", work * (number == 0 ? 1 : 2) / backward);
  }

  private Figure choice(int layer, double[][][] forward, double[][][] backward) {
    int fastest = 0;
    double least = Double.POSITIVE_INFINITY;
    double own = 0;
    for (int i = 0; i < contestants.size(); i++) {
      double both = Match.median(forward[i][layer]) + Match.median(backward[i][layer]);
      own = i == 0 ? both : own;
      if (both < least) {
        least = both;
        fastest = i;
      }
    }
    return Figure.of(contestants.get(0).name(), "choice", "name", network.layers().get(layer).name(), "ms", own,
        "fastest", contestants.get(fastest).name(), "fastest_ms", least, "times", own / least);
  }
}
