package convscope.engine.dl4j.loops;

import convscope.engine.dl4j.kernel.BatchArray;
import convscope.engine.dl4j.kernel.HostMemory;
import convscope.engine.dl4j.kernel.LayerArrays;
import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.Part;
import convscope.engine.dl4j.kernel.Pass;
import convscope.engine.dl4j.kernel.PerWorker;
import convscope.engine.dl4j.kernel.Variables;
import convscope.model.Activation;
import convscope.model.Convolution;
import convscope.model.PaddingRule;
import convscope.model.Shape;
import java.nio.FloatBuffer;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A convolution of stride 1 with {@code SAME} padding in the frequency domain (Mathieu, Henaff and LeCun, "Fast
 * training of convolutional networks through FFTs", 2013): images are cut into tiles of 16 × 16, and at each of the
 * tiles' frequencies the convolution is a product of complex numbers, summed over the input's channels. For all tiles
 * of a batch that is one product of matrices {@code [tiles, 2 · channels] · [2 · channels, 2 · filters]}, with complex
 * numbers as real and imaginary parts:
 *
 * <p>output = input · A; input's gradient = output's gradient · Aᵀ; A's gradient = inputᵀ · output's gradient, where A
 * is {@code ((Re, −Im), (Im, Re))} of the filters' spectrum.
 *
 * <p>For 5 × 5 windows it takes a sixth of the multiplications of a direct convolution, and rounds less.
 */
final class FourierConvolution implements LayerKernel {
  private static final int BINS_A_TASK = 5;
  private static final int PRODUCT_TASKS = Fourier.BINS / BINS_A_TASK;
  private static final int LANES = Fourier.LANES;

  private final LayerArrays arrays;
  private final Products products;
  private final Tiles inputs;
  private final Tiles outputs;
  private final int channels;
  private final int filters;
  private final int size;
  private final int rows;
  private final Activation activation;
  private final FloatBuffer weights;
  private final FloatBuffer biases;
  private final Variables variables;
  private final PerWorker<Fourier> transforms;
  private final PerWorker<Pieces> pieces;
  private final float[][] biasRows;
  private final Spectra filterSpectra;
  private final Spectra inputSpectra;
  private final Spectra productSpectra;
  private final @Nullable Spectra gradientSpectra;
  private final @Nullable Spectra filterGradientSpectra;

  FourierConvolution(Convolution layer, LayerArrays arrays, Variables variables, Products products) {
    this.arrays = arrays;
    this.variables = variables;
    this.products = products;
    Shape input = arrays.input().shape();
    Shape output = arrays.output().shape();
    inputs = new Tiles(input, layer.size());
    outputs = new Tiles(output, layer.size());
    channels = input.channels();
    filters = layer.filters();
    size = layer.size();
    rows = arrays.batch() * inputs.count();
    activation = layer.activation();
    weights = HostMemory.floats(variables.weights());
    biases = Biases.of(variables, filters);
    transforms = new PerWorker<>(arrays.workers(), Fourier::new);
    pieces = new PerWorker<>(arrays.workers(), Pieces::new);
    biasRows = new float[(filters + LANES - 1) / LANES][Fourier.SIZE * LANES];
    filterSpectra = new Spectra(2 * channels, filters);
    inputSpectra = new Spectra(rows, channels);
    boolean goesOn = arrays.hasInputGradient();
    productSpectra = new Spectra(rows, goesOn ? Math.max(channels, filters) : filters);
    gradientSpectra = arrays.goesBack() ? new Spectra(rows, filters) : null;
    filterGradientSpectra = arrays.goesBack() ? new Spectra(2 * channels, filters) : null;
  }

  /**
   * Whether it does {@code layer}: tiles have to be larger than the window, and give more than they take around them.
   */
  static boolean serves(Convolution layer) {
    return layer.stride() == 1 && layer.padding().equals(PaddingRule.SAME) && layer.size() >= 2
        && layer.size() <= Fourier.SIZE / 2;
  }

  @Override
  public void forward(Pass pass) {
    pass.prepare(channels, this::transformFilters);
    pass.prepare(1, (worker, task) -> spreadBiases());
    pass.each((worker, part) -> transform(arrays.input(), inputs, true, inputSpectra, worker, part));
    pass.whole(PRODUCT_TASKS, (worker, task) -> multiply(task, false, false, rows, 2 * filters, 2 * channels,
        inputSpectra, filterSpectra, productSpectra));
    pass.each(this::giveOutput);
  }

  @Override
  public void backward(Pass pass) {
    Spectra gradients = Objects.requireNonNull(gradientSpectra);
    Spectra filterGradients = Objects.requireNonNull(filterGradientSpectra);
    pass.each((worker, part) -> transform(arrays.outputGradient(), outputs, false, gradients, worker, part));
    pass.whole(PRODUCT_TASKS, (worker, task) -> multiply(task, true, false, 2 * channels, 2 * filters, rows,
        inputSpectra, gradients, filterGradients));
    if (arrays.hasInputGradient()) {
      pass.beside(PRODUCT_TASKS, (worker, task) -> multiply(task, false, true, rows, 2 * channels, 2 * filters,
          gradients, filterSpectra, productSpectra));
      pass.each(this::giveInputGradient);
    }
    FloatBuffer weightGradients = HostMemory.floats(variables.weightGradients());
    pass.later(channels, (worker, channel) ->
        giveFilterGradients(transforms.of(worker), channel, filterGradients, weightGradients));
    FloatBuffer biasGradients = Biases.gradients(variables, filters);
    pass.later(1, (worker, task) -> sumBiasGradients(gradients, biasGradients));
  }

  private void multiply(int task, boolean turnLeft, boolean turnRight, int height, int width, int depth, Spectra left,
      Spectra right, Spectra to) {
    for (int bin = task * BINS_A_TASK; bin < (task + 1) * BINS_A_TASK; bin++) {
      products.multiply(turnLeft, turnRight, height, width, depth, left.address(bin), left.width(), right.address(bin),
          right.width(), 0, to.address(bin), to.width());
    }
  }

  /** The filters' part of input channel {@code channel}: two rows of A. */
  private void transformFilters(int worker, int channel) {
    Fourier transform = transforms.of(worker);
    for (int filter = 0; filter < filters; filter += LANES) {
      int lanes = Math.min(LANES, filters - filter);
      transform.clear();
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          weights.get(weight(y, x, channel, filter), transform.tile[inputs.place(y)], inputs.place(x) * LANES, lanes);
        }
      }
      transform.forward(false);
      int upper = channel * 2 * filters + filter;
      int lower = (channels + channel) * 2 * filters + filter;
      for (int column = 0; column < Fourier.SIZE; column++) {
        Lanes.negate(transform.imaginary[column], transform.values[column], Fourier.HALF * LANES);
      }
      for (int bin = 0; bin < Fourier.BINS; bin++) {
        FloatBuffer matrix = filterSpectra.matrix(bin);
        int column = Fourier.BIN_COLUMN[bin];
        int place = Fourier.BIN_PLACE[bin];
        matrix.put(upper, transform.real[column], place, lanes);
        matrix.put(upper + filters, transform.values[column], place, lanes);
        matrix.put(lower, transform.imaginary[column], place, lanes);
        matrix.put(lower + filters, transform.real[column], place, lanes);
      }
    }
  }

  private int weight(int y, int x, int channel, int filter) {
    return ((y * size + x) * channels + channel) * filters + filter;
  }

  /** The biases of each 64 filters, repeated to the length of a tile's row. */
  private void spreadBiases() {
    for (int filter = 0; filter < filters; filter += LANES) {
      int lanes = Math.min(LANES, filters - filter);
      for (int x = 0; x < Fourier.SIZE; x++) {
        biases.get(filter, biasRows[filter / LANES], x * LANES, lanes);
      }
    }
  }

  private void transform(BatchArray from, Tiles tiles, boolean around, Spectra to, int worker, Part part) {
    Fourier transform = transforms.of(worker);
    FloatBuffer values = from.values(worker, part);
    int depth = from.shape().channels();
    for (int i = 0; i < part.count(); i++) {
      for (int tile = 0; tile < tiles.count(); tile++) {
        for (int channel = 0; channel < depth; channel += LANES) {
          tiles.read(values, i * from.shape().size(), tile, around, channel, transform);
          transform.forward(tiles.few());
          to.put(transform, (part.first() + i) * tiles.count() + tile, channel, Math.min(LANES, depth - channel));
        }
      }
    }
  }

  private void giveOutput(int worker, Part part) {
    Fourier transform = transforms.of(worker);
    FloatBuffer values = arrays.output().values(worker, part);
    for (int i = 0; i < part.count(); i++) {
      for (int tile = 0; tile < outputs.count(); tile++) {
        for (int filter = 0; filter < filters; filter += LANES) {
          productSpectra.get((part.first() + i) * outputs.count() + tile, filter, filters, transform);
          transform.inverse(outputs.few());
          addBiases(transform.values, filter);
          outputs.write(transform, values, i * arrays.output().shape().size(), tile, filter);
        }
      }
    }
  }

  private void addBiases(float[][] values, int filter) {
    int some = outputs.few() ? Fourier.FEW : Fourier.SIZE;
    float[] row = biasRows[filter / LANES];
    for (int y = 0; y < some; y++) {
      if (activation == Activation.RELU) {
        Lanes.biasRelu(values[y], row, some * LANES);
      } else {
        Lanes.add(values[y], row, some * LANES);
      }
    }
  }

  private void giveInputGradient(int worker, Part part) {
    Fourier transform = transforms.of(worker);
    Shape shape = arrays.input().shape();
    FloatBuffer gradients = arrays.inputGradient().values(worker, part);
    FloatBuffer values = arrays.input().values(worker, part);
    boolean single = inputs.count() == 1;
    if (!single) {
      pieces.of(worker).clear(gradients, part.count() * shape.size());
    }
    for (int i = 0; i < part.count(); i++) {
      int start = i * shape.size();
      for (int tile = 0; tile < inputs.count(); tile++) {
        for (int channel = 0; channel < channels; channel += LANES) {
          productSpectra.get((part.first() + i) * inputs.count() + tile, channel, channels, transform);
          transform.inverse(inputs.few());
          if (single) {
            if (arrays.gated()) {
              inputs.read(values, start, tile, false, channel, transform);
              gate(transform);
            }
            inputs.write(transform, gradients, start, tile, channel);
          } else {
            inputs.add(transform, gradients, start, tile, channel);
          }
        }
      }
      if (!single && arrays.gated()) {
        pieces.of(worker).gate(values, gradients, start, shape.size());
      }
    }
  }

  private void gate(Fourier transform) {
    int some = inputs.few() ? Fourier.FEW : Fourier.SIZE;
    for (int y = 0; y < some; y++) {
      Lanes.gate(transform.tile[y], transform.values[y], some * LANES);
    }
  }

  /** All filters' gradients by input channel {@code channel}. */
  private void giveFilterGradients(Fourier transform, int channel, Spectra from, FloatBuffer to) {
    float[][] crossReal = transform.tile;
    float[][] crossImaginary = transform.values;
    for (int filter = 0; filter < filters; filter += LANES) {
      int lanes = Math.min(LANES, filters - filter);
      int upper = channel * 2 * filters + filter;
      int lower = (channels + channel) * 2 * filters + filter;
      for (int bin = 0; bin < Fourier.BINS; bin++) {
        FloatBuffer matrix = from.matrix(bin);
        int column = Fourier.BIN_COLUMN[bin];
        int place = Fourier.BIN_PLACE[bin];
        matrix.get(upper, transform.real[column], place, lanes);
        matrix.get(lower + filters, crossReal[column], place, lanes);
        matrix.get(lower, transform.imaginary[column], place, lanes);
        matrix.get(upper + filters, crossImaginary[column], place, lanes);
      }
      for (int column = 0; column < Fourier.SIZE; column++) {
        Lanes.add(transform.real[column], crossReal[column], Fourier.HALF * LANES);
        Lanes.subtract(transform.imaginary[column], crossImaginary[column], Fourier.HALF * LANES);
      }
      transform.mirror();
      transform.inverse(false);
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          to.put(weight(y, x, channel, filter), transform.values[inputs.place(y)],
              inputs.place(x) * LANES, lanes);
        }
      }
    }
  }

  /** The sums of the output's gradients are at frequency 0. */
  private void sumBiasGradients(Spectra from, FloatBuffer to) {
    float[] sums = new float[filters];
    float[] row = new float[filters];
    for (int i = 0; i < rows; i++) {
      from.matrix(0).get(i * 2 * filters, row, 0, filters);
      Lanes.add(sums, row, filters);
    }
    to.put(0, sums, 0, filters);
  }

  @Override
  public void close() {
    Stream.of(filterSpectra, inputSpectra, productSpectra).forEach(Spectra::close);
    if (gradientSpectra != null) {
      gradientSpectra.close();
    }
    if (filterGradientSpectra != null) {
      filterGradientSpectra.close();
    }
  }
}
