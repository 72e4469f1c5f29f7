package convscope.workbench.runs;

import convscope.library.RunSummary;
import convscope.runs.Manifest;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What the listed runs are called, by their folders. Immutable. */
record RunNames(Map<Path, String> byFolder) {
  static final RunNames NONE = new RunNames(Map.of());

  /** The names of {@code runs}. */
  static RunNames of(Collection<RunSummary> runs) {
    Map<Path, String> names = new HashMap<>();
    runs.forEach(run -> names.put(run.path(), run.name()));
    return new RunNames(Map.copyOf(names));
  }

  /**
   * What the parent of {@code run} is called now: that in the folder beside it, else any listed one whose folder has
   * its name; that name, if none is listed any more. Empty if {@code run} has no parent.
   */
  String parent(RunSummary run) {
    String folder =
        run.manifest() == null ? "" : run.manifest().parent().map(Manifest.Parent::run).orElse("");
    if (folder.isEmpty()) {
      return "";
    }
    String beside = byFolder.get(run.path().resolveSibling(folder));
    return beside != null ? beside : byFolder.entrySet().stream()
        .filter(named -> named.getKey().endsWith(folder)).map(Map.Entry::getValue).findFirst().orElse(folder);
  }
}
