package convscope.workbench.evaluate;

/**
 * Which test images are shown beside the charts.
 *
 * @param label their true class; only meaningful for {@code CELL} and {@code MISSED}
 * @param taken their predicted class; only meaningful for {@code CELL}
 * @param examples their numbers; the array must not be modified
 */
record ImageSelection(Kind kind, int label, int taken, int[] examples) {
  /** The reason for the selection. */
  enum Kind {
    /** The errors, most confident first. */
    MISTAKES,
    /** A cell of the confusion matrix. */
    CELL,
    /** All misclassified images of a class. */
    MISSED,
    /** Those that only the second network predicts correctly. */
    BETTER,
    /** Those that only the first network predicts correctly. */
    WORSE
  }

  static ImageSelection of(Kind kind, int[] examples) {
    return new ImageSelection(kind, -1, -1, examples);
  }
}
