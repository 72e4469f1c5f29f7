package convscope.workbench.inspect;

import convscope.data.Dataset;
import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.model.Shape;
import convscope.workbench.fx.Background;
import convscope.workbench.session.ClassMatches;
import convscope.workbench.session.SharedEngine;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.SelectedNetwork;
import convscope.workbench.session.Moment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Inspect view's data; it outlives the view's nodes. Every change becomes a request, answered by a separate thread;
 * nothing is computed while the view is hidden. JavaFX thread.
 */
public final class InspectModel {
  private static final Logger LOG = LoggerFactory.getLogger(InspectModel.class);
  private static final String LAYER = "layer";
  private static final String CHANNEL = "channel";
  private static final String RECORD = "image";
  private static final String TEST = "test";
  private static final String PICTURED = "picture";

  private final IntegerProperty layer = new SimpleIntegerProperty(this, "layer");
  private final IntegerProperty channel = new SimpleIntegerProperty(this, "channel");
  private final IntegerProperty mapsPerLayer = new SimpleIntegerProperty(this, "mapsPerLayer");
  private final ObjectProperty<@Nullable Boolean> pictured = new SimpleObjectProperty<>(this, "pictured");
  private final BooleanProperty ownScales = new SimpleBooleanProperty(this, "ownScales");
  private final ObjectProperty<Spot> spot = new SimpleObjectProperty<>(this, "spot");
  private final ReadOnlyObjectWrapper<InspectResult> result = new ReadOnlyObjectWrapper<>(this, "result");
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final SelectedNetwork models;
  private final ExampleImage example;
  private final InspectWorker worker;
  private final PatchSearch patches;
  private final ImageMap map;
  private final LayerShares shares;
  private final BooleanProperty mapped = new SimpleBooleanProperty(this, "mapped");
  private final BooleanProperty histogramsShown = new SimpleBooleanProperty(this, "histogramsShown");
  private final HistogramsModel histograms;
  private final ActiveUnitSearch unitSearch;
  private final FilmModel film;
  private final StepsModel steps;
  /** The value last explained of the selected channel; null for none. */
  private @Nullable Spot selectedSpot;
  private boolean shown;
  private boolean settling;

  /** The state for the networks of {@code models} and the images that {@code dataset} holds, now and later. */
  public InspectModel(SelectedNetwork models, ObservableValue<Dataset> dataset, SharedEngine engines,
      Background background) {
    this.models = models;
    example = new ExampleImage(dataset);
    patches = new PatchSearch(background, engines);
    map = new ImageMap(background, engines);
    shares = new LayerShares(background, engines);
    worker = new InspectWorker(engines::await, this::answered, this::failed);
    histograms = new HistogramsModel(models, result.getReadOnlyProperty(), background);
    unitSearch = new ActiveUnitSearch(background, engines);
    film = new FilmModel(models, this::upToDate);
    steps = new StepsModel(result.getReadOnlyProperty(), channel, background);
    histogramsShown.addListener((property, was, is) -> histograms.show(shown && is));
    models.modelProperty().addListener((property, was, is) -> changeNetwork());
    example.imageProperty().addListener((property, was, is) -> request());
    layer.addListener((property, was, is) -> settle());
    channel.addListener((property, was, is) -> chooseChannel());
    ownScales.addListener((property, was, is) -> request());
    mapsPerLayer.addListener((property, was, is) -> request());
    spot.addListener((property, was, is) -> explain(is));
  }

  /** The example image. */
  ExampleImage example() {
    return example;
  }

  /** The index of the selected layer. */
  IntegerProperty layerProperty() {
    return layer;
  }

  /** The name of the selected layer; empty without a network. */
  public String layerName() {
    LoadedNetwork model = models.modelProperty().get();
    return model == null || layer.get() >= model.network().layers().size() ? ""
        : model.network().layers().get(layer.get()).name();
  }

