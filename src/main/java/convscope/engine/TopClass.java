package convscope.engine;

/** The class with the largest logit; for equal logits the lower class number. */
public final class TopClass {
  private TopClass() {}

  /** The top class of the example whose {@code classes} logits start at {@code offset}. */
  public static int of(float[] logits, int offset, int classes) {
    int top = 0;
    for (int c = 1; c < classes; c++) {
      if (logits[offset + c] > logits[offset + top]) {
        top = c;
      }
    }
    return top;
  }

  /**
   * How many of the first {@code examples} are predicted as their label.
   *
   * @param logits {@code [at least examples, classes]} row-major
   */
  public static int correct(float[] logits, int[] labels, int examples, int classes) {
    int correct = 0;
    for (int i = 0; i < examples; i++) {
      if (of(logits, i * classes, classes) == labels[i]) {
        correct++;
      }
    }
    return correct;
  }
}
