package convscope.cli;

import convscope.data.OpeningOptions;
import convscope.foundation.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How images are opened: {@code --test-share}, {@code --keep-truncated} and {@code --labels}. */
final class OpeningOption {
  @Option(names = "--test-share", paramLabel = "SHARE", converter = Share.class,
      description = "The share of each class that is kept for testing where there are no test images, such as 1/6 or 0.2"
          + " (default: 1/6).")
  private @Nullable Double testShare;

  @Option(names = "--keep-truncated",
      description = "Use images whose files are incomplete; otherwise they count as damaged.")
  private boolean keepTruncated;

  @Option(names = "--labels", paramLabel = "fine|coarse",
      description = "Which labels of CIFAR-100 to read (default: fine).")
  private OpeningOptions.@Nullable Labels labels;

  /** {@code otherwise} with what was given. */
  OpeningOptions over(OpeningOptions otherwise) {
    return new OpeningOptions(testShare == null ? otherwise.testShare() : testShare,
        keepTruncated || otherwise.keepTruncated(), labels == null ? otherwise.labels() : labels);
  }

  /** Reads {@code 1/6}, {@code 0.2} and {@code 20%}. */
  static final class Share implements ITypeConverter<Double> {
    private static final double PERCENT = 100;

    @Override
    public Double convert(String text) {
      try {
        int bar = text.indexOf('/');
        double share = bar >= 0
            ? Double.parseDouble(text.substring(0, bar)) / Double.parseDouble(text.substring(bar + 1))
            : text.endsWith("%") ? Double.parseDouble(text.substring(0, text.length() - 1)) / PERCENT
                : Double.parseDouble(text);
        return OpeningOptions.USUAL.withTestShare(share).testShare();
      } catch (NumberFormatException | Problem wrong) {
        throw new TypeConversionException("give a share above 0 and at most 0.5, such as 1/6 or 0.2");
      }
    }
  }
}
