package convscope.workbench.session;

import convscope.foundation.Problem;
import convscope.runs.Change;
import convscope.runs.ComputedBy;
import convscope.runs.EvaluationRow;
import convscope.runs.MetricsRow;
import convscope.runs.ProbeRow;
import convscope.training.TrainingListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/** What a run tells: the training thread only puts it aside, for the next pulse to fetch. */
final class News implements TrainingListener {
  private final Queue<Consumer<RunListener>> news;

  News(Queue<Consumer<RunListener>> news) {
    this.news = news;
  }

  @Override
  public void logged(MetricsRow row) {
    // Every step comes by telemetry.
  }

  @Override
  public void probed(List<ProbeRow> rows) {
    news.add(watcher -> watcher.measured(rows));
  }

  @Override
  public void saved(long step, Path file) {
    news.add(watcher -> watcher.saved(step, file));
  }

  @Override
  public void changed(Change change) {
    news.add(watcher -> watcher.changed(change));
  }

  @Override
  public void computedBy(ComputedBy row) {
    news.add(watcher -> watcher.computedBy(row));
  }

  @Override
  public void evaluated(EvaluationRow row) {
    news.add(watcher -> watcher.evaluated(row));
  }

  @Override
  public void troubled(Problem problem) {
    news.add(watcher -> watcher.troubled(problem));
  }
}
