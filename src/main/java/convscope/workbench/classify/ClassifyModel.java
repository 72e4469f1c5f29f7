package convscope.workbench.classify;

import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.data.Picks;
import convscope.foundation.Problem;
import convscope.insight.Classification;
import convscope.pictures.PicturePreview;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.LatestRequest;
import convscope.workbench.images.ImageInput;
import convscope.workbench.images.ImageReadResult;
import convscope.workbench.images.ReadingQueue;
import convscope.workbench.session.SharedEngine;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.SelectedNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The images in order of arrival and their predictions by the current network; they are predicted again when the
 * network changes or has been trained further. Outlives the view's nodes. JavaFX thread.
 */
public final class ClassifyModel {
  private static final long PICKS = 0x7069637475726573L;
  private static final int SAMPLES = 10;

  private final ObservableList<ClassifiedImage> entries = FXCollections.observableArrayList();
  private final ObjectProperty<ClassifiedImage> selected = new SimpleObjectProperty<>(this, "selected");
  private final ObjectProperty<ImageDetails.Where> where =
      new SimpleObjectProperty<>(this, "where", ImageDetails.Where.NOT_ASKED);
  private final ReadOnlyObjectWrapper<ImageDetails> details = new ReadOnlyObjectWrapper<>(this, "details");
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final ReadOnlyObjectWrapper<@Nullable Problem> failure = new ReadOnlyObjectWrapper<>(this, "failure");
  private final ReadOnlyIntegerWrapper outdated = new ReadOnlyIntegerWrapper(this, "outdated");
  private final ReadOnlyIntegerWrapper predictions = new ReadOnlyIntegerWrapper(this, "predictions");
  private final Picks picks = new Picks(PICKS);
  private final SelectedNetwork models;
  private final ObservableValue<Dataset> dataset;
  private final ReadingQueue readings;
  private final ClassifyWorker worker;
  private final QueuedClassifications queue;
  private final DrawnImages drawings;
  private final Brush brush = new Brush();
  private final ManualOcclusion occlusion = new ManualOcclusion(this::cover);
  private final BooleanProperty sorted = new SimpleBooleanProperty(this, "sorted");
  private final LatestRequest whole;
  private final ReadOnlyObjectWrapper<@Nullable PicturePreview> preview = new ReadOnlyObjectWrapper<>(this, "preview");
  private AtomicBoolean wanted = new AtomicBoolean();
  private Consumer<ClassifiedImage> heard = image -> { };

  /** The state for the networks of {@code models}, with {@code dataset} as the source of test images. */
  public ClassifyModel(SelectedNetwork models, ObservableValue<Dataset> dataset, SharedEngine engines,
      Background background) {
    this.models = models;
    this.dataset = dataset;
    readings = new ReadingQueue(background, this::found, problem::set);
    worker = new ClassifyWorker(engines::await, this::failed);
    queue = new QueuedClassifications(worker, models.modelProperty()::get, this::classNames, this::classified,
        this::countOutdated);
    models.modelProperty().addListener((property, was, is) -> {
      if (is == null || !is.sameSource(was)) {
        failure.set(null);
      }
      if (is == null || was == null || !is.network().input().equals(was.network().input())) {
        occlusion.squareProperty().set(null);
      }
      classifyAgain();
      occlusion.repeat();
    });
    drawings = new DrawnImages(background, this::classifyDrawn, problem::set);
    whole = LatestRequest.finishing(background);
    selected.addListener((property, was, is) -> {
      occlusion.squareProperty().set(null);
      readWhole(is);
      look();
    });
    where.addListener((property, was, is) -> look());
  }

