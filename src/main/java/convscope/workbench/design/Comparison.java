package convscope.workbench.design;

import convscope.model.Layer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The layers of two networks beside each other: the pairs in order, so aligned that as many equal layers as possible
 * stand in one line, and otherwise layers of one kind. Immutable.
 */
record Comparison(List<Line> lines) {
  private static final int NONE = -1;
  /** An equal layer is worth more than a layer of the same kind, and either more than none. */
  private static final int EQUAL = 8;
  private static final int SAME_KIND = 4;
  private static final int SAME_NAME = 1;

  /** How the layers of a line differ. */
  enum Difference { NONE, PROPERTIES, ONLY_LEFT, ONLY_RIGHT }

  /**
   * One line.
   *
   * @param left the position of the layer in the left network; −1 for none
   * @param right likewise in the right one
   */
  record Line(int left, int right, Difference difference) {}

  /** The lines of {@code left} and {@code right}. Names alone make no difference. */
  static Comparison of(List<Layer> left, List<Layer> right) {
    int[][] best = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        int worth = worth(left.get(i), right.get(j));
        int apart = Math.max(best[i + 1][j], best[i][j + 1]);
        best[i][j] = worth == 0 ? apart : Math.max(apart, worth + best[i + 1][j + 1]);
      }
    }
    Deque<Line> lines = new ArrayDeque<>();
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      boolean both = i < left.size() && j < right.size();
      int worth = both ? worth(left.get(i), right.get(j)) : 0;
      if (worth > 0 && best[i][j] == worth + best[i + 1][j + 1]) {
        lines.add(new Line(i, j, worth >= EQUAL ? Difference.NONE : Difference.PROPERTIES));
        i++;
        j++;
      } else if (j == right.size() || i < left.size() && best[i][j] == best[i + 1][j]) {
        lines.add(new Line(i, NONE, Difference.ONLY_LEFT));
        i++;
      } else {
        lines.add(new Line(NONE, j, Difference.ONLY_RIGHT));
        j++;
      }
    }
    return new Comparison(List.copyOf(lines));
  }

  /** What it is worth that {@code one} and {@code other} stand in one line; 0 if they cannot. */
  private static int worth(Layer one, Layer other) {
    int name = one.name().equals(other.name()) ? SAME_NAME : 0;
    if (LayerProperties.renamed(other, one.name()).equals(one)) {
      return EQUAL + name;
    }
    return one.accept(LayerKind.OF) == other.accept(LayerKind.OF) ? SAME_KIND + name : 0;
  }

  /** The number of lines that differ. */
  long differences() {
    return lines.stream().filter(line -> line.difference() != Difference.NONE).count();
  }
}
