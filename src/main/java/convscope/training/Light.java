package convscope.training;

/** The rating of an answer. */
public enum Light {
  /** Good. */
  GOOD,
  /** A warning. */
  WATCH,
  /** A problem: something must be done. */
  BAD,
  /** Not yet known. */
  UNKNOWN
}
