package convscope.library;

/** Where a folder among the runs stands. */
public enum Standing {
  /** Some process trains it now. */
  TRAINING,
  /** It has all its steps. */
  FINISHED,
  /** It could go on. */
  STOPPED,
  /** A run whose files cannot be read. */
  BROKEN,
  /** No run at all. */
  FOREIGN
}
