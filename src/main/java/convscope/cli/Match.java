package convscope.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Contestants timed in turn, round after round, so that a temporary slowdown of the machine affects all of them. The
 * first round warms up and does not count. A pause separates two turns: OpenMP's threads keep a core busy for a while
 * after their last work, at the expense of the next contestant.
 */
final class Match {
  private static final long REST_MILLIS = 500;

  private final List<Contestant> contestants;
  private final int rounds;

  Match(List<Contestant> contestants, int rounds) {
    this.contestants = contestants;
    this.rounds = rounds;
  }

  /** The rates of each contestant, round by round. */
  Map<Contestant, double[]> play(ToDoubleFunction<Contestant> rate) throws InterruptedException {
    Map<Contestant, double[]> rates = new LinkedHashMap<>();
    contestants.forEach(contestant -> rates.put(contestant, new double[rounds]));
    for (int round = 0; round <= rounds; round++) {
      for (Map.Entry<Contestant, double[]> contestant : rates.entrySet()) {
        TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
        double measured = rate.applyAsDouble(contestant.getKey());
        if (round > 0) {
          contestant.getValue()[round - 1] = measured;
        }
      }
    }
    return rates;
  }

  /** The median of the ratios of two contestants, round by round. */
  static double ratio(double[] ours, double[] theirs) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ours.length; round++) {
      ratios.add(ours[round] / theirs[round]);
    }
    return median(ratios.stream().mapToDouble(Double::doubleValue).toArray());
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
