package convscope.workbench.classify;

import convscope.insight.Classification;
import convscope.workbench.session.LoadedNetwork;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A row of the table: an image and its prediction. JavaFX thread. */
final class ClassifiedImage {
  private final ImageReadResult result;
  private final ReadOnlyObjectWrapper<Classification> classification = new ReadOnlyObjectWrapper<>(this, "classification");
  private @Nullable LoadedNetwork network;

  ClassifiedImage(ImageReadResult result) {
    this.result = result;
  }

  ImageReadResult result() {
    return result;
  }

  /** Whether the image could be read. */
  boolean readable() {
    return result.picture() != null;
  }

  /** Null until it has been classified; always null if it cannot be read. */
  ReadOnlyObjectProperty<Classification> classificationProperty() {
    return classification.getReadOnlyProperty();
  }

  /** The network that classified it; null until one has. */
  @Nullable LoadedNetwork network() {
    return network;
  }

  void classified(Classification now, LoadedNetwork by) {
    network = by;
    classification.set(now);
  }
}
