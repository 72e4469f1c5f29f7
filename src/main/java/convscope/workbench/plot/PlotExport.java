package convscope.workbench.plot;

import convscope.foundation.Csv;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.workbench.control.PictureFile;
import convscope.workbench.control.Pictured;
import convscope.workbench.fx.Background;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;

/**
 * Saves charts, as images and as data. Called on the JavaFX thread, where the content is copied; written in the
 * background, and reported on the JavaFX thread.
 */
public final class PlotExport {
  /** Pixels of a saved image per screen pixel, so that it is sharp in print. */
  private static final int SHARPNESS = 2;

  private final Background background;

  private record Column(String label, Series.Points points) {}

  public PlotExport(Background background) {
    this.background = background;
  }

  /**
   * Writes {@code plot} as displayed, without the cursor, to {@code file}: a PNG of twice the chart's size in pixels.
   *
   * @param done receives the file when it is written
   * @param failed receives the failure
   */
  public Future<?> savePicture(Plot plot, Path file, Consumer<Path> done, Consumer<Problem> failed) {
    Pictured.Pixels pixels = pixels(plot);
    return background.run(() -> {
      PictureFile.write(file, pixels);
      return file;
    }, done, failed);
  }

  /**
   * Writes the points of {@code plot} to {@code file} as CSV: x, then a column for each line, and a row for each x that
   * any of them has; empty if a line has no value there. Parameters as {@link #savePicture}.
   */
  public Future<?> saveNumbers(Plot plot, Path file, Consumer<Path> done, Consumer<Problem> failed) {
    String x = plot.getXName().isEmpty() ? "x" : plot.getXName();
    List<Column> columns = new ArrayList<>();
    for (PlotLine line : plot.getLines()) {
      columns.add(new Column(line.label().isEmpty() ? line.series().name() : line.label(), line.series().points()));
    }
    return background.run(() -> {
      SafeFile.write(file, out -> {
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        write(x, columns, writer);
        writer.flush();
      });
      return file;
    }, done, failed);
  }

  private static Pictured.Pixels pixels(Plot plot) {
    double width = plot.canvas().getWidth();
    double height = plot.canvas().getHeight();
    Canvas canvas = new Canvas(width * SHARPNESS, height * SHARPNESS);
    canvas.getGraphicsContext2D().scale(SHARPNESS, SHARPNESS);
    plot.prepare(System.nanoTime() + TimeUnit.MINUTES.toNanos(1));
    PlotFrame frame = PlotFrame.of(plot, width, height);
    if (frame != null) {
      plot.painter().paint(canvas.getGraphicsContext2D(), frame);
    }
    SnapshotParameters behind = new SnapshotParameters();
    behind.setFill(plot.look().paint(Ink.BACKGROUND));
    return Pictured.Pixels.of(canvas.snapshot(behind, null));
  }

  private static void write(String x, List<Column> columns, BufferedWriter writer) throws IOException {
    writer.write(Csv.cell(x));
    for (Column column : columns) {
      writer.write(',' + Csv.cell(column.label()));
    }
    writer.write('\n');
    int[] next = new int[columns.size()];
    for (double at = least(columns, next); !Double.isNaN(at); at = least(columns, next)) {
      writer.write(number(at));
      for (int i = 0; i < next.length; i++) {
        Series.Points points = columns.get(i).points();
        writer.write(',');
        if (next[i] < points.x().length && points.x()[next[i]] == at) {
          writer.write(number(points.y()[next[i]++]));
        }
      }
      writer.write('\n');
    }
  }

  /** The smallest x still to be written; NaN if none is left. */
  private static double least(List<Column> columns, int[] next) {
    double least = Double.NaN;
    for (int i = 0; i < next.length; i++) {
      double[] x = columns.get(i).points().x();
      if (next[i] < x.length && !(x[next[i]] >= least)) {
        least = x[next[i]];
      }
    }
    return least;
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
  }
}
