package convscope.workbench.plot;

import convscope.foundation.Problem;
import convscope.workbench.control.PictureFile;
import convscope.workbench.fx.Dialogs;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks for a file and saves a chart there. JavaFX thread. */
final class PlotSaving {
  private final Plot plot;
  private final Dialogs dialogs;
  private final PlotExport export;
  private final Consumer<Problem> failed;

  /**
   * Saves {@code plot}.
   *
   * @param failed receives the failure to save
   */
  PlotSaving(Plot plot, Dialogs dialogs, PlotExport export, Consumer<Problem> failed) {
    this.plot = plot;
    this.dialogs = dialogs;
    this.export = export;
    this.failed = failed;
  }

  /** Saves the chart as a PNG. */
  void picture() {
    ask("plot.savePicture.title", ".png").ifPresent(file -> export.savePicture(plot, file, saved -> { }, failed));
  }

  /** Saves the points as CSV. */
  void numbers() {
    ask("plot.saveNumbers.title", ".csv").ifPresent(file -> export.saveNumbers(plot, file, saved -> { }, failed));
  }

  private Optional<Path> ask(String title, String ending) {
    return dialogs.chooseFile(plot.texts().get(title), PictureFile.name(plot.getTitle(), "chart", ending))
        .map(file -> PictureFile.withEnding(file, ending));
  }
}
