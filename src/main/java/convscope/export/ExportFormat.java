package convscope.export;

import java.util.Locale;

/** A kind of file that other programs open. */
public enum ExportFormat {
  /** The whole way from pixels to probabilities in standard operators; see {@link OnnxNetwork}. */
  ONNX(".onnx"),
  /** The parameters under the tutorial's variable names, with the network's description. */
  SAFETENSORS(".safetensors"),
  /** A network of Deeplearning4j's own layers, in its zip; see {@link convscope.engine.NetworkFormat}. */
  DL4J(".zip"),
  /** What a run has recorded, as one table; see {@link RunTable}. */
  CSV(".csv");

  private final String extension;

  ExportFormat(String extension) {
    this.extension = extension;
  }

  /** How the names of such files end, dot included. */
  public String extension() {
    return extension;
  }

  /** Whether such a file holds a network, and not a run's figures. */
  public boolean holdsNetwork() {
    return this != CSV;
  }

  /** What a person types: {@code onnx}, {@code safetensors}, {@code dl4j}, {@code csv}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
