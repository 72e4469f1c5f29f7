package convscope.workbench.ownclasses;

import convscope.foundation.Problem;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A class: its name and its images, in the order in which they arrived. JavaFX thread. */
final class OwnClass {
  private final ReadOnlyStringWrapper name;
  private final ReadOnlyObjectWrapper<@Nullable Problem> refusal = new ReadOnlyObjectWrapper<>(this, "refusal");
  private final ReadOnlyObjectWrapper<List<Problem>> remarks = new ReadOnlyObjectWrapper<>(this, "remarks", List.of());
  private final ObservableList<OwnImage> images = FXCollections.observableArrayList();

  /** A class called {@code name} with {@code images}. */
  OwnClass(String name, List<OwnImage> images) {
    this.name = new ReadOnlyStringWrapper(this, "name", name);
    this.images.setAll(images);
  }

  /** Its valid name, which its folder has. */
  ReadOnlyStringProperty nameProperty() {
    return name.getReadOnlyProperty();
  }

  String name() {
    return name.get();
  }

  /** Why the name that was typed last cannot be its name; null if it is. */
  ReadOnlyObjectProperty<@Nullable Problem> refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  /** What became of the images that arrived last, one sentence for each that was not added. */
  ReadOnlyObjectProperty<List<Problem>> remarksProperty() {
    return remarks.getReadOnlyProperty();
  }

  ObservableList<OwnImage> images() {
    return images;
  }

  void rename(String other) {
    name.set(other);
    refusal.set(null);
  }

  void refuse(@Nullable Problem why) {
    refusal.set(why);
  }

  void clearRemarks() {
    remarks.set(List.of());
  }

  void remark(Problem why) {
    List<Problem> more = new ArrayList<>(remarks.get());
    more.add(why);
    remarks.set(List.copyOf(more));
  }
}
