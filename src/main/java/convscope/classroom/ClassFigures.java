package convscope.classroom;

import convscope.library.RunSummary;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A class in figures. Every student counts once, with the best accuracy of his or her runs.
 *
 * @param students how many handed in
 * @param runs how many runs they handed in
 * @param evaluated how many of the students have an evaluated run
 * @param median the median of their best accuracies, 0 … 1; NaN if there are none
 * @param best the best of them; NaN if there is none
 * @param bestRun the run that has it
 */
public record ClassFigures(int students, int runs, int evaluated, double median, double best,
    Optional<RunSummary> bestRun) {

  /** The figures of those of {@code all} that were handed in. */
  public static ClassFigures of(Collection<RunSummary> all) {
    List<RunSummary> runs = all.stream().filter(run -> run.handedIn().isSo()).toList();
    Map<String, Double> best = new HashMap<>();
    for (RunSummary run : runs) {
      best.merge(run.handedIn().student(), run.bestPrecision(), ClassFigures::better);
    }
    double[] known = best.values().stream().mapToDouble(Double::doubleValue).filter(value -> !Double.isNaN(value))
        .sorted().toArray();
    int half = known.length / 2;
    double median = known.length == 0 ? Double.NaN
        : known.length % 2 == 1 ? known[half] : (known[half - 1] + known[half]) / 2;
    return new ClassFigures(best.size(), runs.size(), known.length, median,
        known.length == 0 ? Double.NaN : known[known.length - 1],
        runs.stream().filter(run -> !Double.isNaN(run.bestPrecision()))
            .max(Comparator.comparingDouble(RunSummary::bestPrecision)));
  }

  private static double better(double one, double other) {
    return Double.isNaN(one) || other > one ? other : one;
  }
}
