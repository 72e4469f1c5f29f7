package convscope.workbench.data;

import convscope.data.Dataset;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.LatestRequest;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;

/**
 * The state of the Data view. It outlives the view's nodes, which are recreated when the language changes. The images
 * that pass the filter, and their mean, are computed in the background; the latest request wins. JavaFX thread.
 */
public final class DataModel {
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown");
  private final ReadOnlyObjectWrapper<float[]> mean = new ReadOnlyObjectWrapper<>(this, "mean", new float[0]);
  private final ReadOnlyObjectWrapper<Query.Wrong> wrong = new ReadOnlyObjectWrapper<>(this, "wrong");
  private final ObjectProperty<Split> split = new SimpleObjectProperty<>(this, "split", Split.BOTH);
  private final ObservableSet<Integer> classes = FXCollections.observableSet();
  private final StringProperty query = new SimpleStringProperty(this, "query", "");
  private final IntegerProperty factor = new SimpleIntegerProperty(this, "factor", 2);
  private final BooleanProperty filtersShown = new SimpleBooleanProperty(this, "filtersShown");
  private final BooleanProperty openingDetails = new SimpleBooleanProperty(this, "openingDetails");
  private final DetailModel detail = new DetailModel();
  private final LatestRequest filtering;
  private Gallery gallery;

  /** The state for the current and future values of {@code dataset}. */
  public DataModel(ObservableValue<Dataset> dataset, Background background) {
    filtering = LatestRequest.interrupting(background);
    split.addListener((property, was, is) -> filter());
    query.addListener((property, was, is) -> filter());
    classes.addListener((SetChangeListener<Integer>) change -> filter());
    dataset.addListener((property, was, is) -> open(is));
    open(dataset.getValue());
  }

  /** The images that pass the filter; null until a dataset is open. */
  ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The mean of the images that pass the filter, {@code [32, 32, 3]} on values 0 … 255; empty if there are none. */
  ReadOnlyObjectProperty<float[]> meanProperty() {
    return mean.getReadOnlyProperty();
  }

  /** What is wrong with {@link #queryProperty}; null if it is valid. Until it is, the previous images stay. */
  ReadOnlyObjectProperty<Query.Wrong> wrongProperty() {
    return wrong.getReadOnlyProperty();
  }

  ObjectProperty<Split> splitProperty() {
    return split;
  }

  /** The numbers of the selected classes; none means all. */
  ObservableSet<Integer> classes() {
    return classes;
  }

  /** The typed filter, which {@link Query} parses. */
  StringProperty queryProperty() {
    return query;
  }

  /** The factor by which the images of the grid are enlarged. */
  IntegerProperty factorProperty() {
    return factor;
  }

  /** Whether the filters are shown in projector mode, in place of the details of the selected image. */
  BooleanProperty filtersShownProperty() {
    return filtersShown;
  }

  /** Whether the summary of opening the images names the files that were left out. */
  BooleanProperty openingDetailsProperty() {
    return openingDetails;
  }

  DetailModel detail() {
    return detail;
  }

  /** Removes every filter. */
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
    filtering.run(work, this::show, why -> { });
  }

  private void show(Shown left) {
    if (detail.gallery() != left.gallery()) {
      detail.open(left.gallery());
    }
    shown.set(left);
    filtering.run(() -> MeanImage.of(left), mean::set, why -> { });
  }
}
