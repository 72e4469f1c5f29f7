package convscope.workbench.runs;

import convscope.library.RunSummary;
import convscope.workbench.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuItem;

/** The kept checkpoints of the selected run, each of which a new run can continue. JavaFX thread. */
final class BranchMenu {
  private final RunActions actions;
  private final Texts texts;

  BranchMenu(RunActions actions, Texts texts) {
    this.actions = actions;
    this.texts = texts;
  }

  /** An item for each checkpoint, latest first. */
  List<MenuItem> items() {
    List<MenuItem> items = new ArrayList<>();
    RunSummary run = actions.one().filter(actions.services()::canBranch).orElse(null);
    if (run != null) {
      for (int i = run.kept().size() - 1; i >= 0; i--) {
        items.add(item(run, run.kept().get(i)));
      }
    }
    return items;
  }

  private MenuItem item(RunSummary run, long step) {
    MenuItem item = new MenuItem(texts.get("branch.step", step));
    item.setId("runs-branch-" + step);
    item.setOnAction(chosen -> actions.branch(run, step));
    return item;
  }
}
