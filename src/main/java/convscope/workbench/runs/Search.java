package convscope.workbench.runs;

import convscope.library.RunSummary;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The searchable texts of a run. */
final class Search {
  private Search() {}

  /**
   * Whether {@code run} has every word of {@code wanted} in its name, network, data, state, tags, notes or its student;
   * network and state also match their names in {@code shown}, which is null before there is a table.
   */
  static boolean match(RunSummary run, @Nullable RunWords shown, String wanted) {
    String all = String.join("\n", run.name(), run.folderName(), run.network(), run.standing().name(),
        run.notes().tagLine(), run.notes().text(), run.data(), run.handedIn().student(),
        shown == null ? "" : shown.network(run) + "\n" + shown.state(run)).toLowerCase(Locale.ROOT);
    return Arrays.stream(wanted.strip().toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
  }
}
