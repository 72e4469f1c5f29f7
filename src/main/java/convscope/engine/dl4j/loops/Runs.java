package convscope.engine.dl4j.loops;

import convscope.model.Padding;
import java.util.ArrayList;
import java.util.List;

/**
 * How one side of an image is cut into tiles of {@link Fourier#SIZE}: each tile gives {@code step} places of the
 * output, for which it needs some places of the input on either side. A tile's places go round: those before its first
 * stand at its end.
 *
 * @param length of the image's side
 * @param step places of the output a tile
 * @param before how far the window reaches back
 * @param after how far it reaches ahead
 */
record Runs(int length, int step, int before, int after) {

  /** Neighboring places, in the image from {@code image} on and in the tile from {@code tile} on. */
  record Run(int image, int tile, int length) {}

  /** For windows of {@code window} places, with as much padding as keeps the side's length. */
  static Runs of(int length, int window) {
    Padding padding = Padding.same(length, window, 1);
    boolean one = length + window - 1 <= Fourier.SIZE;
    return new Runs(length, one ? length : Fourier.SIZE + 1 - window, padding.before(), padding.after());
  }

  int tiles() {
    return (length + step - 1) / step;
  }

  /** Whether one tile does and only its first 12 places are ever needed. */
  boolean few() {
    return tiles() == 1 && length <= Fourier.FEW;
  }

  /** The places that tile number {@code tile} gives. */
  List<Run> inner(int tile) {
    int first = tile * step;
    return List.of(new Run(first, 0, Math.min(step, length - first)));
  }

  /** The places that it needs, without those outside the image. */
  List<Run> around(int tile) {
    int first = tile * step;
    List<Run> runs = new ArrayList<>();
    runs.add(new Run(first, 0, Math.min(step + after, length - first)));
    int start = Math.max(0, first - before);
    if (start < first) {
      runs.add(new Run(start, Fourier.SIZE - (first - start), first - start));
    }
    return runs;
  }
}
