package convscope.report;

/** Why a report has no evaluation, and so neither confusion nor mistakes. */
public enum NotJudged {
  /** The run has no network yet. */
  NO_CHECKPOINT,
  /** The images that the run learnt from were not at hand; others say nothing about it. */
  IMAGES_NOT_OPEN,
  /** Its images are all to learn from. */
  NO_TEST_IMAGES,
  /** Nobody asked for one. */
  NOT_ASKED
}
