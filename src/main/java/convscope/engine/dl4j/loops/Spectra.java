package convscope.engine.dl4j.loops;

import java.nio.FloatBuffer;

/**
 * Spectra of many tiles as one matrix for each frequency: {@code rows} rows of {@code 2 · channels} values, the real
 * parts and then the imaginary ones.
 */
final class Spectra implements AutoCloseable {
  /** Without it the same row of all frequencies would fall on few lines of the cache. */
  private static final int PADDING = 528;

  private final int rows;
  private final int width;
  private final NativeFloats memory;
  private final FloatBuffer[] bins = new FloatBuffer[Fourier.BINS];

  Spectra(int rows, int channels) {
    this.rows = rows;
    width = 2 * channels;
    memory = new NativeFloats(Fourier.BINS * stride());
    for (int i = 0; i < bins.length; i++) {
      bins[i] = memory.values(i * stride(), rows * width);
    }
  }

  private long stride() {
    return (long) rows * width + PADDING;
  }

  /** Where the matrix of frequency {@code bin} lies. */
  long address(int bin) {
    return memory.address(bin * stride());
  }

  /** The matrix of frequency {@code bin}. */
  FloatBuffer matrix(int bin) {
    return bins[bin];
  }

  /** Values from one row to the next. */
  int width() {
    return width;
  }

  /** Puts the spectrum in {@code from} into row {@code row}, as channels {@code channel} and on. */
  void put(Fourier from, int row, int channel, int lanes) {
    int at = row * width + channel;
    for (int bin = 0; bin < bins.length; bin++) {
      bins[bin].put(at, from.real[Fourier.BIN_COLUMN[bin]], Fourier.BIN_PLACE[bin], lanes);
      bins[bin].put(at + width / 2, from.imaginary[Fourier.BIN_COLUMN[bin]], Fourier.BIN_PLACE[bin], lanes);
    }
  }

  /**
   * Gets the spectrum of row {@code row}, channels {@code channel} and on, into {@code to}.
   *
   * @param depth the number of channels there are, which may be fewer than there is room for
   */
  void get(int row, int channel, int depth, Fourier to) {
    int at = row * width + channel;
    int lanes = Math.min(Fourier.LANES, depth - channel);
    for (int bin = 0; bin < bins.length; bin++) {
      bins[bin].get(at, to.real[Fourier.BIN_COLUMN[bin]], Fourier.BIN_PLACE[bin], lanes);
      bins[bin].get(at + depth, to.imaginary[Fourier.BIN_COLUMN[bin]], Fourier.BIN_PLACE[bin], lanes);
    }
    to.mirror();
  }

  @Override
  public void close() {
    memory.close();
  }
}