  /** Selects the layer called {@code name} and shows its images; nothing changes if the network has none. */
  public void openLayer(String name) {
    LoadedNetwork model = models.modelProperty().get();
    if (model != null) {
      for (int i = 0; i < model.network().layers().size(); i++) {
        if (model.network().layers().get(i).name().equals(name)) {
          mapped.set(false);
          histogramsShown.set(false);
          steps.close();
          layer.set(i);
        }
      }
    }
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
  BooleanProperty histogramsShownProperty() {
    return histogramsShown;
  }

  /** The layer's histograms. */
  HistogramsModel histograms() {
    return histograms;
  }

  /** Playback of the run's checkpoints. */
  FilmModel film() {
    return film;
  }

  /** The layer's computation step by step. */
  StepsModel steps() {
    return steps;
  }

  /** Has what is done in a computation shown step by step told to {@code listener}. */
  public void watchSteps(Consumer<StepDeed> listener) {
    steps.whenDone(listener);
  }

  /** Which units are active for any image. */
  ActiveUnitSearch unitSearch() {
    return unitSearch;
  }

  /** The displayed moment of the run; null for none. */
  ReadOnlyObjectProperty<Moment> momentProperty() {
    return models.momentProperty();
  }

  /** Finds which units of the network are active for any image of the selected set. */
  void countUnits() {
    if (models.modelProperty().get() != null && example.count() > 0) {
      unitSearch.count(models.modelProperty().get(), example.testProperty().get(), example.set());
    }
  }

  /** Shows the images of channel {@code unit} of the selected layer. */
  void showUnit(int unit) {
    histogramsShown.set(false);
    channel.set(unit);
  }

  /**
   * The value to be explained; null for none. While it is one of another channel than the selected one, as under the
   * pointer, that channel's filters and map are shown with it.
   */
  ObjectProperty<Spot> spotProperty() {
    return spot;
  }

  /** The pointer has left the maps: what was shown of another channel gives way to the selected one. */
  void leaveMaps() {
    if (spot.get() != null && spot.get().channel() != channel.get()) {
      spot.set(selectedSpot);
    }
  }

  /** How many maps of every layer the network's picture shows; 0 while there is none. */
  IntegerProperty mapsPerLayerProperty() {
    return mapsPerLayer;
  }

  /** Whether the user wants the network as a picture rather than as a list; null where the window's size decides. */
  ObjectProperty<@Nullable Boolean> picturedProperty() {
    return pictured;
  }

  /** The last result; null before the first. */
  ReadOnlyObjectProperty<InspectResult> resultProperty() {
    return result.getReadOnlyProperty();
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

  /** Whether the last result is of the displayed network. */
  boolean upToDate() {
    return result.get() == null || result.get().request().model() == models.modelProperty().get();
  }

  /** Why there is no result; null if there is one. */
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The names of the classes of {@code model}. */
  List<String> classNames(LoadedNetwork model) {
    return models.matches().names(model, example.data());
  }

  /**
   * The number of the class of {@code model} that the image is of; −1 where it has no such class, or there is no image.
   */
  int truth(LoadedNetwork model) {
    return example.count() == 0 ? -1
        : ClassMatches.find(classNames(model), models.matches().inNetwork(model, example.data(), example.className()));
  }

  /** Goes to test image {@code index}, found in another view. */
  public void goToTest(int index) {
    example.take(true, index);
  }

  /** Whether the view is visible. */
  void show(boolean now) {
    shown = now;
    models.look(now);
    if (!now) {
      film.playingProperty().set(false);
      steps.playingProperty().set(false);
      worker.rest();
    }
    histograms.show(now && histogramsShown.get());
    request();
  }

  /** The current selections, for {@link #lookAgain} at the next start. */
  public Map<String, Integer> looked() {
    Map<String, Integer> selections = new HashMap<>(
        Map.of(LAYER, layer.get(), CHANNEL, channel.get(), RECORD, example.recordProperty().get(),
        TEST, example.testProperty().get() ? 1 : 0));
    if (pictured.get() != null) {
      selections.put(PICTURED, pictured.get() ? 1 : 0);
    }
    return Map.copyOf(selections);
  }

  /** Restores earlier selections, as far as they will exist; those missing in {@code before} stay as they are. */
  public void lookAgain(Map<String, Integer> before) {
    example.testProperty().set(before.getOrDefault(TEST, example.testProperty().get() ? 1 : 0) != 0);
    example.recordProperty().set(Math.max(0, before.getOrDefault(RECORD, example.recordProperty().get())));
    layer.set(Math.max(0, before.getOrDefault(LAYER, layer.get())));
    channel.set(Math.max(0, before.getOrDefault(CHANNEL, channel.get())));
    if (before.containsKey(PICTURED)) {
      pictured.set(before.get(PICTURED) != 0);
    }
  }

  /** Ends all work, when the program exits. */
  public void close() throws InterruptedException {
    steps.close();
    patches.work().cancel();
    map.work().cancel();
    unitSearch.work().cancel();
    worker.close();
  }

  /** What was wrong with the network before does not concern the next one. */
  private void changeNetwork() {
    problem.set(null);
    patches.work().forgetProblem();
    map.work().forgetProblem();
    unitSearch.work().forgetProblem();
    settle();
  }

  /** Limits the selections to what exists, and then makes one request. */
  private void settle() {
    if (settling || models.modelProperty().get() == null) {
      return;
    }
    settling = true;
    Network network = models.modelProperty().get().network();
    example.fit(network.input().height());
    layer.set(Math.max(0, Math.min(network.layers().size() - 1, layer.get())));
    Shape output = Sheets.output(network, layer.get());
    channel.set(Math.max(0, Math.min(output.channels() - 1, channel.get())));
    Spot was = spot.get();
    if (was != null && (was.channel() >= output.channels() || was.row() >= output.height()
        || was.column() >= output.width() || result.get() == null || result.get().request().layer() != layer.get())) {
      spot.set(null);
    }
    settling = false;
    request();
  }

  /**
   * If a channel has one value, selecting it also explains it; otherwise the value at the same position is explained.
   */
  private void chooseChannel() {
    LoadedNetwork model = models.modelProperty().get();
    if (model != null && !settling) {
      Shape output = Sheets.output(model.network(), layer.get());
      Spot was = selectedSpot;
      if (output.height() == 1 && output.width() == 1) {
        spot.set(new Spot(channel.get(), 0, 0));
      } else if (was != null && was.channel() != channel.get() && was.row() < output.height()
          && was.column() < output.width()) {
        spot.set(new Spot(channel.get(), was.row(), was.column()));
      }
    }
    request();
  }

  private void explain(@Nullable Spot wanted) {
    if (wanted == null || wanted.channel() == channel.get()) {
      selectedSpot = wanted;
    }
    request();
  }

  private void request() {
    LoadedNetwork model = models.modelProperty().get();
    if (shown && !settling && model != null && example.imageProperty().get() != null) {
      int shownChannel = spot.get() == null ? channel.get() : spot.get().channel();
      worker.look(new InspectRequest(model, example.imageProperty().get(), layer.get(), shownChannel, ownScales.get(),
          spot.get(), mapsPerLayer.get()));
    }
  }

  /** A failure of a network that is no longer selected is of no interest; the one selected has nothing to show. */
  private void failed(@Nullable InspectRequest request, Problem why) {
    LoadedNetwork selected = models.modelProperty().get();
    if (request == null || request.model() == selected) {
      problem.set(why);
      if (!upToDate()) {
        result.set(null);
      }
    } else {
      LOG.warn("A network that is no longer selected could not be examined: {}", why.getMessage(), why);
    }
  }

  private void answered(InspectResult now) {
    problem.set(null);
    result.set(now);
    if (models.idle()) {
      // Only now is the engine loaded, and the content on the screen.
      shares.measure(now.request().model(), now.request().image());
    }
  }
}
