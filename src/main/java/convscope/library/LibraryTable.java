package convscope.library;

import convscope.foundation.Csv;
import convscope.foundation.SafeFile;
import convscope.runs.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Runs as comma-separated values (RFC 4180), one line per run; unknown values are empty cells. */
public final class LibraryTable {
  private LibraryTable() {}

  /** Writes {@code runs}, in their order, to {@code file}, replacing it atomically. */
  public static void write(List<RunSummary> runs, Path file) {
    StringBuilder text = new StringBuilder("run,state,network,steps,steps_wanted,loss_smoothed,precision_last,"
        + "precision_best,learning_rate,batch,data,parent,parent_step,created,tags,notes,bytes,folder,error\r\n");
    for (RunSummary run : runs) {
      Manifest.Settings settings = run.manifest() == null ? null : run.manifest().settings();
      StringJoiner line = new StringJoiner(",", "", "\r\n");
      line.add(Csv.cell(run.name())).add(run.standing().name().toLowerCase(Locale.ROOT)).add(Csv.cell(run.network()));
      line.add(settings == null ? "" : Long.toString(run.steps()));
      line.add(settings == null ? "" : Long.toString(settings.steps()));
      line.add(number(run.loss())).add(number(run.lastPrecision())).add(number(run.bestPrecision()));
      line.add(settings == null ? "" : Double.toString(settings.rate()));
      line.add(settings == null ? "" : Integer.toString(settings.batch()));
      line.add(run.manifest() == null ? "" : Csv.cell(run.manifest().data().name()));
      Manifest.Parent parent = run.manifest() == null ? null : run.manifest().parent().orElse(null);
      line.add(parent == null ? "" : Csv.cell(parent.run())).add(parent == null ? "" : Long.toString(parent.step()));
      line.add(Csv.cell(run.created())).add(Csv.cell(run.notes().tagLine())).add(Csv.cell(run.notes().text()));
      line.add(Long.toString(run.bytes())).add(Csv.cell(run.path().toString()));
      line.add(run.problem() == null ? "" : Csv.cell(String.valueOf(run.problem().getMessage())));
      text.append(line);
    }
    SafeFile.writeText(file, text.toString());
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}
