package convscope.workbench.classify;

import convscope.insight.Window;

/**
 * A gray square that covers a part of the network's input.
 *
 * @param top its first row
 * @param left its first column
 * @param side its height and width in pixels of the input
 */
record CoveredSquare(int top, int left, int side) {
  static final int SMALLEST = 2;
  static final int LARGEST = 16;

  /** The square of {@code side} pixels whose middle is nearest to (x, y), inside an input of {@code input} pixels squared. */
  static CoveredSquare around(double x, double y, int side, int input) {
    return new CoveredSquare(inside(y - side / 2.0, side, input), inside(x - side / 2.0, side, input), side);
  }

  private static int inside(double from, int side, int input) {
    return (int) Math.max(0, Math.min(input - side, Math.round(from)));
  }

  CoveredSquare moved(int down, int right, int input) {
    return new CoveredSquare(inside(top + down, side, input), inside(left + right, side, input), side);
  }

  /** One of another size, with the same middle as far as possible. */
  CoveredSquare sized(int wanted, int input) {
    int now = Math.max(SMALLEST, Math.min(LARGEST, wanted));
    return around(left + side / 2.0, top + side / 2.0, now, input);
  }

  Window window() {
    return new Window(top, left, top + side, left + side);
  }
}
