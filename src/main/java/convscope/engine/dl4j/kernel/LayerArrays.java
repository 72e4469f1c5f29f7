package convscope.engine.dl4j.kernel;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The arrays that a layer reads and writes, each {@code [batch, height, width, channels]}, row-major and contiguous.
 *
 * @param inputGradient null, and not to be asked for, where not needed: in a classifier, and below the first layer when
 *     training
 * @param outputGradient null, and not to be asked for, in a classifier
 * @param trains whether passes are training's, and the layer is not frozen; otherwise they look, with gradients or
 *     without. A layer that is random, or goes by the batch at hand, is so in training alone
 * @param gated whether the input came out of a ReLU, through which the input's gradient is to be taken
 * @param parts the batch as it is gone through part by part
 * @param workers how many may work on it at the same time
 */
public record LayerArrays(BatchArray input, BatchArray output, @Nullable BatchArray inputGradient,
    @Nullable BatchArray outputGradient, boolean trains, boolean gated, List<Part> parts, int workers) {

  @Override
  public BatchArray inputGradient() {
    return Objects.requireNonNull(inputGradient, "There are no such gradients here");
  }

  @Override
  public BatchArray outputGradient() {
    return Objects.requireNonNull(outputGradient, "There are no such gradients here");
  }

  /** Whether the input's gradient is needed. */
  public boolean hasInputGradient() {
    return inputGradient != null;
  }

  /** Whether gradients are needed. */
  public boolean goesBack() {
    return outputGradient != null;
  }

  /** The number of examples. */
  public int batch() {
    return input.batch();
  }

  /** The most examples of a part. */
  public int largestPart() {
    return parts.stream().mapToInt(Part::count).max().orElse(0);
  }
}
