package convscope.engine.dl4j.loops;

import convscope.engine.dl4j.kernel.HostMemory;
import convscope.engine.dl4j.kernel.LayerArrays;
import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.Part;
import convscope.engine.dl4j.kernel.Pass;
import convscope.engine.dl4j.kernel.PerWorker;
import convscope.engine.dl4j.kernel.Variables;
import convscope.model.Activation;
import convscope.model.Convolution;
import convscope.model.Shape;
import java.nio.FloatBuffer;

/**
 * A convolution as one matrix product per image: the values of each window become a row, with a one at its end for the
 * biases, and are multiplied with the filters. Any window, stride and padding.
 *
 * <p>Each part of the batch sums the gradients of its own images; these are added up in the order of the parts, so that
 * the sum does not depend on the threads.
 */
final class LoweredConvolution implements LayerKernel {
  /** Memory for the sums of all parts; with too many filters for that, parts share it. */
  private static final long MOST_SUM_BYTES = 64L << 20;

  private final LayerArrays arrays;
  private final Products products;
  private final boolean relu;
  private final int size;
  private final int filters;
  private final int window;
  private final int positions;
  private final Windows windows;
  private final int groups;
  private final FloatBuffer weights;
  private final FloatBuffer biases;
  private final FloatBuffer weightGradients;
  private final FloatBuffer biasGradients;
  private final NativeFloats matrix;
  private final NativeFloats lowered;
  private final NativeFloats sums;
  private final PerWorker<Windows.Scratch> scratch;
  private final PerWorker<Pieces> pieces;

  LoweredConvolution(Convolution layer, LayerArrays arrays, Variables variables, Products products) {
    this.arrays = arrays;
    this.products = products;
    relu = layer.activation() == Activation.RELU;
    size = layer.size();
    filters = layer.filters();
    Shape input = arrays.input().shape();
    Shape output = arrays.output().shape();
    window = size * size * input.channels();
    positions = output.height() * output.width();
    windows = new Windows(input, output, layer.window().orElseThrow());
    groups = groups(layer, input, arrays.parts().size());
    weights = HostMemory.floats(variables.weights());
    biases = Biases.of(variables, filters);
    weightGradients = arrays.goesBack() ? HostMemory.floats(variables.weightGradients()) : FloatBuffer.allocate(0);
    biasGradients = arrays.goesBack() ? Biases.gradients(variables, filters) : FloatBuffer.allocate(0);
    matrix = new NativeFloats((long) (window + 1) * filters);
    lowered = new NativeFloats((long) arrays.workers() * positions * (window + 1));
    sums = new NativeFloats(arrays.goesBack() ? (long) groups * (window + 1) * filters : 0);
    FloatBuffer rows = lowered.values(0, arrays.workers() * positions * (window + 1));
    for (int row = 0; row < arrays.workers() * positions; row++) {
      rows.put(row * (window + 1) + window, 1);
    }
    scratch = new PerWorker<>(arrays.workers(), windows::scratch);
    pieces = new PerWorker<>(arrays.workers(), Pieces::new);
  }

  /** Whether each part has sums of its own, so that no array of the whole batch's gradients is needed. */
  static boolean byPart(Convolution layer, Shape input, int parts) {
    return groups(layer, input, parts) == parts;
  }

  private static int groups(Convolution layer, Shape input, int parts) {
    long bytes = ((long) layer.size() * layer.size() * input.channels() + 1) * layer.filters() * Float.BYTES;
    return (int) Math.min(parts, Math.max(2, MOST_SUM_BYTES / bytes));
  }

  @Override
  public void forward(Pass pass) {
    pass.prepare(1, (worker, task) -> stackVariables());
    pass.each(this::giveOutput);
  }

  @Override
  public void backward(Pass pass) {
    if (arrays.hasInputGradient()) {
      // The forward pass may have been another kernel's.
      pass.prepare(1, (worker, task) -> stackVariables());
    }
    if (groups == arrays.parts().size()) {
      pass.each((worker, part) -> goBack(worker, part, part.index(), true));
    } else {
      pass.whole(groups, this::goBackThroughGroup);
    }
    pass.later(1, (worker, task) -> addSums());
  }

  private void stackVariables() {
    float[] all = new float[(window + 1) * filters];
    weights.get(0, all, 0, window * filters);
    biases.get(0, all, window * filters, filters);
    matrix.values(0, all.length).put(0, all, 0, all.length);
  }

  private long lower(int worker, Part part, int image) {
    long place = (long) worker * positions * (window + 1);
    windows.lay(arrays.input().values(worker, part), image * arrays.input().shape().size(), scratch.of(worker),
        lowered.values(place, positions * (window + 1)), window + 1);
    return lowered.address(place);
  }

  private void giveOutput(int worker, Part part) {
    int values = positions * filters;
    long to = arrays.output().address(worker, part);
    for (int i = 0; i < part.count(); i++) {
      long rows = lower(worker, part, i);
      products.multiply(false, false, positions, filters, window + 1, rows, window + 1, matrix.address(0), filters, 0,
          to + (long) i * values * Float.BYTES, filters);
      if (relu) {
        pieces.of(worker).relu(arrays.output().values(worker, part), i * values, values);
      }
    }
  }

  private void goBackThroughGroup(int worker, int group) {
    int parts = arrays.parts().size();
    int first = group * parts / groups;
    for (int i = first; i < (group + 1) * parts / groups; i++) {
      goBack(worker, arrays.parts().get(i), group, i == first);
    }
  }

  private void goBack(int worker, Part part, int group, boolean begins) {
    long gradients = arrays.outputGradient().address(worker, part);
    long sum = sums.address((long) group * (window + 1) * filters);
    for (int i = 0; i < part.count(); i++) {
      long gradient = gradients + (long) i * positions * filters * Float.BYTES;
      long rows = lower(worker, part, i);
      products.multiply(true, false, window + 1, filters, positions, rows, window + 1, gradient, filters,
          begins && i == 0 ? 0 : 1, sum, filters);
      if (arrays.hasInputGradient()) {
        // The rows are not needed any more, and their place takes the gradients by them.
        products.multiply(false, true, positions, window, filters, gradient, filters, matrix.address(0), filters, 0,
            rows, window + 1);
        gather(worker, part, i);
      }
    }
  }

  private void gather(int worker, Part part, int image) {
    int start = image * arrays.input().shape().size();
    FloatBuffer to = arrays.inputGradient().values(worker, part);
    long place = (long) worker * positions * (window + 1);
    windows.gather(lowered.values(place, positions * (window + 1)), window + 1, scratch.of(worker), to, start);
    if (arrays.gated()) {
      pieces.of(worker).gate(arrays.input().values(worker, part), to, start, arrays.input().shape().size());
    }
  }

  private void addSums() {
    int count = (window + 1) * filters;
    float[] all = new float[count];
    float[] more = new float[count];
    for (int group = 0; group < groups; group++) {
      sums.values((long) group * count, count).get(0, more, 0, count);
      Lanes.add(all, more, count);
    }
    weightGradients.put(0, all, 0, window * filters);
    biasGradients.put(0, all, window * filters, filters);
  }

  @Override
  public void close() {
    matrix.close();
    lowered.close();
    sums.close();
  }
}
