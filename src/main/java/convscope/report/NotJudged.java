package convscope.report;

/** Why a report has no evaluation, and so neither a confusion matrix nor errors. */
public enum NotJudged {
  /** The run has no network yet. */
  NO_CHECKPOINT,
  /** The run's dataset was not open; other images say nothing about it. */
  IMAGES_NOT_OPEN,
  /** Its dataset has no test images. */
  NO_TEST_IMAGES,
  /** It was not requested. */
  NOT_ASKED
}
