package convscope.training;

/** How an answer bodes. */
public enum Light {
  /** As it should be. */
  GOOD,
  /** Worth an eye. */
  WATCH,
  /** Wrong: something must be done. */
  BAD,
  /** Nothing can be said yet. */
  UNKNOWN
}
