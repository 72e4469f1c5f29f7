package convscope.summaries;

import java.util.Locale;

/** The tutorial's names for its summaries, to the letter. */
public final class Tags {
  public static final String LEARNING_RATE = "learning_rate";
  public static final String TOTAL_LOSS = "total_loss";
  public static final String CROSS_ENTROPY = "cross_entropy";
  public static final String PRECISION = "Precision @ 1";
  /** The queue of the data's files. */
  public static final String FILE_QUEUE = "queue/input_producer/fraction_of_32_full";

  private static final double SHUFFLED = 0.4;
  private static final int BATCHES_AHEAD = 3;

  private Tags() {}

  /** Tower number {@code tower}'s own {@code summary}. */
  public static String ofTower(int tower, String summary) {
    return "tower_" + tower + "/" + summary;
  }

  /** The value of {@code loss} itself, whose average has the plain name. */
  public static String raw(String loss) {
    return loss + " (raw)";
  }

  /** The fraction of layer {@code layer}'s output that is exactly zero. */
  public static String sparsity(String layer) {
    return layer + "/" + layer + "/sparsity";
  }

  /** What weight decay adds to the loss for layer {@code layer}. */
  public static String weightLoss(String layer) {
    return layer + "/weight_loss";
  }

  /** The histogram of layer {@code layer}'s output. */
  public static String activations(String layer) {
    return layer + "/" + layer + "/activations";
  }

  /**
   * The histogram of the loss's gradient with respect to {@code variable}; that of its values has the variable's name.
   */
  public static String gradients(String variable) {
    return variable + "/gradients";
  }

  /** Image {@code number} of the batch: TensorFlow writes the summary {@code images} this way. */
  public static String image(int number) {
    return "images/image/" + number;
  }

  /**
   * The queue of examples, named for its sizes at {@code examples} training images and {@code batch} a step and tower.
   */
  public static String exampleQueue(int examples, int batch) {
    return String.format(Locale.ROOT, "queue/shuffle_batch/fraction_over_%d_of_%d_full", (int) (examples * SHUFFLED),
        BATCHES_AHEAD * batch);
  }
}
