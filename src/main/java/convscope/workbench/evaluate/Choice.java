package convscope.workbench.evaluate;

/**
 * Which test images are shown beside the charts.
 *
 * @param label the class that they are of; of no meaning but for {@code CELL} and {@code MISSED}
 * @param taken the class that they are taken for; of no meaning but for {@code CELL}
 * @param examples their numbers; nobody may change the array
 */
record Choice(Kind kind, int label, int taken, int[] examples) {
  /** Why these. */
  enum Kind {
    /** The mistakes, the surest first. */
    MISTAKES,
    /** A cell of the confusion matrix. */
    CELL,
    /** All of a class that are taken for another. */
    MISSED,
    /** Those that only the second network gets right. */
    BETTER,
    /** Those that only the first network gets right. */
    WORSE
  }

  static Choice of(Kind kind, int[] examples) {
    return new Choice(kind, -1, -1, examples);
  }
}
