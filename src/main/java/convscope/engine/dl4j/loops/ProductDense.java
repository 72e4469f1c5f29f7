package convscope.engine.dl4j.loops;

import convscope.engine.dl4j.kernel.Address;
import convscope.engine.dl4j.kernel.HostMemory;
import convscope.engine.dl4j.kernel.LayerArrays;
import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.Pass;
import convscope.engine.dl4j.kernel.PerWorker;
import convscope.engine.dl4j.kernel.Variables;
import convscope.model.Activation;
import convscope.model.Dense;
import java.nio.FloatBuffer;

/** A dense layer as products of matrices, each cut into blocks of units or of inputs that workers share. */
final class ProductDense implements LayerKernel {
  /** Units, or inputs, of a block: enough for a product to be fast, few enough for workers to share. */
  private static final int UNITS_A_BLOCK = 96;
  private static final int INPUTS_A_BLOCK = 288;

  private final LayerArrays arrays;
  private final Products products;
  private final boolean relu;
  private final int batch;
  private final int inputs;
  private final int units;
  private final long weights;
  private final long weightGradients;
  private final FloatBuffer biases;
  private final FloatBuffer biasGradients;
  private final PerWorker<Pieces> pieces;

  ProductDense(Dense layer, LayerArrays arrays, Variables variables, Products products) {
    this.arrays = arrays;
    this.products = products;
    relu = layer.activation() == Activation.RELU;
    batch = arrays.batch();
    inputs = arrays.input().shape().size();
    units = layer.units();
    weights = new Address(variables.weights()).address();
    weightGradients = arrays.goesBack() ? new Address(variables.weightGradients()).address() : 0;
    biases = HostMemory.floats(variables.biases());
    biasGradients = arrays.goesBack() ? HostMemory.floats(variables.biasGradients()) : FloatBuffer.allocate(0);
    pieces = new PerWorker<>(arrays.workers(), Pieces::new);
  }

  private static int blocks(int length, int size) {
    return (length + size - 1) / size;
  }

  /** The start of block {@code block} of {@code blocks}. */
  private static int first(int length, int block, int blocks) {
    return (int) ((long) length * block / blocks);
  }

  @Override
  public void forward(Pass pass) {
    int blocks = blocks(units, UNITS_A_BLOCK);
    pass.whole(blocks, (worker, block) ->
        giveOutput(worker, first(units, block, blocks), first(units, block + 1, blocks)));
  }

  @Override
  public void backward(Pass pass) {
    int blocks = blocks(inputs, INPUTS_A_BLOCK);
    pass.whole(blocks, (worker, block) ->
        giveWeightGradients(first(inputs, block, blocks), first(inputs, block + 1, blocks)));
    pass.beside(1, (worker, task) -> sumBiasGradients());
    if (arrays.hasInputGradient()) {
      pass.beside(blocks, (worker, block) -> giveInputGradient(worker, first(inputs, block, blocks),
          first(inputs, block + 1, blocks)));
    }
  }

  private static long at(long address, long place) {
    return address + place * Float.BYTES;
  }

  private void giveOutput(int worker, int from, int to) {
    products.multiply(false, false, batch, to - from, inputs, arrays.input().address(), inputs, at(weights, from),
        units, 0, at(arrays.output().address(), from), units);
    Pieces own = pieces.of(worker);
    arrays.parts().forEach(part -> {
      FloatBuffer values = arrays.output().values(worker, part);
      for (int i = 0; i < part.count(); i++) {
        own.add(values, i * units + from, biases, from, to - from, relu);
      }
    });
  }

  private void giveWeightGradients(int from, int to) {
    products.multiply(true, false, to - from, units, batch, at(arrays.input().address(), from), inputs,
        arrays.outputGradient().address(), units, 0, at(weightGradients, (long) from * units), units);
  }

  private void sumBiasGradients() {
    float[] sums = new float[units];
    float[] row = new float[units];
    arrays.parts().forEach(part -> {
      for (int i = 0; i < part.count(); i++) {
        arrays.outputGradient().values(0, part).get(i * units, row, 0, units);
        Lanes.add(sums, row, units);
      }
    });
    biasGradients.put(0, sums, 0, units);
  }

  private void giveInputGradient(int worker, int from, int to) {
    products.multiply(false, true, batch, to - from, units, arrays.outputGradient().address(), units,
        at(weights, (long) from * units), units, 0, at(arrays.inputGradient().address(), from), inputs);
    if (arrays.gated()) {
      Pieces own = pieces.of(worker);
      arrays.parts().forEach(part -> {
        FloatBuffer values = arrays.input().values(worker, part);
        FloatBuffer gradients = arrays.inputGradient().values(worker, part);
        for (int i = 0; i < part.count(); i++) {
          own.gate(values, gradients, i * inputs + from, to - from);
        }
      });
    }
  }

  @Override
  public void close() {
    // It holds nothing of its own outside the heap.
  }
}
