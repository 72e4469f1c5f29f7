package convscope.workbench.session;

import convscope.export.ExportFormat;
import convscope.export.ExportOrder;
import convscope.export.Exporter;
import convscope.foundation.Problem;
import convscope.runs.RunFolder;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Texts;
import java.nio.file.Path;

/**
 * Writes runs and networks for other programs, as long work with progress and cancel. JavaFX thread.
 *
 * @param tasks the long work of all views
 * @param exporter does it; not on the JavaFX thread
 */
public record NetworkExport(LongTasks tasks, Exporter exporter) {

  /**
   * Asks for a file and writes {@code exported} to it. The dialog has already asked whether an existing file may be
   * replaced.
   *
   * @param best the best checkpoint of the run, not its latest
   * @param raw the raw parameters, not their averages
   * @param texts of this package
   */
  void start(Exportable exported, ExportFormat format, boolean best, boolean raw, Dialogs dialogs, Notices notices,
      Texts texts) {
    boolean ofBest = format.holdsNetwork() && best;
    boolean ofRaw = format.holdsNetwork() && raw;
    String proposed = exported.file() + (ofBest ? "-best" : "") + (ofRaw ? "-raw" : "") + format.extension();
    dialogs.chooseFile(texts.get(exported.run() ? "export.title" : "export.title.network"), proposed).ifPresent(file ->
        tasks.start(texts.get("export.task", exported.name()), file, progress -> {
          String source = ofBest ? best(exported.source()) : exported.source();
          return exporter.export(new ExportOrder(source, format, ofRaw, file, true), progress::at);
        }, remark -> texts.get("export.done", file), remark -> remark.ifPresent(notices::tell)));
  }

  private static String best(String run) {
    return RunFolder.open(Path.of(run)).checkpoints().best()
        .orElseThrow(() -> Problem.of(NetworkExport.class, "no.best", run)).toString();
  }
}
