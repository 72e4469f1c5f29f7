package convscope.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/** How many images of each class are predicted as each class. Immutable. */
public final class ConfusionMatrix {
  private final int[][] counts;

  private ConfusionMatrix(int[][] counts) {
    this.counts = counts;
  }

  /** The matrix of {@code predictions}. */
  public static ConfusionMatrix of(Predictions predictions) {
    int[][] counts = new int[predictions.classes()][predictions.classes()];
    for (int i = 0; i < predictions.size(); i++) {
      counts[predictions.label(i)][predictions.top(i)]++;
    }
    return new ConfusionMatrix(counts);
  }

  /** The number of classes. */
  public int classes() {
    return counts.length;
  }

  /** How many images of class {@code label} are predicted as {@code taken}. */
  public int count(int label, int taken) {
    return counts[label][taken];
  }

  /** How many images are of class {@code label}. */
  public int examples(int label) {
    return IntStream.of(counts[label]).sum();
  }

  /** The fraction of the images of class {@code label} that are predicted as {@code taken}; 0 if there are none. */
  public double share(int label, int taken) {
    return counts[label][taken] == 0 ? 0 : (double) counts[label][taken] / examples(label);
  }

  /** The largest {@link #share} of a wrong class; 0 if there are no errors. */
  public double largestMistake() {
    double largest = 0;
    for (int label = 0; label < classes(); label++) {
      for (int taken = 0; taken < classes(); taken++) {
        largest = taken == label ? largest : Math.max(largest, share(label, taken));
      }
    }
    return largest;
  }

  /** The figures of every class, by number. */
  public List<ClassFigures> figures() {
    return IntStream.range(0, classes()).mapToObj(c -> new ClassFigures(c, examples(c),
        IntStream.range(0, classes()).map(label -> counts[label][c]).sum(), counts[c][c])).toList();
  }
}
