package convscope.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * An evaluation as it is printed.
 *
 * @param match which class of the network each class of the data is; all figures are of the network's
 * @param model what was judged, as it was asked for
 * @param step how long it had learnt
 * @param parameters {@code averaged} or {@code raw}
 */
record EvaluationWords(Predictions predictions, ClassMatch match, String model, long step, String parameters,
    LocalDateTime time) {
  private static final JsonMapper MAPPER = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final int MOST_TOPS = 5;
  private static final int LEAST_CELL = 5;

  private List<String> classNames() {
    return match.classNames();
  }

  /** The tutorial's line. */
  String line() {
    return ConsoleLine.precision(time, predictions.precision());
  }

  /** A table of the classes, and the other figures, each with what it is. */
  String details() {
    int widest = widest();
    StringBuilder text = new StringBuilder(format("step %d, %s parameters: %,d of %,d images right%n", step, parameters,
        predictions.correct(), predictions.size()));
    text.append(format("%-" + widest + "s %8s %8s %8s %10s %8s %8s%n", "class", "images", "taken", "right", "precision",
        "recall", "F1"));
    for (ClassFigures figures : ConfusionMatrix.of(predictions).figures()) {
      text.append(format("%-" + widest + "s %,8d %,8d %,8d %10s %8s %8s%n", classNames().get(figures.label()),
          figures.examples(), figures.taken(), figures.right(), figure(figures.precision()), figure(figures.recall()),
          figure(figures.f1())));
    }
    for (int k = 1; k <= tops(); k++) {
      text.append(format("precision @ %d = %.3f%n", k, predictions.precision(k)));
    }
    Calibration calibration = Calibration.of(predictions);
    return text.append(format("cross-entropy = %s nats%n", Figures.loss(predictions.crossEntropy())))
        .append(format("expected calibration error = %.3f (%d bins; mean confidence %.3f)%n",
            calibration.expectedError(), calibration.bins().size(), calibration.meanConfidence())).toString();
  }

  /** One line a class with how many of its images are taken for which class. */
  String confusion() {
    ConfusionMatrix matrix = ConfusionMatrix.of(predictions);
    int widest = widest();
    StringBuilder text = new StringBuilder(format("%-" + widest + "s", "of \\ taken for"));
    classNames().forEach(name -> text.append(format(" %" + cell(name) + "s", name)));
    for (int label = 0; label < matrix.classes(); label++) {
      text.append(format("%n%-" + widest + "s", classNames().get(label)));
      for (int taken = 0; taken < matrix.classes(); taken++) {
        text.append(format(" %" + cell(classNames().get(taken)) + "d", matrix.count(label, taken)));
      }
    }
    return text.append(System.lineSeparator()).toString();
  }

  /** All figures as one JSON object, in ASCII; null where a figure has no meaning. */
  String json() {
    ConfusionMatrix matrix = ConfusionMatrix.of(predictions);
    Calibration calibration = Calibration.of(predictions);
    ObjectNode all = MAPPER.createObjectNode().put("time", time.toString()).put("model", model).put("step", step)
        .put("parameters", parameters).put("examples", predictions.size()).put("correct", predictions.correct());
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

  private int widest() {
    return Math.max("of \\ taken for".length(), classNames().stream().mapToInt(String::length).max().orElse(1));
  }

  private static int cell(String name) {
    return Math.max(LEAST_CELL, name.length());
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
