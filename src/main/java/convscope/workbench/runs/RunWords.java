package convscope.workbench.runs;

import convscope.library.RunSummary;
import convscope.workbench.fx.Texts;
import java.util.Locale;

/** The table's names of the state and the network of a run, in the language of {@code texts}. Immutable. */
record RunWords(Texts texts) {

  /** The state of {@code run}. */
  String state(RunSummary run) {
    return texts.get("state." + run.standing().name().toLowerCase(Locale.ROOT));
  }

  /** The network of {@code run}: by its own name if it is not a preset. */
  String network(RunSummary run) {
    String key = "preset." + run.network();
    return texts.has(key) ? texts.get(key) : run.network();
  }

  /** The beginning of the keys of the texts of {@code action}. */
  static String key(RunActions.Action action) {
    return action == RunActions.Action.FOLDER ? "openFolder" : action.name().toLowerCase(Locale.ROOT);
  }

  /** The parent of {@code run}, as {@code names} calls it, and the step at which it was left; empty if it has none. */
  String parent(RunSummary run, RunNames names) {
    return run.manifest() == null ? "" : run.manifest().parent()
        .map(parent -> texts.get("parent.value", names.parent(run), parent.step())).orElse("");
  }
}
