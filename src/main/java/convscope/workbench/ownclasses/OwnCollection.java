package convscope.workbench.ownclasses;

import convscope.data.Dataset;
import convscope.data.OpeningOptions;
import convscope.foundation.Problem;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.WorkInOrder;
import convscope.workbench.images.ImageInput;
import convscope.workbench.images.ImageReadResult;
import convscope.workbench.images.ReadingQueue;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The classes with their images. Every change is visible at once and then made in the files, in the same order. JavaFX
 * thread.
 */
final class OwnCollection {
  /** The most images of a class: the page is for a few; a folder with more is opened in Data. */
  static final int MOST_IMAGES = 200;

  private final ObservableList<OwnClass> classes = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable Removal> removed = new ReadOnlyObjectWrapper<>(this, "removed");
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");
  private final Deque<Removal> removals = new ArrayDeque<>();
  private final Map<OwnClass, ReadingQueue> queues = new HashMap<>();
  private final Background background;
  private final CollectionFolder folder;
  private final WorkInOrder files;
  private final Consumer<Problem> failed;

  /** What is stored in {@code folder}, once it is {@link #load}ed; {@code failed} is told what could not be done. */
  OwnCollection(CollectionFolder folder, Background background, Consumer<Problem> failed) {
    this.folder = folder;
    this.background = background;
    this.failed = failed;
    files = new WorkInOrder(background, failed);
  }

  /** The classes, in the order of their names at the start, and of their making since. */
  ObservableList<OwnClass> classes() {
    return classes;
  }

  /** What {@link #undo} restores next; null for nothing. */
  ReadOnlyObjectProperty<@Nullable Removal> removedProperty() {
    return removed.getReadOnlyProperty();
  }

  /** Counts the changes of names and images. */
  ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /**
   * Reads what is stored, once, and runs {@code then}; where nothing is stored, there are classes {@code names} to start
   * with.
   */
  void load(List<String> names, Runnable then) {
    files.run(folder::read, content -> {
      content.unreadable().forEach(failed);
      content.classes().forEach(stored -> classes.add(new OwnClass(stored.name(), stored.images())));
      if (classes.isEmpty()) {
        names.forEach(this::add);
      }
      changed();
      then.run();
    });
  }

  /** Adds a class called {@code wanted}, or that with a number where it exists. */
  void add(String wanted) {
    String name = ClassNameRule.free(wanted, names(null));
    classes.add(new OwnClass(name, List.of()));
    files.run(() -> {
      folder.add(name);
      return name;
    }, made -> { });
    changed();
  }

  /** Calls {@code one} as was {@code typed}; where that cannot be a name, {@link OwnClass#refusalProperty} says why. */
  void rename(OwnClass one, String typed) {
    try {
      String before = one.name();
      String name = ClassNameRule.check(typed, names(one));
      one.rename(name);
      if (!name.equals(before)) {
        files.run(() -> {
          folder.rename(before, name);
          return name;
        }, moved -> { });
      }
    } catch (Problem refused) {
      one.refuse(refused);
    }
    changed();
  }

  private List<String> names(@Nullable OwnClass except) {
    return classes.stream().filter(one -> one != except).map(OwnClass::name).toList();
  }

  /** Reads {@code arrivals} and adds the images in them to {@code to}. */
  void add(OwnClass to, List<ImageInput> arrivals) {
    to.clearRemarks();
    queues.computeIfAbsent(to, this::queue).add(arrivals);
  }

  private ReadingQueue queue(OwnClass to) {
    return new ReadingQueue(background, (some, first) -> some.forEach(read -> arrived(to, read)), to::remark);
  }

  private void arrived(OwnClass to, ImageReadResult read) {
    if (!classes.contains(to)) {
      return;
    }
    if (read.picture() == null) {
      to.remark(read.problem());
    } else if (to.images().size() >= MOST_IMAGES) {
      queues.get(to).cancel();
      to.remark(Problem.of(OwnCollection.class, "class.full", to.name(), MOST_IMAGES));
    } else if (to.images().stream().anyMatch(one -> Arrays.equals(one.picture().pixels(), read.picture().pixels()))) {
      to.remark(Problem.of(OwnCollection.class, "image.twice", String.valueOf(read.name().values().get(0))));
    } else {
      OwnImage image = new OwnImage(folder.next(), read.picture());
      String name = to.name();
      to.images().add(image);
      files.run(() -> {
        folder.add(name, image);
        return image;
      }, written -> { });
      changed();
    }
  }

  /** Removes image {@code index} of {@code from}. */
  void remove(OwnClass from, int index) {
    OwnImage image = from.images().remove(index);
    String name = from.name();
    files.run(() -> {
      folder.remove(name, image);
      return image;
    }, gone -> { });
    put(new Removal.OfImage(from, index, image));
  }

  /** Removes {@code one} with its images. */
  void remove(OwnClass one) {
    if (queues.containsKey(one)) {
      queues.get(one).cancel();
    }
    int index = classes.indexOf(one);
    classes.remove(one);
    int number = folder.next();
    String name = one.name();
    files.run(() -> {
      folder.removeClass(name, number);
      return name;
    }, gone -> { });
    put(new Removal.OfClass(one, index, number));
  }

  private void put(Removal what) {
    removals.push(what);
    removed.set(what);
    changed();
  }

  /** Restores what was removed last, where it was. */
  void undo() {
    Removal last = removals.poll();
    if (last instanceof Removal.OfImage image) {
      restore(image);
    } else if (last instanceof Removal.OfClass one) {
      restore(one);
    }
    removed.set(removals.peek());
    changed();
  }

  private void restore(Removal.OfImage removal) {
    OwnClass to = removal.from();
    to.images().add(Math.min(removal.index(), to.images().size()), removal.image());
    String name = to.name();
    files.run(() -> {
      folder.restore(name, removal.image());
      return name;
    }, back -> { });
  }

  /** Another class may have its name by now. */
  private void restore(Removal.OfClass removal) {
    OwnClass one = removal.removed();
    String name = ClassNameRule.free(one.name(), names(null));
    one.rename(name);
    classes.add(Math.min(removal.index(), classes.size()), one);
    files.run(() -> {
      folder.restoreClass(name, removal.number());
      return name;
    }, back -> { });
  }

  /** How many images each class has, by its name. */
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    classes.forEach(one -> counts.put(one.name(), one.images().size()));
    return counts;
  }

  /**
   * Refuses what cannot be trained on.
   *
   * @throws Problem with the first thing that is missing or wrong
   */
  void check() {
    classes.stream().map(one -> one.refusalProperty().get()).filter(why -> why != null).findFirst()
        .ifPresent(why -> {
          throw why;
        });
    OwnRunPlan.check(counts());
  }

  /** Opens the images, once all changes are in the files, and gives them to {@code then}. */
  void open(Consumer<Dataset> then) {
    OpeningOptions options = opening();
    files.run(() -> folder.open(options), then);
  }

  /** How the images are opened. */
  OpeningOptions opening() {
    return OwnRunPlan.opening(counts().values().stream().mapToInt(Integer::intValue).min().orElse(1));
  }

  /** The folder that can be opened in Data. */
  String place() {
    return folder.place().toString();
  }

  /** Ends all reading. */
  void close() {
    queues.values().forEach(ReadingQueue::cancel);
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }
}
