package convscope.library;

/** The x axis of overlaid curves. */
public enum Across {
  /** Training steps. */
  STEP,
  /** Passes over the training images. */
  EPOCH,
  /** Minutes of training, without pauses and the time between two sessions. */
  TIME
}
