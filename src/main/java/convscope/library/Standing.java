package convscope.library;

/** The state of a folder among the runs. */
public enum Standing {
  /** A process is training it. */
  TRAINING,
  /** It is finished. */
  FINISHED,
  /** It is stopped and can be resumed. */
  STOPPED,
  /** Its loss was no longer a number. */
  DIVERGED,
  /** A run whose files cannot be read. */
  BROKEN,
  /** Not a run. */
  FOREIGN
}
