package convscope.workbench.inspect;

import convscope.insight.ColourMap;
import convscope.insight.ColourScale;
import convscope.insight.StepPath;
import convscope.insight.Window;
import convscope.model.Padding;
import convscope.model.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The pictures of the input and the output of a step. Pure. */
final class StepPictures {
  private static final int OPAQUE = 0xFF000000;
  /** What is not computed yet is seen faintly. */
  private static final int FAINT = 0x38000000;

  private final StepsState state;

  StepPictures(StepsState state) {
    this.state = state;
  }

  /** The values of channel {@code wanted} of the input, row by row. */
  float[] channel(int wanted) {
    float[] input = state.input();
    int channels = state.source().channels();
    float[] values = new float[input.length / channels];
    for (int i = 0; i < values.length; i++) {
      values[i] = input[i * channels + wanted];
    }
    return values;
  }

  /** The colors of channel {@code wanted} of the input: gray in an image, else as Inspect's maps, dark for 0. */
  ColourScale scale(int wanted) {
    float[] values = channel(wanted);
    if (state.layerIndex() == 0) {
      return ColourScale.spanning(values, ColourMap.GREY);
    }
    return withZero(ColourScale.spanning(values, ColourMap.SEQUENTIAL));
  }

  private static ColourScale withZero(ColourScale scale) {
    return new ColourScale(Math.min(0, scale.low()), Math.max(0, scale.high()), scale.map());
  }

  /**
   * Channel {@code wanted} of the input with the padding around it, which is transparent.
   *
   * @param wanted {@link StepPath#ALL} for the image in color
   * @param frame over the values that the step uses
   * @param mark at one of them; null for none
   */
  StepFrame.Picture input(String caption, int wanted, Window frame, @Nullable Window mark) {
    Shape source = state.source();
    Padding rows = state.layer().window().map(window -> window.rows(source)).orElse(new Padding(0, 0));
    Padding columns = state.layer().window().map(window -> window.columns(source)).orElse(new Padding(0, 0));
    int width = columns.before() + source.width() + columns.after();
    int[] padded = new int[width * (rows.before() + source.height() + rows.after())];
    int[] argb = wanted == StepPath.ALL ? ExampleImage.pixels(state.input())
        : scale(wanted).raster(source.width(), source.height(), channel(wanted)).argb();
    for (int y = 0; y < source.height(); y++) {
      System.arraycopy(argb, y * source.width(), padded, (y + rows.before()) * width + columns.before(),
          source.width());
    }
    return new StepFrame.Picture(caption, width, padded.length / width, padded, moved(frame, rows, columns),
        mark == null ? null : moved(mark, rows, columns));
  }

  private static Window moved(Window window, Padding rows, Padding columns) {
    return new Window(window.top() + rows.before(), window.left() + columns.before(), window.bottom() + rows.before(),
        window.right() + columns.before());
  }

  /** The output as far as it is computed, with a frame at the value in hand; all of it where a weight is changed. */
  StepFrame.Picture output(String caption) {
    boolean all = state.change().map() != null;
    return output(caption, state.outputs(), all ? state.path().values() : state.path().done(state.step()));
  }

  /** All of the output without the changes by hand. */
  StepFrame.Picture before(String caption) {
    return output(caption, state.unchangedOutputs(), state.path().values());
  }

  private StepFrame.Picture output(String caption, float[] values, int done) {
    int columns = state.path().columns();
    int rows = (values.length + columns - 1) / columns;
    // The map with the changed weight and the one without are on one scale.
    ColourScale now = ColourScale.spanning(state.outputs(), ColourMap.SEQUENTIAL);
    ColourScale was = ColourScale.spanning(state.unchangedOutputs(), ColourMap.SEQUENTIAL);
    ColourScale scale = withZero(new ColourScale(Math.min(now.low(), was.low()), Math.max(now.high(), was.high()),
        ColourMap.SEQUENTIAL));
    int[] argb = scale.raster(columns, rows, withEmpty(values, rows * columns)).argb();
    for (int i = done; i < values.length; i++) {
      argb[i] = argb[i] & ~OPAQUE | FAINT;
    }
    int at = state.value();
    return new StepFrame.Picture(caption, columns, rows, argb, Window.place(at / columns, at % columns), null);
  }

  private static float[] withEmpty(float[] values, int length) {
    float[] all = Arrays.copyOf(values, length);
    Arrays.fill(all, values.length, length, Float.NaN);
    return all;
  }
}
