package convscope.workbench.classify;

import convscope.insight.Classification;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A row of the table: an image and its prediction. JavaFX thread. */
final class Entry {
  private final Finding finding;
  private final ReadOnlyObjectWrapper<Classification> classification = new ReadOnlyObjectWrapper<>(this, "classification");

  Entry(Finding finding) {
    this.finding = finding;
  }

  Finding finding() {
    return finding;
  }

  /** Whether the image could be read. */
  boolean readable() {
    return finding.picture() != null;
  }

  /** Null until it has been classified; always null if it cannot be read. */
  ReadOnlyObjectProperty<Classification> classificationProperty() {
    return classification.getReadOnlyProperty();
  }

  void classified(Classification now) {
    classification.set(now);
  }
}