  /** Gives {@code told} the names of the images that are added from now on. */
  public void tellNames(Consumer<List<String>> told) {
    entries.addListener((ListChangeListener<ClassifiedImage>) change -> told.accept(ClassifiedImage.added(change)));
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

  /** Counts the predictions made, of any image: what is derived from all of them changes with it. */
  public ReadOnlyIntegerProperty predictionsProperty() {
    return predictions.getReadOnlyProperty();
  }

  /** Calls {@code then} with each image that is classified for the first time, and with a drawing after each change. */
  void whenClassified(Consumer<ClassifiedImage> then) {
    heard = then;
  }

  /** Whether images are being read. */
  ReadOnlyBooleanProperty readingProperty() {
    return readings.busyProperty();
  }

  /** The networks that classify. */
  SelectedNetwork networks() {
    return models;
  }

  /** The square that is moved over the network's input by hand. */
  ManualOcclusion occlusion() {
    return occlusion;
  }

  /** What is drawn with. */
  Brush brush() {
    return brush;
  }

  /** Whether the bars are sorted by probability. */
  BooleanProperty sortedProperty() {
    return sorted;
  }

  /** The whole selected image; null until it is read, and if it is no larger than what the network is given. */
  ReadOnlyObjectProperty<@Nullable PicturePreview> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /** Adds a blank image to draw on, and selects it. */
  void draw() {
    ClassifiedImage image = drawings.begin();
    entries.add(image);
    selected.set(image);
  }

  private void classifyDrawn(ClassifiedImage image, Runnable done) {
    occlusion.squareProperty().set(null);
    if (image == selected.get() && models.modelProperty().get() != null) {
      look(done);
    } else {
      queue.add(List.of(image));
      done.run();
    }
  }

  private void readWhole(@Nullable ClassifiedImage image) {
    preview.set(null);
    if (image == null) {
      whole.cancel();
    } else {
      // A file that has gone since it was read is shown as the network is given it.
      whole.run(image.source().whole()::read, found -> preview.set(found.orElse(null)), gone -> { });
    }
  }

  private void cover(CoveredSquare square, Consumer<double[]> then, Runnable done) {
    LoadedNetwork model = models.modelProperty().get();
    ClassifiedImage image = selected.get();
    if (model == null || image == null || !image.readable()) {
      done.run();
      return;
    }
    worker.cover(model, image.picture(), square, probabilities -> {
      if (image == selected.get() && model == models.modelProperty().get()) {
        then.accept(probabilities);
      }
    }, done);
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

  /** Adds the images of {@code files}, chosen outside the window. */
  public void addFiles(List<Path> files) {
    add(files.stream().<ImageInput>map(ImageInput.OfFile::new).toList());
  }

  /** Cancels all reading; what has been read stays. */
  void cancel() {
    readings.cancel();
  }

  /** Adds ten random test images. */
  void addSamples() {
    addTests(SAMPLES);
  }

  private void addTests(int count) {
    Dataset images = dataset.getValue();
    if (images != null && images.test().size() > 0) {
      List<ImageInput> arrivals = new ArrayList<>();
      ImageSet test = images.test();
      for (int i = 0; i < Math.min(count, test.size()); i++) {
        arrivals.add(ImageInput.OfData.test(images, picks.next(test.size())));
      }
      add(arrivals);
    }
  }

  /** Adds one random test image, unless there are images already. */
  public void addExample() {
    if (entries.isEmpty()) {
      addTests(1);
    }
  }

  /**
   * Selects test image {@code index}, selected in another view, and shows its saliency; adds it unless it is there.
   */
  public void addTest(int index) {
    Dataset images = dataset.getValue();
    if (images != null && index < images.test().size()) {
      if (where.get() == ImageDetails.Where.NOT_ASKED) {
        where.set(ImageDetails.Where.GRADIENT);
      }
      ImageInput.OfData wanted = ImageInput.OfData.test(images, index);
      entries.stream().filter(entry -> wanted.isIn(entry.source())).findFirst()
          .ifPresentOrElse(selected::set, () -> add(List.of(wanted)));
    }
  }

  /** The open data set; null if none is open. */
  @Nullable Dataset images() {
    return dataset.getValue();
  }

  /** Whether {@link #addSamples} has something to add. */
  ObservableValue<Boolean> hasSamples() {
    return dataset.map(images -> images.test().size() > 0).orElse(false);
  }

  /** Removes all images. */
  void clear() {
    cancel();
    queue.clear();
    drawings.cancel();
    selected.set(null);
    entries.clear();
  }

  /** Sets whether the view is visible: only then is a network in training followed, and memory taken for inference. */
  void show(boolean now) {
    models.look(now);
    if (!now) {
      worker.rest();
    }
  }

  /** Ends all work, at the end of the program. */
  public void close() throws InterruptedException {
    cancel();
    wanted.set(false);
    whole.cancel();
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
    predictions.set(predictions.get() + 1);
    LoadedNetwork now = models.modelProperty().get();
    boolean settled = now != null && now.origin() != LoadedNetwork.Origin.TRAINING
        && (queue.idle() || failure.get() != null);
    outdated.set(settled ? (int) entries.stream()
        .filter(entry -> entry.network() != null && !entry.network().sameAs(now)).count() : 0);
  }

  private List<String> classNames() {
    return models.matches().names(models.modelProperty().get(), dataset.getValue());
  }

  private void classified(ClassifiedImage image, Classification now, LoadedNetwork by) {
    boolean first = image.isNew();
    image.classified(now, by, trueClass(image.source(), now.classNames(), by));
    if (first) {
      heard.accept(image);
    }
  }

  /**
   * The true class of an image, by the name that the network {@code by} has for it: that of the data set that it is
   * from, else the nearest of its folders that has a class's name. Null if unknown.
   */
  private @Nullable String trueClass(ImageReadResult source, List<String> names, LoadedNetwork by) {
    Dataset images = dataset.getValue();
    if (source.truth() != null) {
      return images == null ? source.truth() : models.matches().inNetwork(by, images, source.truth());
    }
    return ClassFolders.find(source.folders(), names);
  }

  private void look() {
    look(() -> { });
  }

  /** Computes the details of the selected image, and runs {@code done} then, or if there are none. */
  private void look(Runnable done) {
    wanted.set(false);
    AtomicBoolean own = new AtomicBoolean(true);
    wanted = own;
    LoadedNetwork model = models.modelProperty().get();
    ClassifiedImage entry = selected.get();
    if (model == null || entry == null || !entry.readable()) {
      details.set(null);
      done.run();
      return;
    }
    worker.look(model, classNames(), entry, where.get(), own::get, answer -> {
      classified(entry, answer, model);
      countOutdated();
    }, seen -> {
      if (own.get()) {
        failure.set(null);
        details.set(seen);
      }
    }, done);
  }
}
