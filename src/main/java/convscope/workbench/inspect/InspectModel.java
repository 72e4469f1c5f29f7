package convscope.workbench.inspect;

import convscope.data.Crop;
import convscope.data.CropSteps;
import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.data.Picks;
import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.model.Shape;
import convscope.workbench.fx.Background;
import convscope.workbench.session.ClassMatches;
import convscope.workbench.session.SharedEngine;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.SelectedNetwork;
import convscope.workbench.session.Moment;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * The Inspect view's data; it outlives the view's nodes. Every change becomes a wish, fulfilled by a separate thread;
 * nothing is computed while the view is hidden. JavaFX thread.
 */
public final class InspectModel {
  private static final long PICKS = 0x7069636BL;
  private static final String LAYER = "layer";
  private static final String CHANNEL = "channel";
  private static final String RECORD = "image";
  private static final String TEST = "test";

  private final BooleanProperty test = new SimpleBooleanProperty(this, "test", true);
  private final IntegerProperty record = new SimpleIntegerProperty(this, "record");
  private final IntegerProperty layer = new SimpleIntegerProperty(this, "layer");
  private final IntegerProperty channel = new SimpleIntegerProperty(this, "channel");
  private final BooleanProperty ownScales = new SimpleBooleanProperty(this, "ownScales");
  private final ObjectProperty<Spot> spot = new SimpleObjectProperty<>(this, "spot");
  private final ReadOnlyObjectWrapper<float[]> image = new ReadOnlyObjectWrapper<>(this, "image");
  private final ReadOnlyObjectWrapper<InspectResult> sight = new ReadOnlyObjectWrapper<>(this, "sight");
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final SelectedNetwork models;
  private final ObservableValue<Dataset> dataset;
  private final InspectWorker examiner;
  private final PatchSearch patches;
  private final ImageMap map;
  private final LayerShares shares;
  private final BooleanProperty mapped = new SimpleBooleanProperty(this, "mapped");
  private final byte[] pixels = new byte[ImageSet.PIXELS];
  private final BooleanProperty distributions = new SimpleBooleanProperty(this, "distributions");
  private final PastModel past;
  private final ActiveUnitSearch census;
  private final Picks picks = new Picks(PICKS);
  private boolean shown;
  private boolean settling;

  /** The state for the networks of {@code models} and the images that {@code dataset} holds, now and later. */
  public InspectModel(SelectedNetwork models, ObservableValue<Dataset> dataset, SharedEngine engines,
      Background background) {
    this.models = models;
    this.dataset = dataset;
    patches = new PatchSearch(background, engines);
    map = new ImageMap(background, engines);
    shares = new LayerShares(background, engines);
    examiner = new InspectWorker(engines::await, this::seen, problem::set);
    past = new PastModel(models, sight.getReadOnlyProperty(), background);
    census = new ActiveUnitSearch(background, engines);
    distributions.addListener((property, was, is) -> past.show(shown && is));
    models.modelProperty().addListener((property, was, is) -> {
      // A failure belongs to the network that it was of.
      problem.set(null);
      settle();
    });
    dataset.addListener((property, was, is) -> openImages());
    test.addListener((property, was, is) -> openImages());
    record.addListener((property, was, is) -> takeImage());
    layer.addListener((property, was, is) -> settle());
    channel.addListener((property, was, is) -> chooseChannel());
    ownScales.addListener((property, was, is) -> wish());
    spot.addListener((property, was, is) -> wish());
    openImages();
  }

  /** Whether the image belongs to the test set. */
  BooleanProperty testProperty() {
    return test;
  }

  /** The number of the image in its set, from 0. */
  IntegerProperty recordProperty() {
    return record;
  }

  /** The index of the selected layer. */
  IntegerProperty layerProperty() {
    return layer;
  }

  /** The selected channel of its output. */
  IntegerProperty channelProperty() {
    return channel;
  }

  /** Whether each map has a scale of its own. */
  BooleanProperty ownScalesProperty() {
    return ownScales;
  }

  /** Whether the layer's histograms are shown instead of its images. */
  BooleanProperty distributionsProperty() {
    return distributions;
  }

  /** The layer's histograms. */
  PastModel past() {
    return past;
  }

  /** Which units are active for any image. */
  ActiveUnitSearch census() {
    return census;
  }

  /** The displayed moment of the run; null for none. */
  ReadOnlyObjectProperty<Moment> momentProperty() {
    return models.momentProperty();
  }

  /** Finds which units of the network are active for any image of the selected set. */
  void countUnits() {
    if (models.modelProperty().get() != null && images() > 0) {
      census.count(models.modelProperty().get(), test.get(), set());
    }
  }

  /** Shows the images of channel {@code unit} of the selected layer. */
  void showUnit(int unit) {
    distributions.set(false);
    channel.set(unit);
  }

  /** The value to be explained; null for none. */
  ObjectProperty<Spot> spotProperty() {
    return spot;
  }

  /** The network's input, whitened, {@code [24, 24, 3]}; null until there are images. */
  ReadOnlyObjectProperty<float[]> imageProperty() {
    return image.getReadOnlyProperty();
  }

  /** The last result; null before the first. */
  ReadOnlyObjectProperty<InspectResult> sightProperty() {
    return sight.getReadOnlyProperty();
  }

  /** The top-activating patches. */
  PatchSearch patches() {
    return patches;
  }

