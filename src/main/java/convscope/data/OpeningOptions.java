package convscope.data;

import convscope.foundation.Problem;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How images are opened, if their source leaves a choice. Immutable.
 *
 * @param testShare the share of each class that is kept for testing if a source has no test images; more
 *     than 0 and at most 0.5
 * @param keepTruncated whether an image whose file is incomplete is used; otherwise it counts as damaged
 * @param labels which labels are read from a source that has two kinds
 */
public record OpeningOptions(double testShare, boolean keepTruncated, Labels labels) {
  /** One image in six is kept for testing, incomplete files are left out, labels are fine. */
  public static final OpeningOptions USUAL = new OpeningOptions(1 / 6.0, false, Labels.FINE);

  private static final double LARGEST_SHARE = 0.5;
  private static final String SHARE = "testShare";
  private static final String TRUNCATED = "keepTruncated";
  private static final String LABELS = "labels";

  /** The labels of CIFAR-100: 100 fine classes or 20 coarse ones. */
  public enum Labels { FINE, COARSE }

  /** @throws Problem if the test share is outside its range */
  public OpeningOptions {
    if (!(testShare > 0 && testShare <= LARGEST_SHARE)) {
      throw Problem.of(OpeningOptions.class, "test.share", Double.toString(testShare));
    }
  }

  /** The same with another test share. */
  public OpeningOptions withTestShare(double share) {
    return new OpeningOptions(share, keepTruncated, labels);
  }

  /** The same, with incomplete files used or skipped. */
  public OpeningOptions withTruncated(boolean keep) {
    return new OpeningOptions(testShare, keep, labels);
  }

  /** The same with other labels. */
  public OpeningOptions withLabels(Labels other) {
    return new OpeningOptions(testShare, keepTruncated, other);
  }

  /** The differences from {@link #USUAL}, by name, as stored in a run's manifest. */
  public Map<String, String> asMap() {
    Map<String, String> changed = new LinkedHashMap<>();
    if (testShare != USUAL.testShare) {
      changed.put(SHARE, Double.toString(testShare));
    }
    if (keepTruncated) {
      changed.put(TRUNCATED, "true");
    }
    if (labels != Labels.FINE) {
      changed.put(LABELS, labels.name().toLowerCase(Locale.ROOT));
    }
    return changed;
  }

  /**
   * The options that {@link #asMap} gave as {@code changed}.
   *
   * @throws Problem if a value is invalid
   */
  public static OpeningOptions of(Map<String, String> changed) {
    String share = changed.get(SHARE);
    String labels = changed.get(LABELS);
    try {
      return new OpeningOptions(share == null ? USUAL.testShare : Double.parseDouble(share),
          Boolean.parseBoolean(changed.get(TRUNCATED)),
          labels == null ? Labels.FINE : Labels.valueOf(labels.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException wrong) {
      throw Problem.because(wrong, OpeningOptions.class, "options", changed.toString());
    }
  }
}
