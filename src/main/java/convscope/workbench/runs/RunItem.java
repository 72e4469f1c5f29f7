package convscope.workbench.runs;

import convscope.library.RunSummary;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A row of the table: one folder, and what is known about it. JavaFX thread. */
final class RunItem {
  private final ReadOnlyObjectWrapper<RunSummary> summary;

  RunItem(RunSummary first) {
    summary = new ReadOnlyObjectWrapper<>(this, "summary", first);
  }

  ReadOnlyObjectProperty<RunSummary> summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  RunSummary now() {
    return summary.get();
  }

  Path path() {
    return now().path();
  }

  void found(RunSummary newer) {
    summary.set(newer);
  }
}
