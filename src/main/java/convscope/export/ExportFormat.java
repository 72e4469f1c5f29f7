package convscope.export;

import java.util.Locale;

/** A kind of file that other programs open. */
public enum ExportFormat {
  /** The whole computation from pixels to probabilities in standard operators; see {@link OnnxNetwork}. */
  ONNX(".onnx"),
  /** The parameters under the tutorial's variable names, with the network's description. */
  SAFETENSORS(".safetensors"),
  /** A network of Deeplearning4j's own layers, in its zip; see {@link convscope.engine.NetworkFormat}. */
  DL4J(".zip"),
  /** Everything a run has recorded, as one table; see {@link RunTable}. */
  CSV(".csv");

  private final String extension;

  ExportFormat(String extension) {
    this.extension = extension;
  }

  /** The extension of such files, with the dot. */
  public String extension() {
    return extension;
  }

  /** Whether such a file contains a network rather than a run's metrics. */
  public boolean holdsNetwork() {
    return this != CSV;
  }

  /** What a user types: {@code onnx}, {@code safetensors}, {@code dl4j}, {@code csv}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
