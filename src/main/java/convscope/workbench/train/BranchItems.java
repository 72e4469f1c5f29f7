package convscope.workbench.train;

import convscope.runs.RunFolder;
import convscope.workbench.plot.PlotMenu;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.LatestRequest;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.Continuation;
import convscope.workbench.session.CurrentRun;
import java.util.List;
import javafx.scene.control.MenuItem;

/**
 * In the menus of the charts: a new run that continues the current one, which must be over, from the kept checkpoint
 * nearest to the place of the menu. JavaFX thread.
 */
final class BranchItems {
  private final CurrentRun training;
  private final Continuation continuation;
  private final LatestRequest reading;
  private final Notices notices;
  private final Texts texts;

  BranchItems(CurrentRun training, Continuation continuation, Background background, Notices notices, Texts texts) {
    this.training = training;
    this.continuation = continuation;
    this.notices = notices;
    this.texts = texts;
    reading = LatestRequest.finishing(background);
  }

  /** Adds an item to {@code menu}. */
  void addTo(PlotMenu menu) {
    MenuItem item = new MenuItem(texts.get("chart.branch"));
    item.setId("chart-branch");
    menu.addAtPlace(item, step -> arrange(item, step));
  }

  /** The names of the checkpoints are read while the menu opens. */
  private void arrange(MenuItem item, double step) {
    RunFolder run = training.folderProperty().get();
    item.setText(texts.get("chart.branch"));
    item.setDisable(true);
    reading.cancel();
    if (run != null && continuation.possible() && !Double.isNaN(step)) {
      reading.run(() -> run.checkpoints().steps(), kept -> offer(item, run, kept, step), notices::tell);
    }
  }

  private void offer(MenuItem item, RunFolder run, List<Long> kept, double step) {
    kept.stream().reduce((one, other) -> Math.abs(other - step) < Math.abs(one - step) ? other : one)
        .ifPresent(nearest -> {
          item.setText(texts.get("chart.branch.step", nearest));
          item.setOnAction(chosen -> continuation.branch(run.path(), nearest));
          item.setDisable(false);
        });
  }
}
