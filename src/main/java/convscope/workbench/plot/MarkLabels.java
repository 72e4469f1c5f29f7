package convscope.workbench.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Which marks of a chart have their words beside them, and where. Words begin at the line of their mark. Only at the right
 * edge, where there is no room for that, they end there, unless they would then begin at the line of another mark.
 */
final class MarkLabels {
  /** Between words and the line of their mark. */
  private static final double FROM_LINE = 4;
  /** Between words and other words, or the line of another mark. */
  private static final double APART = 12;

  /**
   * The words of a mark.
   *
   * @param mark the mark's place among all
   * @param start their left edge in pixels
   */
  record Label(int mark, double start, double end) {
    private boolean touches(Label other, double apart) {
      return start < other.end + apart && other.start < end + apart;
    }
  }

  private MarkLabels() {}

  /**
   * The labels of {@code marks}: the latest has one, older ones only if there is room.
   *
   * @param pixel of an x
   * @param width of words, in pixels
   * @param shown whether lines are drawn at a pixel
   * @param most the right end of the room for words, in pixels
   */
  static List<Label> of(List<PlotMark> marks, DoubleUnaryOperator pixel, ToDoubleFunction<String> width,
      PlotGroup.Span shown, double most, double scale) {
    double[] lines = marks.stream().mapToDouble(mark -> pixel.applyAsDouble(mark.x())).toArray();
    List<Label> labels = new ArrayList<>();
    for (int i = lines.length - 1; i >= 0; i--) {
      if (marks.get(i).words().isEmpty() || lines[i] < shown.from() || lines[i] > shown.to()) {
        continue;
      }
      double from = FROM_LINE * scale;
      double wide = width.applyAsDouble(marks.get(i).words());
      boolean begins = lines[i] + from + wide <= most;
      double start = begins ? lines[i] + from : lines[i] - from - wide;
      Label label = new Label(i, start, start + wide);
      double near = APART * scale;
      boolean clear = begins || start >= 0 && Arrays.stream(lines).noneMatch(line -> Math.abs(line - start) < near);
      if (clear && labels.stream().noneMatch(other -> label.touches(other, near))) {
        labels.add(label);
      }
    }
    return labels;
  }
}
