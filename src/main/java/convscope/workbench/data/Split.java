package convscope.workbench.data;

/** Which of a dataset's two sets. */
enum Split {
  BOTH, TRAIN, TEST;

  /** Whether an image of the test set, or of the training set, belongs to it. */
  boolean holds(boolean test) {
    return this == BOTH || (this == TEST) == test;
  }
}
