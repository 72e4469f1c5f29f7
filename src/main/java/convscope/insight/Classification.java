package convscope.insight;

import convscope.pictures.Picture;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A network's prediction for an image.
 *
 * @param probabilities one per class, which sum to 1
 * @param classNames the name of each class number
 */
public record Classification(Picture picture, double[] probabilities, List<String> classNames) {

  /** One class with its probability. */
  public record Guess(int label, String className, double probability) {}

  /** All classes, the most probable first; of equal ones the lower number first. */
  public List<Guess> ranked() {
    return IntStream.range(0, probabilities.length)
        .mapToObj(label -> new Guess(label, classNames.get(label), probabilities[label]))
        .sorted(Comparator.comparingDouble(Guess::probability).reversed()).toList();
  }

  /** The predicted class. */
  public Guess top() {
    return ranked().get(0);
  }
}
