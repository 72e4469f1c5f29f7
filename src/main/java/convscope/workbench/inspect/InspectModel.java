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
import convscope.workbench.session.EngineDesk;
import convscope.workbench.session.ModelAtHand;
import convscope.workbench.session.ModelDesk;
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
 * What the Inspect view shows; it outlives the view's nodes. Every change becomes a wish, which a thread of its own looks
 * at; nothing is looked at while the view does not show. JavaFX thread.
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
  private final ReadOnlyObjectWrapper<Sight> sight = new ReadOnlyObjectWrapper<>(this, "sight");
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final ModelDesk models;
  private final ObservableValue<Dataset> dataset;
  private final Examiner examiner;
  private final PatchSearch patches;
  private final ImageMap map;
  private final LayerShares shares;
  private final BooleanProperty mapped = new SimpleBooleanProperty(this, "mapped");
  private final byte[] pixels = new byte[ImageSet.PIXELS];
  private final BooleanProperty distributions = new SimpleBooleanProperty(this, "distributions");
  private final PastModel past;
  private final Census census;
  private final Picks picks = new Picks(PICKS);
  private boolean shown;
  private boolean settling;

  /** The state for the networks of {@code models} and the images that {@code dataset} holds, now and later. */
  public InspectModel(ModelDesk models, ObservableValue<Dataset> dataset, EngineDesk engines,
      Background background) {
    this.models = models;
    this.dataset = dataset;
    patches = new PatchSearch(background, engines);
    map = new ImageMap(background, engines);
    shares = new LayerShares(background, engines);
    examiner = new Examiner(engines::await, this::seen, problem::set);
    past = new PastModel(models, sight.getReadOnlyProperty(), background);
    census = new Census(background, engines);
    distributions.addListener((property, was, is) -> past.show(shown && is));
    models.modelProperty().addListener((property, was, is) -> settle());
    dataset.addListener((property, was, is) -> openImages());
    test.addListener((property, was, is) -> openImages());
    record.addListener((property, was, is) -> takeImage());
    layer.addListener((property, was, is) -> settle());
    channel.addListener((property, was, is) -> chooseChannel());
    ownScales.addListener((property, was, is) -> wish());
    spot.addListener((property, was, is) -> wish());
    openImages();
  }

  /** Whether the image is one of those to be judged on, not one of those to learn from. */
  BooleanProperty testProperty() {
    return test;
  }

  /** The number of the image in its set, from 0. */
  IntegerProperty recordProperty() {
    return record;
  }

  /** The number of the layer chosen. */
  IntegerProperty layerProperty() {
    return layer;
  }

  /** The channel of its output that is chosen. */
  IntegerProperty channelProperty() {
    return channel;
  }

  /** Whether each map has a scale of its own. */
  BooleanProperty ownScalesProperty() {
    return ownScales;
  }

  /** Whether the layer's distributions are looked at, in place of its pictures. */
  BooleanProperty distributionsProperty() {
    return distributions;
  }

  /** The layer's distributions. */
  PastModel past() {
    return past;
  }

  /** Which units answer to anything. */
  Census census() {
    return census;
  }

  /** The moment of the run that is looked at; null for none. */
  ReadOnlyObjectProperty<Moment> momentProperty() {
    return models.momentProperty();
  }

  /** Counts which units of the network answer to any image of the chosen set. */
  void countUnits() {
    if (models.modelProperty().get() != null && images() > 0) {
      census.count(models.modelProperty().get(), test.get(), set());
    }
  }

  /** Shows the pictures of channel {@code unit} of the layer chosen. */
  void showUnit(int unit) {
    distributions.set(false);
    channel.set(unit);
  }

  /** The value to be explained; null for none. */
  ObjectProperty<Spot> spotProperty() {
    return spot;
  }

  /** What the network looks at, whitened, {@code [24, 24, 3]}; null until there are images. */
  ReadOnlyObjectProperty<float[]> imageProperty() {
    return image.getReadOnlyProperty();
  }

  /** What was seen last; null before. */
  ReadOnlyObjectProperty<Sight> sightProperty() {
    return sight.getReadOnlyProperty();
  }

  /** What of the data excites the channels most. */
  PatchSearch patches() {
    return patches;
  }

  /** What part of the time each layer takes. */
  LayerShares shares() {
    return shares;
  }

  /** The test images on a plane. */
  ImageMap map() {
    return map;
  }

  /** Whether the map of the images stands in the middle, in place of the layer. */
  BooleanProperty mappedProperty() {
    return mapped;
  }

  /** The images at hand; null until there are any. */
  @Nullable Dataset data() {
    return dataset.getValue();
  }

  /** Makes image {@code index} of the test images, or of those learnt from, the example, where there are as many. */
  void take(boolean fromTest, int index) {
    test.set(fromTest);
    if (index < images()) {
      record.set(index);
    }
  }

  /** Whether what was seen last is of the network now at hand. */
  boolean upToDate() {
    return sight.get() == null || sight.get().wish().model() == models.modelProperty().get();
  }

  /** Why nothing is seen; null where something is. */
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** How many images the chosen set has. */
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
  List<String> classNames(ModelAtHand model) {
    return models.matches().names(model, dataset.getValue());
  }

  /** The number of the class of {@code model} that the image is of; −1 where it has no such class, or there is no image. */
  int truth(ModelAtHand model) {
    return images() == 0 ? -1
        : ClassMatches.find(classNames(model), models.matches().inNetwork(model, dataset.getValue(), className()));
  }

  /** Goes to test image {@code index}, as somebody wants who found it elsewhere. */
  public void goToTest(int index) {
    take(true, index);
  }

  /** Goes to another image, {@code by} further, and round at the ends. */
  void turn(int by) {
    if (images() > 0) {
      record.set(Math.floorMod(record.get() + by, images()));
    }
  }

  /** Goes to any image. */
  void pick() {
    if (images() > 0) {
      record.set(picks.next(images()));
    }
  }

  /** Whether the view shows. */
  void show(boolean now) {
    shown = now;
    models.look(now);
    past.show(now && distributions.get());
    wish();
  }

  /** What is looked at, for {@link #lookAgain} at the next start. */
  public Map<String, Integer> looked() {
    return Map.of(LAYER, layer.get(), CHANNEL, channel.get(), RECORD, record.get(), TEST, test.get() ? 1 : 0);
  }

  /** Looks at what was looked at before, as far as there will be such a thing; what {@code before} lacks stays as it is. */
  public void lookAgain(Map<String, Integer> before) {
    test.set(before.getOrDefault(TEST, test.get() ? 1 : 0) != 0);
    record.set(Math.max(0, before.getOrDefault(RECORD, record.get())));
    layer.set(Math.max(0, before.getOrDefault(LAYER, layer.get())));
    channel.set(Math.max(0, before.getOrDefault(CHANNEL, channel.get())));
  }

  /** Ends the looking; for the end of the program. */
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

  /** Brings what was chosen back to what there is, and then wishes once. */
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

  /** Where a channel is one value, to choose it is to ask for it. */
  private void chooseChannel() {
    ModelAtHand model = models.modelProperty().get();
    if (model != null && !settling) {
      Shape output = Sheets.output(model.network(), layer.get());
      if (output.height() == 1 && output.width() == 1) {
        spot.set(new Spot(channel.get(), 0, 0));
      }
    }
    wish();
  }

  private void wish() {
    ModelAtHand model = models.modelProperty().get();
    if (shown && !settling && model != null && image.get() != null) {
      examiner.look(new Wish(model, image.get(), layer.get(), channel.get(), ownScales.get(), spot.get()));
    }
  }

  private void seen(Sight now) {
    problem.set(null);
    sight.set(now);
    if (models.idle()) {
      // Only now is the engine there, and what people wait for on the screen.
      shares.measure(now.wish().model(), now.wish().image());
    }
  }
}
