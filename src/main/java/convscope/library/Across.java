package convscope.library;

/** What the curves of runs are laid over each other by. */
public enum Across {
  /** Steps made. */
  STEP,
  /** How often the training images have been gone through. */
  EPOCH,
  /** Minutes spent training; pauses and the time between two sittings do not count. */
  TIME
}
