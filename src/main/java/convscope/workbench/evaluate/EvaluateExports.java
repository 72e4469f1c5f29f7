package convscope.workbench.evaluate;

import convscope.evaluation.ClassFigures;
import convscope.evaluation.Comparison;
import convscope.evaluation.PredictionTable;
import convscope.foundation.Csv;
import convscope.foundation.SafeFile;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/** Saves what the view shows: the charts as PNG, the tables as comma-separated values. JavaFX thread. */
final class EvaluateExports {
  private final EvaluateModel model;
  private final Background background;
  private final Dialogs dialogs;
  private final Notices notices;
  private final Texts texts;

  EvaluateExports(EvaluateModel model, Background background, Dialogs dialogs, Notices notices, Texts texts) {
    this.model = model;
    this.background = background;
    this.dialogs = dialogs;
    this.notices = notices;
    this.texts = texts;
  }

  /** The chart that {@code page} shows. */
  void picture(Region page, String called) {
    dialogs.chooseFile(texts.get("save.title"), called.replace("page-", "") + ".png").ifPresent(file -> {
      boolean filled = page.getBackground() != null && !page.getBackground().getFills().isEmpty();
      Paint behind = filled ? page.getBackground().getFills().get(0).getFill() : Color.WHITE;
      NodePicture.save(page, behind, file, background, this::saved, notices::tell);
    });
  }

  /** Every image with its probabilities. */
  void predictions() {
    TestSetEvaluation judged = model.judgedProperty().get();
    ask("predictions.csv", file -> new PredictionTable(judged.predictions(), judged.classNames()).write(file));
  }

  /** The metrics of every class. */
  void classes() {
    TestSetEvaluation judged = model.judgedProperty().get();
    ask("classes.csv", file -> {
      StringBuilder text = new StringBuilder("class,images,taken,right,precision,recall,f1\r\n");
      for (ClassFigures one : judged.confusion().figures()) {
        text.append(Csv.cell(judged.classNames().get(one.label())));
        text.append(String.format(Locale.ROOT, ",%d,%d,%d,%s,%s,%s\r\n",
            one.examples(), one.taken(), one.right(), figure(one.precision()), figure(one.recall()), figure(one.f1())));
      }
      SafeFile.writeText(file, text.toString());
    });
  }

  /** For each class, one per line, how many of its images are predicted as each class. */
  void confusion() {
    TestSetEvaluation judged = model.judgedProperty().get();
    ask("confusion.csv", file -> {
      List<String> names = judged.classNames();
      StringBuilder text = new StringBuilder("class");
      names.forEach(name -> text.append(',').append(Csv.cell(name)));
      for (int label = 0; label < names.size(); label++) {
        text.append("\r\n").append(Csv.cell(names.get(label)));
        for (int taken = 0; taken < names.size(); taken++) {
          text.append(',').append(judged.confusion().count(label, taken));
        }
      }
      SafeFile.writeText(file, text.append("\r\n").toString());
    });
  }

  /** The images that only one of two networks predicts correctly. */
  void comparison() {
    TestSetEvaluation judged = model.judgedProperty().get();
    TestSetEvaluation second = model.secondProperty().get();
    Comparison comparison = model.comparisonProperty().get();
    if (comparison == null) {
      notices.say(texts.get("save.noComparison"));
      return;
    }
    ask("comparison.csv", file -> {
      StringBuilder text = new StringBuilder("record,label,this,other,change\r\n");
      lines(text, judged, second, comparison.better(), "better");
      lines(text, judged, second, comparison.worse(), "worse");
      SafeFile.writeText(file, text.toString());
    });
  }

  private static void lines(StringBuilder text, TestSetEvaluation judged, TestSetEvaluation second, int[] examples,
      String change) {
    List<String> names = judged.classNames();
    for (int example : examples) {
      text.append(example).append(',').append(Csv.cell(names.get(judged.predictions().label(example)))).append(',')
          .append(Csv.cell(names.get(judged.predictions().top(example)))).append(',')
          .append(Csv.cell(second.classNames().get(second.predictions().top(example)))).append(',').append(change)
          .append("\r\n");
    }
  }

  private static String figure(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6f", value);
  }

  private void ask(String name, Consumer<Path> write) {
    dialogs.chooseFile(texts.get("save.title"), name).ifPresent(file -> background.run(() -> {
      write.accept(file);
      return file;
    }, this::saved, notices::tell));
  }

  private void saved(Path file) {
    notices.say(texts.get("save.done", file));
  }
}
