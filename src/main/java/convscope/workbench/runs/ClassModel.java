package convscope.workbench.runs;

import convscope.classroom.ClassCollection;
import convscope.classroom.ClassFigures;
import convscope.foundation.Problem;
import convscope.library.RunSummary;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What a class has handed in, and what is typed for the user’s own files of a class. JavaFX thread. */
final class ClassModel {
  private final ReadOnlyObjectWrapper<ClassCollection.Collected> collected =
      new ReadOnlyObjectWrapper<>(this, "collected", ClassCollection.Collected.NOTHING);
  private final ReadOnlyObjectWrapper<ClassFigures> figures =
      new ReadOnlyObjectWrapper<>(this, "figures", ClassFigures.of(List.of()));
  private final BooleanProperty only = new SimpleBooleanProperty(this, "only");
  private final BooleanProperty handingIn = new SimpleBooleanProperty(this, "handingIn");
  private final BooleanProperty makingKit = new SimpleBooleanProperty(this, "makingKit");
  private final StringProperty student = new SimpleStringProperty(this, "student", "");
  private final StringProperty kitTitle = new SimpleStringProperty(this, "kitTitle", "");
  private final StringProperty answers = new SimpleStringProperty(this, "answers", "");
  private final ClassCollection collection;
  private final LibraryActions actions;
  private boolean awaited;
  private Runnable arrived = () -> { };

  ClassModel(ClassCollection collection, LibraryActions actions) {
    this.collection = collection;
    this.actions = actions;
  }

  /** Files and folders of hand-ins; not for the JavaFX thread. */
  ClassCollection collection() {
    return collection;
  }

  /** What has been collected. */
  ReadOnlyObjectProperty<ClassCollection.Collected> collectedProperty() {
    return collected.getReadOnlyProperty();
  }

  /** The class in figures. */
  ReadOnlyObjectProperty<ClassFigures> figuresProperty() {
    return figures.getReadOnlyProperty();
  }

  /** Whether only runs that were handed in are listed. */
  BooleanProperty onlyProperty() {
    return only;
  }

  /** Whether the fields for handing in are shown. */
  BooleanProperty handingInProperty() {
    return handingIn;
  }

  /** Whether the fields for a new kit are shown. */
  BooleanProperty makingKitProperty() {
    return makingKit;
  }

  /** The name that hands in, as typed. */
  StringProperty studentProperty() {
    return student;
  }

  /** The title of a new kit, as typed. */
  StringProperty kitTitleProperty() {
    return kitTitle;
  }

  /** The answers handed in, as typed. */
  StringProperty answersProperty() {
    return answers;
  }

  /** Why files are not collected. */
  List<Problem> problems() {
    return collected.get().problems();
  }

  /** Has {@code then} run once what was added last has been read. */
  void whenArrived(Runnable then) {
    arrived = then;
  }

  /** Collects {@code places}: files that were handed in, or folders of them. */
  void collect(List<Path> places) {
    awaited = true;
    handingIn.set(false);
    makingKit.set(false);
    actions.collect(() -> places.forEach(collection::add), () -> { });
  }

  /** No longer lists what is in {@code place}, which is unchanged. */
  void forget(Path place) {
    actions.collect(() -> collection.forget(place), () -> { });
  }

  /** The places have been read: {@code all} are the runs now listed. */
  void found(ClassCollection.Collected now, List<RunSummary> all) {
    figures.set(ClassFigures.of(all));
    collected.set(now);
    if (now.runs().isEmpty()) {
      only.set(false);
    }
    if (awaited && !now.places().isEmpty()) {
      awaited = false;
      only.set(!now.runs().isEmpty());
      arrived.run();
    }
  }
}
