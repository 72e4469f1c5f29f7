package convscope.data;

import convscope.foundation.Face;
import convscope.foundation.Language;
import convscope.foundation.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An {@link OpeningSummary} in words, in one language and for one face. Immutable. */
public final class OpeningReport {
  private static final String MORE = ", …";

  private final OpeningSummary summary;
  private final Language language;
  private final Face face;

  public OpeningReport(OpeningSummary summary, Language language, Face face) {
    this.summary = summary;
    this.language = language;
    this.face = face;
  }

  /** Whether there is nothing to report. */
  public boolean isEmpty() {
    return summary.layout().isEmpty();
  }

  /** The numbers of used images and skipped files, by reason, such as {@code 12 images used, 1 left out: 1 damaged}. */
  public String headline() {
    Sentence used = OpeningWords.of("used", summary.used());
    if (summary.leftOut().isEmpty()) {
      return words(used);
    }
    String reasons = summary.leftOut().stream().map(this::count).collect(Collectors.joining(", "));
    return words(OpeningWords.of("used.left.out", used, summary.leftOutInAll(), reasons));
  }

  /** The layout and the remarks, one sentence each. */
  public List<String> remarks() {
    List<String> lines = new ArrayList<>();
    summary.layout().map(this::words).ifPresent(lines::add);
    summary.remarks().stream().map(this::words).forEach(lines::add);
    return lines;
  }

  /** For each reason the names of the first skipped files; then the largest class. */
  public List<String> details() {
    List<String> lines = new ArrayList<>();
    for (OpeningSummary.LeftOut one : summary.leftOut()) {
      String names = String.join(", ", one.first()) + (one.count() > one.first().size() ? MORE : "");
      lines.add(words(OpeningWords.of("names", count(one), names)));
    }
    summary.largest().map(largest -> words(OpeningWords.of("largest", largest.className(), largest.share())))
        .ifPresent(lines::add);
    return lines;
  }

  private String count(OpeningSummary.LeftOut one) {
    return words(OpeningWords.of("left.out." + one.reason().name(), one.count()));
  }

  private String words(Sentence sentence) {
    return sentence.in(language, face);
  }
}
