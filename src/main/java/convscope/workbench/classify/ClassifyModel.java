package convscope.workbench.classify;

import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.data.Picks;
import convscope.foundation.Problem;
import convscope.pictures.Picture;
import convscope.workbench.fx.Background;
import convscope.workbench.session.EngineDesk;
import convscope.workbench.session.ModelAtHand;
import convscope.workbench.session.ModelDesk;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The pictures that came, in their order, and what the network at hand makes of them; when another network comes to hand,
 * or this one has learnt more, it is asked anew. It outlives the view's nodes. JavaFX thread.
 */
public final class ClassifyModel {
  private static final long PICKS = 0x7069637475726573L;
  private static final int SAMPLES = 10;

  private final ObservableList<Entry> entries = FXCollections.observableArrayList();
  private final ObjectProperty<Entry> selected = new SimpleObjectProperty<>(this, "selected");
  private final ObjectProperty<Glance.Where> where = new SimpleObjectProperty<>(this, "where", Glance.Where.NOT_ASKED);
  private final ReadOnlyObjectWrapper<Glance> glance = new ReadOnlyObjectWrapper<>(this, "glance");
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final Picks picks = new Picks(PICKS);
  private final ModelDesk models;
  private final ObservableValue<Dataset> dataset;
  private final ReadingQueue readings;
  private final Onlooker onlooker;
  private final Sweep sweep;
  private volatile int looks;

  /** The state for the networks of {@code models}, with {@code dataset}'s images to try them on. */
  public ClassifyModel(ModelDesk models, ObservableValue<Dataset> dataset, EngineDesk engines, Background background) {
    this.models = models;
    this.dataset = dataset;
    readings = new ReadingQueue(background, this::found, problem::set);
    onlooker = new Onlooker(engines::await, problem::set);
    sweep = new Sweep(onlooker, models.modelProperty()::get, this::classNames);
    models.modelProperty().addListener((property, was, is) -> askAnew());
    selected.addListener((property, was, is) -> look());
    where.addListener((property, was, is) -> look());
  }

  ObservableList<Entry> entries() {
    return entries;
  }

  /** The one to be looked at; null for none. */
  ObjectProperty<Entry> selectedProperty() {
    return selected;
  }

  /** Which way of finding out where the network looks. */
  ObjectProperty<Glance.Where> whereProperty() {
    return where;
  }

  /** What a closer look at the selected one gave; null before, and where there is nothing to see. */
  ReadOnlyObjectProperty<Glance> glanceProperty() {
    return glance.getReadOnlyProperty();
  }

  /** Why nothing is seen; null where something is. */
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether pictures are being read. */
  ReadOnlyBooleanProperty readingProperty() {
    return readings.busyProperty();
  }

  /** Has {@code arrivals} read, after all that came before, and classified; the first of them is looked at. */
  void add(List<Arrival> arrivals) {
    if (arrivals.isEmpty()) {
      return;
    }
    problem.set(null);
    readings.add(arrivals);
  }

  /** Reads no more of anything that came; what has been read stays. */
  void cancel() {
    readings.cancel();
  }

  /** Adds ten images that the network has not learnt from, any of them. */
  void addSamples() {
    Dataset images = dataset.getValue();
    if (images != null && images.test().size() > 0) {
      List<Arrival> arrivals = new ArrayList<>();
      ImageSet test = images.test();
      for (int i = 0; i < Math.min(SAMPLES, test.size()); i++) {
        arrivals.add(arrival(images, picks.next(test.size())));
      }
      add(arrivals);
    }
  }

  /** Adds test image {@code index}, as somebody wants who found it elsewhere, and shows where the network looks on it. */
  public void addTest(int index) {
    Dataset images = dataset.getValue();
    if (images != null && index < images.test().size()) {
      if (where.get() == Glance.Where.NOT_ASKED) {
        where.set(Glance.Where.GRADIENT);
      }
      add(List.of(arrival(images, index)));
    }
  }

  private static Arrival arrival(Dataset images, int record) {
    ImageSet test = images.test();
    byte[] pixels = new byte[ImageSet.PIXELS];
    test.copyPixels(record, pixels, 0);
    return new Arrival.OfData(new Picture("#" + record, ImageSet.WIDTH, ImageSet.HEIGHT, pixels),
        images.classNames().get(test.label(record)));
  }

  /** Whether {@link #addSamples} has something to add. */
  ObservableValue<Boolean> hasSamples() {
    return dataset.map(images -> images.test().size() > 0).orElse(false);
  }

  /** Forgets all pictures. */
  void clear() {
    cancel();
    sweep.clear();
    selected.set(null);
    entries.clear();
  }

  /** Whether the view shows: a network in training is followed for its sake. */
  void show(boolean now) {
    models.look(now);
  }

  /** Ends the looking; for the end of the program. */
  public void close() throws InterruptedException {
    cancel();
    looks++;
    onlooker.close();
  }

  private void found(List<Finding> some, boolean first) {
    List<Entry> added = some.stream().map(Entry::new).toList();
    entries.addAll(added);
    if (first) {
      // The look at it comes first, and gives its classification too.
      selected.set(added.get(0));
    }
    sweep.add(added.stream().filter(entry -> entry != selected.get()).toList());
  }

  private void askAnew() {
    look();
    sweep.add(entries.stream().filter(entry -> entry != selected.get()).toList());
  }

  private List<String> classNames() {
    return models.matches().names(models.modelProperty().get(), dataset.getValue());
  }

  /** What the class {@code truth} of an image of the data at hand is called in the network at hand. */
  @Nullable String inNetwork(@Nullable String truth) {
    ModelAtHand model = models.modelProperty().get();
    Dataset images = dataset.getValue();
    return truth == null || model == null || images == null ? truth : models.matches().inNetwork(model, images, truth);
  }

  private void look() {
    int own = ++looks;
    ModelAtHand model = models.modelProperty().get();
    Entry entry = selected.get();
    if (model == null || entry == null || !entry.readable()) {
      glance.set(null);
      return;
    }
    onlooker.look(model, classNames(), entry, where.get(), () -> own == looks, entry::classified, seen -> {
      if (own == looks) {
        glance.set(seen);
      }
    });
  }
}
