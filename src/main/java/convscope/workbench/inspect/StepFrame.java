package convscope.workbench.inspect;

import convscope.foundation.Figures;
import convscope.insight.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is seen at one step of a computation.
 *
 * @param sentence what happens in this step
 * @param tables the numbers of the formula, from left to right
 * @param partial the partial sums of the input's channels; null where there are none
 * @param stages the numbers from the tables to the value, from left to right
 * @param input the picture of the input; null where it is none
 * @param before the picture of the output without the changes by hand; null where nothing can be changed
 * @param output the picture of the output as far as it is computed; null where it is none
 */
record StepFrame(String sentence, List<NumberTable> tables, @Nullable NumberTable partial, List<Stage> stages,
    @Nullable Picture input, @Nullable Picture before, @Nullable Picture output) {

  /** The same without the picture of the output as it was. */
  StepFrame withoutBefore() {
    return new StepFrame(sentence, tables, partial, stages, input, null, output);
  }

  /** Whether {@code other} has the same number of parts. */
  boolean looksLike(StepFrame other) {
    return tables.size() == other.tables.size() && stages.size() == other.stages.size()
        && (partial == null) == (other.partial == null);
  }

  /**
   * A number on the way to the value.
   *
   * @param operator what is done to come to it; empty for the first
   * @param figure the number as written
   * @param reached whether the step has come to it
   * @param current whether it is the one that this step computes
   */
  record Stage(String operator, String caption, String figure, boolean reached, boolean current) {
    Stage(String operator, String caption, double value, boolean reached, boolean current) {
      this(operator, caption, Figures.signed(value), reached, current);
    }
  }

  /**
   * An image, with a frame over some of its pixels and a mark at one.
   *
   * @param argb row by row, not premultiplied, some perhaps transparent
   * @param frame null for none
   * @param mark null for none
   */
  record Picture(String caption, int width, int height, int[] argb, @Nullable Window frame, @Nullable Window mark) {}
}
