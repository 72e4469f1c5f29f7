package convscope.workbench.session;

import convscope.runs.Change;
import convscope.runs.EvaluationRow;
import convscope.runs.MetricsRow;
import convscope.runs.ProbeRow;
import convscope.runs.RunFolder;
import java.util.List;

/** What a run told before it is resumed. */
record History(List<MetricsRow> rows, List<EvaluationRow> evaluations, List<Change> changes,
    List<ProbeRow> probes) {

  /** What {@code run} told up to its newest checkpoint: later steps are forgotten by training, and made anew. */
  static History of(RunFolder run) {
    long first = run.checkpoints().newest().map(newest -> newest.checkpoint().step()).orElse(0L);
    return new History(run.metrics().rows().stream().filter(row -> row.step() < first).toList(),
        run.evaluationsByStep().stream().filter(row -> row.step() <= first).toList(),
        run.changes().rows().stream().filter(change -> change.step() <= first).toList(),
        run.probes().rows().stream().filter(row -> row.step() < first).toList());
  }
}
