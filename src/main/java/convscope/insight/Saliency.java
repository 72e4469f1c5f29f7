package convscope.insight;

import convscope.engine.Classifier;
import convscope.engine.InputGradients;
import convscope.model.Network;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The saliency of one class: a number for every position of the network's input.
 *
 * @param values {@code [height, width]} row-major
 * @param low the smallest of them
 * @param high the largest of them
 */
public record Saliency(int height, int width, float[] values, float low, float high) {

  /**
   * By gradient (Simonyan, Vedaldi and Zisserman, "Deep inside convolutional networks", 2013, section 3): how much the
   * class's logit changes with the place, the largest over the place's channels of |d logit ∕ d input|. Never negative.
   *
   * @param image one whitened crop, {@code [height, width, channels]} row-major
   * @param classNumber the class looked for
   */
  public static Saliency byGradient(InputGradients gradients, Network network, float[] image, int classNumber) {
    Shape input = requireImage(network, image, classNumber);
    float[] gradient = new float[image.length];
    gradients.of(image, 1, new int[] {classNumber}, gradient);
    float[] values = new float[input.height() * input.width()];
    for (int i = 0; i < gradient.length; i++) {
      int place = i / input.channels();
      values[place] = Math.max(values[place], Math.abs(gradient[i]));
    }
    return of(input, values);
  }

  /**
   * By occlusion (Zeiler and Fergus, "Visualizing and understanding convolutional networks", 2013, section 4.2): a gray
   * square hides one part of the image after the other, and every place has the mean, over the squares that hid it, of
   * what the class's probability lost. Negative where hiding helped.
   *
   * <p>Grey is the image's own mean, which whitening has made 0.
   *
   * @param image one whitened crop, {@code [height, width, channels]} row-major
   * @param classNumber the class looked for
   * @param side the square's height and width, in pixels; no larger than the image
   * @param stride how far apart the squares are, in pixels; at most {@code side}, so that every place is hidden
   * @param wanted asked before every batch
   * @return nothing once it is not {@code wanted}
   */
  public static Optional<Saliency> byOcclusion(Classifier classifier, Network network, float[] image, int classNumber,
      int side, int stride, BooleanSupplier wanted) {
    Shape input = requireImage(network, image, classNumber);
    if (side < 1 || side > Math.min(input.height(), input.width()) || stride < 1 || stride > side) {
      throw new IllegalArgumentException("Squares of " + side + ", " + stride + " apart, on an image of " + input);
    }
    List<Window> squares = squares(input, side, stride);
    double[] sums = new double[input.height() * input.width()];
    int[] counts = new int[sums.length];
    Occlusion occlusion = new Occlusion(classifier, network, image);
    double whole = occlusion.probabilities(List.of(new Window(0, 0, 0, 0)))[0][classNumber];
    for (int done = 0; done < squares.size(); done += classifier.batchSize()) {
      if (!wanted.getAsBoolean()) {
        return Optional.empty();
      }
      List<Window> some = squares.subList(done, Math.min(squares.size(), done + classifier.batchSize()));
      double[][] probabilities = occlusion.probabilities(some);
      for (int i = 0; i < some.size(); i++) {
        spread(some.get(i), input.width(), whole - probabilities[i][classNumber], sums, counts);
      }
    }
    float[] values = new float[sums.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (sums[i] / counts[i]);
    }
    return Optional.of(of(input, values));
  }

  private static Shape requireImage(Network network, float[] image, int classNumber) {
    if (image.length != network.input().size() || classNumber < 0 || classNumber >= network.classes()) {
      throw new IllegalArgumentException("Class " + classNumber + " of " + network.classes() + " in an image of "
          + image.length + " values, where " + network.input() + " are wanted");
    }
    return network.input();
  }

  /** Squares row by row; the last of each row and column ends at the edge, however near that is to the one before. */
  private static List<Window> squares(Shape input, int side, int stride) {
    List<Window> squares = new ArrayList<>();
    for (int y = 0; y < input.height() - side + stride; y += stride) {
      int top = Math.min(y, input.height() - side);
      for (int x = 0; x < input.width() - side + stride; x += stride) {
        int left = Math.min(x, input.width() - side);
        squares.add(new Window(top, left, top + side, left + side));
      }
    }
    return squares;
  }

  private static void spread(Window square, int width, double drop, double[] sums, int[] counts) {
    for (int y = square.top(); y < square.bottom(); y++) {
      for (int x = square.left(); x < square.right(); x++) {
        sums[y * width + x] += drop;
        counts[y * width + x]++;
      }
    }
  }

  private static Saliency of(Shape input, float[] values) {
    ColourScale range = ColourScale.spanning(values, ColourMap.SEQUENTIAL);
    return new Saliency(input.height(), input.width(), values, (float) range.low(), (float) range.high());
  }

  /** Magnitudes from zero to the largest; where there are negative values, both signs about zero. */
  public ColourScale scale() {
    return low < 0 ? ColourScale.symmetric(values, ColourMap.DIVERGING)
        : new ColourScale(0, high, ColourMap.SEQUENTIAL);
  }

  /** The values as a picture, by {@link #scale}. */
  public Raster raster() {
    return scale().raster(width, height, values);
  }
}
