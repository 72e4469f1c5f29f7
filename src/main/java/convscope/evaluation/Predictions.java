package convscope.evaluation;

import convscope.data.Batch;
import convscope.data.Crop;
import convscope.data.EvaluationStream;
import convscope.data.ImageSet;
import convscope.data.TestCrops;
import convscope.engine.Classifier;
import convscope.engine.SoftmaxCrossEntropy;
import convscope.engine.TopClass;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A network's predictions for every image of a set: the basis of all figures of an evaluation. Example number n is
 * image n of the set. Classes are the network's, and labels too ({@link ClassMatch}). 44 bytes per image for ten
 * classes. Immutable, and safe for any thread.
 */
public final class Predictions {
  /**
   * The images per pass when a whole set is evaluated: half of the tutorial's batches, which is as fast and takes half
   * the memory.
   */
  public static final int BATCH_SIZE = 64;

  private final int classes;
  private final int[] labels;
  private final float[] logits;

  /**
   * @param labels the class number of each image; must not be modified afterwards
   * @param logits the network's outputs, {@code [images, classes]} row-major; must not be modified afterwards
   */
  public Predictions(int classes, int[] labels, float[] logits) {
    if (logits.length != labels.length * classes) {
      throw new IllegalArgumentException(logits.length + " logits for " + labels.length + " images of " + classes
          + " classes");
    }
    this.classes = classes;
    this.labels = labels;
    this.logits = logits;
  }

  /**
   * Evaluates {@code classifier} on the center crop of every image of {@code images}. The next batch is prepared while
   * the last one is classified.
   *
   * @param goOn called before every batch, with the number of images done; once it returns false, the result is empty.
   *     An interrupt of the thread has the same effect.
   */
  public static Optional<Predictions> of(Classifier classifier, ImageSet images, int classes, IntPredicate goOn) {
    return of(classifier, images, classes, TestCrops.ONE, goOn);
  }

  /** The same with {@code crops} of every image: the logits are the mean over them. */
  public static Optional<Predictions> of(Classifier classifier, ImageSet images, int classes, TestCrops crops,
      IntPredicate goOn) {
    return of(classifier, images, classes, IntUnaryOperator.identity(), crops, goOn);
  }

  /**
   * The same where the classes of {@code images} are the network's by {@code match}: the labels are the network's
   * classes.
   */
  public static Optional<Predictions> of(Classifier classifier, ImageSet images, ClassMatch match, TestCrops crops,
      IntPredicate goOn) {
    return of(classifier, images, match.classNames().size(), match::networkClass, crops, goOn);
  }

  private static Optional<Predictions> of(Classifier classifier, ImageSet images, int classes,
      IntUnaryOperator networkClass, TestCrops crops, IntPredicate goOn) {
    int[] labels = new int[images.size()];
    float[] logits = new float[images.size() * classes];
    float[] some = new float[classifier.batchSize() * classes];
    List<Crop> views = crops.crops(classifier.inputHeight());
    try (EvaluationStream stream = new EvaluationStream(images, classifier.batchSize(), views)) {
      while (stream.hasNext()) {
        int done = stream.finished();
        if (!goOn.test(done)) {
          return Optional.empty();
        }
        Batch batch = stream.next();
        classifier.logits(batch.images(), batch.size(), some);
        for (int i = 0; i < batch.size() * classes; i++) {
          logits[done * classes + i] += some[i];
        }
        for (int i = 0; i < batch.size(); i++) {
          labels[done + i] = networkClass.applyAsInt(batch.labels()[i]);
        }
        stream.recycle(batch);
      }
    } catch (InterruptedException unwanted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    for (int i = 0; i < logits.length; i++) {
      logits[i] /= crops.count();
    }
    return Optional.of(new Predictions(classes, labels, logits));
  }

  /** The number of images. */
  public int size() {
    return labels.length;
  }

  /** The number of classes. */
  public int classes() {
    return classes;
  }

  /** The true class number of {@code example}. */
  public int label(int example) {
    return labels[example];
  }

  /** The predicted class number of {@code example}; for equal logits the lower one. */
  public int top(int example) {
    return TopClass.of(logits, example * classes, classes);
  }

  /** Whether {@link #top} is the {@link #label}. */
  public boolean right(int example) {
    return top(example) == labels[example];
  }

  /** The probability of every class for {@code example}, by softmax of the logits. */
  public double[] probabilities(int example) {
    double[] probabilities = new double[classes];
    SoftmaxCrossEntropy.softmax(logits, example * classes, probabilities);
    return probabilities;
  }

  /** The probability of the {@link #top} class of {@code example}. */
  public double confidence(int example) {
    return probabilities(example)[top(example)];
  }

  /** The number of classes ranked above the true one for {@code example}: 0 if the prediction is correct. */
  public int rank(int example) {
    int own = example * classes + labels[example];
    int before = 0;
    for (int c = 0; c < classes; c++) {
      float other = logits[example * classes + c];
      if (other > logits[own] || other == logits[own] && c < labels[example]) {
        before++;
      }
    }
    return before;
  }

  /** The number of images predicted correctly. */
  public int correct() {
    return (int) IntStream.range(0, size()).filter(this::right).count();
  }

  /** Precision @ 1: the fraction of images predicted correctly; NaN for no images. */
  public double precision() {
    return (double) correct() / size();
  }

  /** Precision @ {@code k}: the fraction of images whose true class is among the first {@code k}. */
  public double precision(int k) {
    return (double) IntStream.range(0, size()).filter(example -> rank(example) < k).count() / size();
  }

  /** The mean of −ln of the true class's probability, in nats: the cross-entropy on these images. */
  public double crossEntropy() {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      double[] probabilities = new double[classes];
      double logOfSum = SoftmaxCrossEntropy.softmax(logits, i * classes, probabilities);
      sum += logOfSum - logits[i * classes + labels[i]];
    }
    return sum / size();
  }

  /**
   * The misclassified images, most confident first; equally confident ones in order.
   */
  public int[] mistakes() {
    record Mistake(int example, double confidence) {}

    return IntStream.range(0, size()).filter(example -> !right(example))
        .mapToObj(example -> new Mistake(example, confidence(example)))
        .sorted((one, other) -> Double.compare(other.confidence(), one.confidence()))
        .mapToInt(Mistake::example).toArray();
  }

  /** The images of class {@code label} that are predicted as {@code taken}, in order. */
  public int[] examples(int label, int taken) {
    return IntStream.range(0, size()).filter(example -> labels[example] == label && top(example) == taken).toArray();
  }
}
