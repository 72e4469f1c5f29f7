package convscope.cli;

import convscope.data.OpeningOptions;
import convscope.foundation.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How images are opened: {@code --test-share}, {@code --keep-truncated} and {@code --labels}. */
final class OpeningOption {
  private static final double PERCENT = 100;

  @Option(names = "--test-share", paramLabel = "SHARE")
  private @Nullable String testShare;

  @Option(names = "--keep-truncated")
  private boolean keepTruncated;

  @Option(names = "--labels", paramLabel = "fine|coarse")
  private OpeningOptions.@Nullable Labels labels;

  /** {@code otherwise} with the options given to {@code command}. */
  OpeningOptions over(OpeningOptions otherwise, CommandSpec command) {
    return new OpeningOptions(testShare == null ? otherwise.testShare() : share(testShare, command),
        keepTruncated || otherwise.keepTruncated(), labels == null ? otherwise.labels() : labels);
  }

  /** Reads {@code 1/6}, {@code 0.2} and {@code 20%}. */
  private static double share(String text, CommandSpec command) {
    try {
      int bar = text.indexOf('/');
      double share = bar >= 0 ? Double.parseDouble(text.substring(0, bar)) / Double.parseDouble(text.substring(bar + 1))
          : text.endsWith("%") ? Double.parseDouble(text.substring(0, text.length() - 1)) / PERCENT
              : Double.parseDouble(text);
      return OpeningOptions.USUAL.withTestShare(share).testShare();
    } catch (NumberFormatException | Problem wrong) {
      throw Console.wrong(command, "data.share", text);
    }
  }
}
