package convscope.workbench.classify;

import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.data.Picks;
import convscope.foundation.Problem;
import convscope.pictures.Picture;
import convscope.workbench.fx.Background;
import convscope.workbench.session.SharedEngine;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.SelectedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The images in order of arrival and their predictions by the current network; they are predicted again when the network
 * changes or has been trained further. Outlives the view's nodes. JavaFX thread.
 */
public final class ClassifyModel {
  private static final long PICKS = 0x7069637475726573L;
  private static final int SAMPLES = 10;

  private final ObservableList<ClassifiedImage> entries = FXCollections.observableArrayList();
  private final ObjectProperty<ClassifiedImage> selected = new SimpleObjectProperty<>(this, "selected");
  private final ObjectProperty<ImageDetails.Where> where = new SimpleObjectProperty<>(this, "where", ImageDetails.Where.NOT_ASKED);
  private final ReadOnlyObjectWrapper<ImageDetails> details = new ReadOnlyObjectWrapper<>(this, "details");
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final ReadOnlyObjectWrapper<@Nullable Problem> failure = new ReadOnlyObjectWrapper<>(this, "failure");
  private final ReadOnlyIntegerWrapper outdated = new ReadOnlyIntegerWrapper(this, "outdated");
  private final Picks picks = new Picks(PICKS);
  private final SelectedNetwork models;
  private final ObservableValue<Dataset> dataset;
  private final ReadingQueue readings;
  private final ClassifyWorker worker;
  private final QueuedClassifications queue;
  private AtomicBoolean wanted = new AtomicBoolean();

  /** The state for the networks of {@code models}, with {@code dataset} as the source of test images. */
  public ClassifyModel(SelectedNetwork models, ObservableValue<Dataset> dataset, SharedEngine engines, Background background) {
    this.models = models;
    this.dataset = dataset;
    readings = new ReadingQueue(background, this::found, problem::set);
    worker = new ClassifyWorker(engines::await, this::failed);
    queue = new QueuedClassifications(worker, models.modelProperty()::get, this::classNames, this::countOutdated);
    models.modelProperty().addListener((property, was, is) -> {
      if (is == null || !is.sameSource(was)) {
        failure.set(null);
      }
      classifyAgain();
    });
    selected.addListener((property, was, is) -> look());
    where.addListener((property, was, is) -> look());
  }

  ObservableList<ClassifiedImage> entries() {
    return entries;
  }

  /** The selected entry; null for none. */
  ObjectProperty<ClassifiedImage> selectedProperty() {
    return selected;
  }

  /** The selected saliency method. */
  ObjectProperty<ImageDetails.Where> whereProperty() {
    return where;
  }

  /** The details of the selected image; null until they are computed, and if there are none. */
  ReadOnlyObjectProperty<ImageDetails> detailsProperty() {
    return details.getReadOnlyProperty();
  }

  /** Why images could not be read; null if they could. */
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Why the selected network could not classify; null if it could. */
  ReadOnlyObjectProperty<@Nullable Problem> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /**
   * How many predictions are of another network than the selected one, or of another step of it, although none is being
   * made; a network in training is always a step ahead.
   */
  ReadOnlyIntegerProperty outdatedProperty() {
    return outdated.getReadOnlyProperty();
  }

  /** Whether images are being read. */
  ReadOnlyBooleanProperty readingProperty() {
    return readings.busyProperty();
  }

  /** Reads {@code arrivals}, after all earlier ones, and classifies them; the first is selected. */
  void add(List<ImageInput> arrivals) {
    if (arrivals.isEmpty()) {
      return;
    }
    problem.set(null);
    failure.set(null);
    readings.add(arrivals);
  }

  /** Cancels all reading; what has been read stays. */
  void cancel() {
    readings.cancel();
  }

  /** Adds ten random test images. */
  void addSamples() {
    Dataset images = dataset.getValue();
    if (images != null && images.test().size() > 0) {
      List<ImageInput> arrivals = new ArrayList<>();
      ImageSet test = images.test();
      for (int i = 0; i < Math.min(SAMPLES, test.size()); i++) {
        arrivals.add(arrival(images, picks.next(test.size())));
      }
      add(arrivals);
    }
  }

  /** Adds test image {@code index}, selected in another view, and shows its saliency. */
  public void addTest(int index) {
    Dataset images = dataset.getValue();
    if (images != null && index < images.test().size()) {
      if (where.get() == ImageDetails.Where.NOT_ASKED) {
        where.set(ImageDetails.Where.GRADIENT);
      }
      add(List.of(arrival(images, index)));
    }
  }

  private static ImageInput arrival(Dataset images, int record) {
    ImageSet test = images.test();
    byte[] pixels = new byte[ImageSet.PIXELS];
    test.copyPixels(record, pixels, 0);
    return new ImageInput.OfData(new Picture("#" + record, ImageSet.WIDTH, ImageSet.HEIGHT, pixels),
        images.classNames().get(test.label(record)));
  }

  /** Whether {@link #addSamples} has something to add. */
  ObservableValue<Boolean> hasSamples() {
    return dataset.map(images -> images.test().size() > 0).orElse(false);
  }

  /** Removes all images. */
  void clear() {
    cancel();
    queue.clear();
    selected.set(null);
    entries.clear();
  }

  /** Sets whether the view is visible: only then is a network in training followed. */
  void show(boolean now) {
    models.look(now);
  }

  /** Ends all work, at the end of the program. */
  public void close() throws InterruptedException {
    cancel();
    wanted.set(false);
    worker.close();
  }

  private void found(List<ImageReadResult> some, boolean first) {
    List<ClassifiedImage> added = some.stream().map(ClassifiedImage::new).toList();
    entries.addAll(added);
    if (first) {
      // Its details are computed first, and include its prediction.
      selected.set(added.get(0));
    }
    queue.add(added.stream().filter(entry -> entry != selected.get()).toList());
  }

  /** Classifies all images by the selected network. */
  void classifyAgain() {
    look();
    queue.add(entries.stream().filter(entry -> entry != selected.get()).toList());
    countOutdated();
  }

  /** A failure of a network that is no longer selected is of no interest. */
  private void failed(LoadedNetwork by, Problem why) {
    if (by.sameSource(models.modelProperty().get())) {
      failure.set(why);
    }
    countOutdated();
  }

  private void countOutdated() {
    LoadedNetwork now = models.modelProperty().get();
    boolean settled = now != null && now.origin() != LoadedNetwork.Origin.TRAINING && (queue.idle() || failure.get() != null);
    outdated.set(settled ? (int) entries.stream()
        .filter(entry -> entry.network() != null && !entry.network().sameAs(now)).count() : 0);
  }

  private List<String> classNames() {
    return models.matches().names(models.modelProperty().get(), dataset.getValue());
  }

  /** The name that the current network has for the class {@code truth} of the open dataset. */
  @Nullable String inNetwork(@Nullable String truth) {
    LoadedNetwork model = models.modelProperty().get();
    Dataset images = dataset.getValue();
    return truth == null || model == null || images == null ? truth : models.matches().inNetwork(model, images, truth);
  }

  private void look() {
    wanted.set(false);
    AtomicBoolean own = new AtomicBoolean(true);
    wanted = own;
    LoadedNetwork model = models.modelProperty().get();
    ClassifiedImage entry = selected.get();
    if (model == null || entry == null || !entry.readable()) {
      details.set(null);
      return;
    }
    worker.look(model, classNames(), entry, where.get(), own::get, answer -> {
      entry.classified(answer, model);
      countOutdated();
    }, seen -> {
      if (own.get()) {
        failure.set(null);
        details.set(seen);
      }
    });
  }
}
