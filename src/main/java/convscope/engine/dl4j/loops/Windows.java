package convscope.engine.dl4j.loops;

import convscope.model.LayerWindow;
import convscope.model.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * What the windows of a convolution cover, laid out as the rows of a matrix: rows, columns and channels of the window,
 * zero where it reaches over the edge. Immutable.
 *
 * <p>For each column of windows the image's rows are first laid one under the other, as wide as a window: there each
 * window is one piece.
 */
final class Windows {
  private final Shape input;
  private final int height;
  private final int width;
  private final int size;
  private final int stride;
  private final int top;
  private final int left;
  private final int paddedRows;
  private final int paddedColumns;

  Windows(Shape input, Shape output, LayerWindow window) {
    this.input = input;
    size = window.size();
    stride = window.stride();
    height = output.height();
    width = output.width();
    top = window.rows(input).before();
    left = window.columns(input).before();
    paddedRows = Math.max(top + input.height(), (height - 1) * stride + size);
    paddedColumns = Math.max(left + input.width(), (width - 1) * stride + size);
  }

  /** What one worker needs beside it. */
  static final class Scratch {
    /** The image with its padding. */
    private final float[] image;
    /** Its rows for one column of windows. */
    private final float[] strip;
    private final float[] row;

    private Scratch(int image, int strip, int row) {
      this.image = new float[image];
      this.strip = new float[strip];
      this.row = new float[row];
    }
  }

  Scratch scratch() {
    int line = size * input.channels();
    return new Scratch(paddedRows * paddedColumns * input.channels(), paddedRows * line, size * line);
  }

  /**
   * Lays out the image that begins at {@code start} of {@code from}.
   *
   * @param to receives a row a position, row by row of the output
   * @param stride values from row to row
   */
  void lay(FloatBuffer from, int start, Scratch scratch, FloatBuffer to, int stride) {
    int channels = input.channels();
    int line = size * channels;
    int window = size * line;
    for (int y = 0; y < input.height(); y++) {
      from.get(start + y * input.width() * channels, scratch.image, ((y + top) * paddedColumns + left) * channels,
          input.width() * channels);
    }
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < paddedRows; y++) {
        System.arraycopy(scratch.image, (y * paddedColumns + x * this.stride) * channels, scratch.strip, y * line,
            line);
      }
      for (int y = 0; y < height; y++) {
        to.put((y * width + x) * stride, scratch.strip, y * this.stride * line, window);
      }
    }
  }

  /** Adds up what each place of the image has in all the rows that hold it, into {@code to} from {@code start} on. */
  void gather(FloatBuffer rows, int stride, Scratch scratch, FloatBuffer to, int start) {
    int channels = input.channels();
    int line = size * channels;
    float[] image = scratch.image;
    Arrays.fill(image, 0);
    for (int position = 0; position < height * width; position++) {
      rows.get(position * stride, scratch.row, 0, size * line);
      int y = position / width * this.stride;
      int x = position % width * this.stride;
      for (int k = 0; k < size; k++) {
        Lanes.addAt(image, ((y + k) * paddedColumns + x) * channels, scratch.row, k * line, line);
      }
    }
    for (int y = 0; y < input.height(); y++) {
      to.put(start + y * input.width() * channels, image, ((y + top) * paddedColumns + left) * channels,
          input.width() * channels);
    }
    // The padding is to be zero again.
    Arrays.fill(image, 0);
  }
}
