package convscope.engine.dl4j.loops;

import convscope.engine.dl4j.kernel.Address;
import convscope.engine.dl4j.kernel.HostMemory;
import convscope.engine.dl4j.kernel.LayerArrays;
import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.Part;
import convscope.engine.dl4j.kernel.Pass;
import convscope.engine.dl4j.kernel.PerWorker;
import convscope.engine.dl4j.kernel.Variables;
import convscope.model.Activation;
import convscope.model.LocallyConnected;
import convscope.model.Shape;
import java.nio.FloatBuffer;

/**
 * A locally connected layer: the windows of all examples at one position form a matrix, and each position is one
 * product with its own filters.
 */
final class LoopLocallyConnected implements LayerKernel {
  private final LayerArrays arrays;
  private final Products products;
  private final boolean relu;
  private final int batch;
  private final int positions;
  private final int window;
  private final int filters;
  private final Windows windows;
  private final long weights;
  private final long weightGradients;
  private final FloatBuffer biases;
  private final FloatBuffer biasGradients;
  /** {@code [batch, positions, window]}; backward, each position's gradients take its place once it has been used. */
  private final NativeFloats patches;
  private final PerWorker<Windows.Scratch> scratch;
  private final PerWorker<Pieces> pieces;

  LoopLocallyConnected(LocallyConnected layer, LayerArrays arrays, Variables variables, Products products) {
    this.arrays = arrays;
    this.products = products;
    relu = layer.activation() == Activation.RELU;
    batch = arrays.batch();
    Shape input = arrays.input().shape();
    positions = input.height() * input.width();
    window = layer.size() * layer.size() * input.channels();
    filters = layer.filters();
    windows = new Windows(input, arrays.output().shape(), layer.window().orElseThrow());
    weights = new Address(variables.weights()).address();
    weightGradients = arrays.goesBack() ? new Address(variables.weightGradients()).address() : 0;
    biases = HostMemory.floats(variables.biases());
    biasGradients = arrays.goesBack() ? HostMemory.floats(variables.biasGradients()) : FloatBuffer.allocate(0);
    patches = new NativeFloats((long) batch * positions * window);
    scratch = new PerWorker<>(arrays.workers(), windows::scratch);
    pieces = new PerWorker<>(arrays.workers(), Pieces::new);
  }

  @Override
  public void forward(Pass pass) {
    pass.each(this::lower);
    pass.whole(positions, (worker, position) -> products.multiply(false, false, batch, filters, window, patch(position),
        positions * window, filter(weights, position), filters, 0, output(arrays.output().address(), position),
        positions * filters));
    pass.each(this::addBiases);
  }

  @Override
  public void backward(Pass pass) {
    pass.whole(positions, (worker, position) -> goBack(position));
    pass.beside(1, (worker, task) -> sumBiasGradients());
    if (arrays.hasInputGradient()) {
      pass.each(this::gather);
    }
  }

  private long patch(int position) {
    return patches.address((long) position * window);
  }

  private long filter(long all, int position) {
    return all + (long) position * window * filters * Float.BYTES;
  }

  private long output(long all, int position) {
    return all + (long) position * filters * Float.BYTES;
  }

  private FloatBuffer patches(int example) {
    return patches.values((long) example * positions * window, positions * window);
  }

  private void lower(int worker, Part part) {
    for (int i = 0; i < part.count(); i++) {
      windows.lay(arrays.input().values(worker, part), i * arrays.input().shape().size(), scratch.of(worker),
          patches(part.first() + i), window);
    }
  }

  private void addBiases(int worker, Part part) {
    int values = positions * filters;
    for (int i = 0; i < part.count(); i++) {
      pieces.of(worker).add(arrays.output().values(worker, part), i * values, biases, 0, values, relu);
    }
  }

  private void goBack(int position) {
    long gradients = output(arrays.outputGradient().address(), position);
    products.multiply(true, false, window, filters, batch, patch(position), positions * window, gradients,
        positions * filters, 0, filter(weightGradients, position), filters);
    if (arrays.hasInputGradient()) {
      products.multiply(false, true, batch, window, filters, gradients, positions * filters, filter(weights, position),
          filters, 0, patch(position), positions * window);
    }
  }

  private void sumBiasGradients() {
    int values = positions * filters;
    float[] sums = new float[values];
    float[] row = new float[values];
    arrays.parts().forEach(part -> {
      for (int i = 0; i < part.count(); i++) {
        arrays.outputGradient().values(0, part).get(i * values, row, 0, values);
        Lanes.add(sums, row, values);
      }
    });
    biasGradients.put(0, sums, 0, values);
  }

  private void gather(int worker, Part part) {
    FloatBuffer to = arrays.inputGradient().values(worker, part);
    int size = arrays.input().shape().size();
    for (int i = 0; i < part.count(); i++) {
      windows.gather(patches(part.first() + i), window, scratch.of(worker), to, i * size);
      if (arrays.gated()) {
        pieces.of(worker).gate(arrays.input().values(worker, part), to, i * size, size);
      }
    }
  }

  @Override
  public void close() {
    patches.close();
  }
}
