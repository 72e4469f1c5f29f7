package convscope.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import convscope.data.TestCrops;
import convscope.evaluation.Calibration;
import convscope.evaluation.ClassFigures;
import convscope.evaluation.ClassMatch;
import convscope.evaluation.ConfusionMatrix;
import convscope.evaluation.Predictions;
import convscope.foundation.Figures;
import convscope.training.ConsoleLine;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/**
 * An evaluation in printed form.
 *
 * @param match which class of the network each class of the data is; all metrics refer to the network's
 * @param crops those of each image
 * @param model what was evaluated, as requested
 * @param step its number of training steps
 * @param parameters {@code averaged} or {@code raw}
 */
record EvaluationWords(Predictions predictions, ClassMatch match, TestCrops crops, String model, long step,
    String parameters, LocalDateTime time, Console console) {
  private static final JsonMapper MAPPER = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final int MOST_TOPS = 5;
  private static final int LEAST_CELL = 5;
  private static final int[] COLUMNS = {8, 9, 8, 10, 8, 8};

  private List<String> classNames() {
    return match.classNames();
  }

  /** The tutorial's line. */
  String line() {
    return ConsoleLine.precision(time, predictions.precision());
  }

  /** A table of the classes, and the other metrics with their names. */
  String details() {
    int widest = widest("eval.class");
    StringBuilder text = new StringBuilder();
    line(text, console.text("eval.summary", step, console.text("eval." + parameters), predictions.correct(),
        predictions.size()));
    if (crops != TestCrops.ONE) {
      line(text, console.text("eval.crops", crops.count()));
    }
    line(text, row(widest, console.text("eval.class"), console.text("eval.images"), console.text("eval.predicted"),
        console.text("eval.correct"), console.text("eval.precision"), console.text("eval.recall"),
        console.text("eval.f1")));
    for (ClassFigures figures : ConfusionMatrix.of(predictions).figures()) {
      line(text, row(widest, classNames().get(figures.label()), format("%,d", figures.examples()),
          format("%,d", figures.taken()), format("%,d", figures.right()), figure(figures.precision()),
          figure(figures.recall()), figure(figures.f1())));
    }
    for (int k = 1; k <= tops(); k++) {
      line(text, format("precision @ %d = %.3f", k, predictions.precision(k)));
    }
    Calibration calibration = Calibration.of(predictions);
    line(text, console.text("eval.cross-entropy", Figures.loss(predictions.crossEntropy())));
    line(text, console.text("eval.calibration", format("%.3f", calibration.expectedError()), calibration.bins().size(),
        format("%.3f", calibration.meanConfidence())));
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append(System.lineSeparator());
  }

  /** The class left-aligned, its metrics right-aligned in their columns. */
  private static String row(int widest, String name, String... figures) {
    StringBuilder row = new StringBuilder(ConsoleWidth.left(name, widest));
    for (int i = 0; i < figures.length; i++) {
      row.append(' ').append(ConsoleWidth.right(figures[i], COLUMNS[i]));
    }
    return row.toString();
  }

  /** One line per class with how many of its images are predicted as each class. */
  String confusion() {
    ConfusionMatrix matrix = ConfusionMatrix.of(predictions);
    int widest = widest("eval.confusion");
    StringBuilder text = new StringBuilder(ConsoleWidth.left(console.text("eval.confusion"), widest));
    classNames().forEach(name -> text.append(' ').append(ConsoleWidth.right(name, cell(name))));
    for (int label = 0; label < matrix.classes(); label++) {
      text.append(System.lineSeparator()).append(ConsoleWidth.left(classNames().get(label), widest));
      for (int predicted = 0; predicted < matrix.classes(); predicted++) {
        text.append(' ').append(ConsoleWidth.right(Integer.toString(matrix.count(label, predicted)),
            cell(classNames().get(predicted))));
      }
    }
    return text.append(System.lineSeparator()).toString();
  }

  /** All metrics as one JSON object, in ASCII; null if a metric is undefined. */
  String json() {
    ConfusionMatrix matrix = ConfusionMatrix.of(predictions);
    Calibration calibration = Calibration.of(predictions);
    ObjectNode all = MAPPER.createObjectNode().put("time", time.toString()).put("model", model).put("step", step)
        .put("parameters", parameters).put("examples", predictions.size()).put("correct", predictions.correct())
        .put("test_crops", crops.count());
    all.put("classes_matched", match.how().name().toLowerCase(Locale.ROOT));
    put(all, "precision", predictions.precision());
    ArrayNode tops = all.putArray("precision_at_k");
    for (int k = 1; k <= tops(); k++) {
      tops.add(predictions.precision(k));
    }
    put(all, "cross_entropy", predictions.crossEntropy());
    put(all, "expected_calibration_error", calibration.expectedError());
    put(all, "mean_confidence", calibration.meanConfidence());
    ArrayNode classes = all.putArray("classes");
    ArrayNode confusion = all.putArray("confusion");
    for (ClassFigures figures : matrix.figures()) {
      ObjectNode one = classes.addObject().put("name", classNames().get(figures.label()))
          .put("examples", figures.examples()).put("taken", figures.taken()).put("right", figures.right());
      put(one, "precision", figures.precision());
      put(one, "recall", figures.recall());
      put(one, "f1", figures.f1());
      ArrayNode row = confusion.addArray();
      for (int taken = 0; taken < matrix.classes(); taken++) {
        row.add(matrix.count(figures.label(), taken));
      }
    }
    ArrayNode bins = all.putArray("calibration");
    for (Calibration.Bin bin : calibration.bins()) {
      ObjectNode one = bins.addObject().put("low", bin.low()).put("high", bin.high()).put("count", bin.count());
      put(one, "confidence", bin.confidence());
      put(one, "accuracy", bin.accuracy());
    }
    try {
      return MAPPER.writeValueAsString(all);
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    }
  }

  private int tops() {
    return Math.min(MOST_TOPS, predictions.classes());
  }

  private int widest(String heading) {
    return classNames().stream().mapToInt(ConsoleWidth::of).reduce(ConsoleWidth.of(console.text(heading)), Math::max);
  }

  private static int cell(String name) {
    return Math.max(LEAST_CELL, ConsoleWidth.of(name));
  }

  private static String figure(double value) {
    return Double.isNaN(value) ? "–" : format("%.3f", value);
  }

  private static void put(ObjectNode into, String name, double value) {
    if (Double.isFinite(value)) {
      into.put(name, value);
    } else {
      into.putNull(name);
    }
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
