package convscope.workbench.classify;

import convscope.insight.Classification;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A line of the table: what came, and what the network takes it for. JavaFX thread. */
final class Entry {
  private final Finding finding;
  private final ReadOnlyObjectWrapper<Classification> classification = new ReadOnlyObjectWrapper<>(this, "classification");

  Entry(Finding finding) {
    this.finding = finding;
  }

  Finding finding() {
    return finding;
  }

  /** Whether there is a picture to look at. */
  boolean readable() {
    return finding.picture() != null;
  }

  /** Null until it has been classified, and for ever where it cannot be read. */
  ReadOnlyObjectProperty<Classification> classificationProperty() {
    return classification.getReadOnlyProperty();
  }

  void classified(Classification now) {
    classification.set(now);
  }
}