  /** Each layer's share of the time. */
  LayerShares shares() {
    return shares;
  }

  /** The embedding of the test images. */
  ImageMap map() {
    return map;
  }

  /** Whether the embedding is shown in the middle, in place of the layer. */
  BooleanProperty mappedProperty() {
    return mapped;
  }

  /** The open dataset; null until there is one. */
  @Nullable Dataset data() {
    return dataset.getValue();
  }

  /** Makes image {@code index} of the test or the training images the example, if it exists. */
  void take(boolean fromTest, int index) {
    test.set(fromTest);
    if (index < images()) {
      record.set(index);
    }
  }

  /** Whether the last result is of the displayed network. */
  boolean upToDate() {
    return sight.get() == null || sight.get().wish().model() == models.modelProperty().get();
  }

  /** Why there is no result; null if there is one. */
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The number of images in the selected set. */
  int images() {
    return dataset.getValue() == null ? 0 : set().size();
  }

  /** The class number of the image. */
  int label() {
    return set().label(record.get());
  }

  /** The name of the class of the image. */
  String className() {
    return dataset.getValue().classNames().get(label());
  }

  /** The names of the classes of {@code model}. */
  List<String> classNames(LoadedNetwork model) {
    return models.matches().names(model, dataset.getValue());
  }

  /** The number of the class of {@code model} that the image is of; −1 where it has no such class, or there is no image. */
  int truth(LoadedNetwork model) {
    return images() == 0 ? -1
        : ClassMatches.find(classNames(model), models.matches().inNetwork(model, dataset.getValue(), className()));
  }

  /** Goes to test image {@code index}, found in another view. */
  public void goToTest(int index) {
    take(true, index);
  }

  /** Goes {@code by} images further, wrapping around at the ends. */
  void turn(int by) {
    if (images() > 0) {
      record.set(Math.floorMod(record.get() + by, images()));
    }
  }

  /** Goes to a random image. */
  void pick() {
    if (images() > 0) {
      record.set(picks.next(images()));
    }
  }

  /** Whether the view is visible. */
  void show(boolean now) {
    shown = now;
    models.look(now);
    past.show(now && distributions.get());
    wish();
  }

  /** The current selections, for {@link #lookAgain} at the next start. */
  public Map<String, Integer> looked() {
    return Map.of(LAYER, layer.get(), CHANNEL, channel.get(), RECORD, record.get(), TEST, test.get() ? 1 : 0);
  }

  /** Restores earlier selections, as far as they will exist; those missing in {@code before} stay as they are. */
  public void lookAgain(Map<String, Integer> before) {
    test.set(before.getOrDefault(TEST, test.get() ? 1 : 0) != 0);
    record.set(Math.max(0, before.getOrDefault(RECORD, record.get())));
    layer.set(Math.max(0, before.getOrDefault(LAYER, layer.get())));
    channel.set(Math.max(0, before.getOrDefault(CHANNEL, channel.get())));
  }

  /** Ends all work, when the program exits. */
  public void close() throws InterruptedException {
    patches.work().cancel();
    map.work().cancel();
    census.work().cancel();
    examiner.close();
  }

  private ImageSet set() {
    return test.get() ? dataset.getValue().test() : dataset.getValue().train();
  }

  private void openImages() {
    if (images() > 0) {
      int inside = Math.min(record.get(), images() - 1);
      if (inside == record.get()) {
        takeImage();
      } else {
        record.set(inside);
      }
    } else {
      image.set(null);
    }
  }

  private void takeImage() {
    if (record.get() >= 0 && record.get() < images()) {
      set().copyPixels(record.get(), pixels, 0);
      image.set(CropSteps.of(pixels, Crop.CENTRE).whitened());
      wish();
    }
  }

  /** Limits the selections to what exists, and then makes one wish. */
  private void settle() {
    if (settling || models.modelProperty().get() == null) {
      return;
    }
    settling = true;
    Network network = models.modelProperty().get().network();
    layer.set(Math.max(0, Math.min(network.layers().size() - 1, layer.get())));
    Shape output = Sheets.output(network, layer.get());
    channel.set(Math.max(0, Math.min(output.channels() - 1, channel.get())));
    Spot was = spot.get();
    if (was != null && (was.channel() >= output.channels() || was.row() >= output.height()
        || was.column() >= output.width() || sight.get() == null || sight.get().wish().layer() != layer.get())) {
      spot.set(null);
    }
    settling = false;
    wish();
  }

  /** If a channel has one value, selecting it also explains it. */
  private void chooseChannel() {
    LoadedNetwork model = models.modelProperty().get();
    if (model != null && !settling) {
      Shape output = Sheets.output(model.network(), layer.get());
      if (output.height() == 1 && output.width() == 1) {
        spot.set(new Spot(channel.get(), 0, 0));
      }
    }
    wish();
  }

  private void wish() {
    LoadedNetwork model = models.modelProperty().get();
    if (shown && !settling && model != null && image.get() != null) {
      examiner.look(new InspectRequest(model, image.get(), layer.get(), channel.get(), ownScales.get(), spot.get()));
    }
  }

  private void seen(InspectResult now) {
    problem.set(null);
    sight.set(now);
    if (models.idle()) {
      // Only now is the engine loaded, and the content on the screen.
      shares.measure(now.wish().model(), now.wish().image());
    }
  }
}
