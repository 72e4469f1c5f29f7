package convscope.workbench.data;

/** A choice between a dataset's two sets. */
enum Split {
  BOTH, TRAIN, TEST;

  /** Whether it includes the test set if {@code test}, otherwise the training set. */
  boolean holds(boolean test) {
    return this == BOTH || (this == TEST) == test;
  }
}
