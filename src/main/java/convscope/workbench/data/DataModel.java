package convscope.workbench.data;

import convscope.data.Dataset;
import convscope.workbench.fx.Background;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;

/**
 * The state of the Data view. It outlives the view's nodes, which are made anew when the language changes. What a filter
 * leaves, and the mean of that, is worked out in the background; the newest wish wins. JavaFX thread.
 */
public final class DataModel {
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown");
  private final ReadOnlyObjectWrapper<float[]> mean = new ReadOnlyObjectWrapper<>(this, "mean", new float[0]);
  private final ReadOnlyObjectWrapper<Query.Wrong> wrong = new ReadOnlyObjectWrapper<>(this, "wrong");
  private final ObjectProperty<Split> split = new SimpleObjectProperty<>(this, "split", Split.BOTH);
  private final ObservableSet<Integer> classes = FXCollections.observableSet();
  private final StringProperty query = new SimpleStringProperty(this, "query", "");
  private final IntegerProperty factor = new SimpleIntegerProperty(this, "factor", 2);
  private final DetailModel detail = new DetailModel();
  private final Background background;
  private Gallery gallery;
  private Future<?> working;
  private int wish;

  /** The state for the images that {@code dataset} holds, now and later. */
  public DataModel(ObservableValue<Dataset> dataset, Background background) {
    this.background = background;
    split.addListener((property, was, is) -> filter());
    query.addListener((property, was, is) -> filter());
    classes.addListener((SetChangeListener<Integer>) change -> filter());
    dataset.addListener((property, was, is) -> open(is));
    open(dataset.getValue());
  }

  /** What the filter leaves; null until the first images are there. */
  ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The mean of what the filter leaves, {@code [32, 32, 3]} on values 0 … 255; empty where that is nothing. */
  ReadOnlyObjectProperty<float[]> meanProperty() {
    return mean.getReadOnlyProperty();
  }

  /** What is wrong about {@link #queryProperty}; null where nothing is. Meanwhile what was shown stays. */
  ReadOnlyObjectProperty<Query.Wrong> wrongProperty() {
    return wrong.getReadOnlyProperty();
  }

  ObjectProperty<Split> splitProperty() {
    return split;
  }

  /** The numbers of the classes chosen; none means all. */
  ObservableSet<Integer> classes() {
    return classes;
  }

  /** What a person typed, as {@link Query} reads it. */
  StringProperty queryProperty() {
    return query;
  }

  /** How much the pictures of the grid are enlarged. */
  IntegerProperty factorProperty() {
    return factor;
  }

  DetailModel detail() {
    return detail;
  }

  /** Lets every image through. */
  void showAll() {
    split.set(Split.BOTH);
    query.set("");
    classes.clear();
  }

  private void open(Dataset dataset) {
    if (dataset != null) {
      gallery = new Gallery(dataset);
      if (Query.of(query.get(), gallery.classNames()) instanceof Query.Wrong) {
        query.set("");
      }
      classes.clear();
      filter();
    }
  }

  private void filter() {
    if (gallery == null) {
      return;
    }
    Query typed = Query.of(query.get(), gallery.classNames());
    wrong.set(typed instanceof Query.Wrong fault ? fault : null);
    if (typed instanceof Query.Right right) {
      Filter filter = new Filter(split.get(), Set.copyOf(classes), right);
      Gallery images = gallery;
      start(() -> filter.apply(images));
    }
  }

  private void start(Callable<Shown> work) {
    if (working != null) {
      working.cancel(true);
    }
    int own = ++wish;
    working = background.run(work, left -> {
      if (own == wish) {
        show(left, own);
      }
    }, why -> { });
  }

  private void show(Shown left, int own) {
    if (detail.gallery() != left.gallery()) {
      detail.open(left.gallery());
    }
    shown.set(left);
    working = background.run(() -> MeanImage.of(left), of -> {
      if (own == wish) {
        mean.set(of);
      }
    }, why -> { });
  }
}
