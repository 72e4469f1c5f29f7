package convscope.workbench.inspect;

import convscope.data.ClassLabels;
import convscope.insight.NetworkOverview;
import convscope.model.Network;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Texts;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The network as a picture, in place of the list of its layers; a layer or a map that is opened is shown below. JavaFX
 * thread.
 */
final class PictureController {
  private static final double PERCENT = 100;

  private final InspectModel model;
  private final Texts texts;
  private final LayerWords words;
  private final ClassLabels labels;
  private final Region node;
  private final Subscription listening;
  private boolean visible;
  private @Nullable Network network;

  @FXML private NetworkPicture picture;

  PictureController(InspectModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    words = new LayerWords(model.shares(), texts);
    labels = ClassLabels.in(texts.locale());
    node = (Region) Fxml.load(this, texts);
    listening = Subscription.combine(model.resultProperty().subscribe(this::show),
        model.layerProperty().subscribe(now -> select()), model.channelProperty().subscribe(now -> select()),
        model.shares().sharesProperty().subscribe(now -> describeLayers()),
        picture.mapsProperty().subscribe(now -> ask()));
  }

  @FXML
  private void initialize() {
    picture.setOnOpen(this::open);
  }

  /** Makes it {@code usual} high, or as high as all classes need, but at most {@code most}. */
  void setHeight(double usual, double most) {
    node.setPrefHeight(Math.min(most, Math.max(usual, picture.heightOfClasses())));
  }

  Region node() {
    return node;
  }

  /** Whether it is seen: only then are the maps of all layers made. */
  void show(boolean now) {
    visible = now;
    node.setVisible(now);
    node.setManaged(now);
    ask();
  }

  void close() {
    listening.unsubscribe();
  }

  private void ask() {
    model.mapsPerLayerProperty().set(visible ? picture.mapsProperty().get() : 0);
  }

  private void open(int layer, int channel) {
    model.layerProperty().set(layer);
    if (channel >= 0) {
      model.channelProperty().set(channel);
    }
  }

  private void select() {
    picture.select(model.layerProperty().get(), model.channelProperty().get());
  }

  private void show(@Nullable InspectResult result) {
    if (result == null) {
      network = null;
      picture.setLayers(0);
      picture.bars().setVisible(false);
      return;
    }
    Network now = result.request().model().network();
    if (!now.equals(network)) {
      network = now;
      picture.setLayers(0);
      picture.setLayers(now.layers().size());
      describeLayers();
    }
    picture.input().showImage(now.input().width(), now.input().height(), ExampleImage.pixels(result.request().image()));
    NetworkOverview overview = result.overview();
    if (overview != null) {
      picture.show(overview);
      overview.columns().forEach(column -> describeMaps(column.layer(), column.channels()));
    }
    List<String> names = labels.of(model.classNames(result.request().model()));
    double[] probabilities = result.probabilities();
    picture.bars().setVisible(true);
    picture.bars().show(names, probabilities, model.truth(result.request().model()));
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    select();
    picture.setDescription(texts.get("network.name"), texts.get("network.accessible",
        now.layers().get(Math.min(model.layerProperty().get(), now.layers().size() - 1)).name(), names.get(best),
        Math.round(PERCENT * probabilities[best])));
  }

  private void describeMaps(int layer, List<Integer> channels) {
    String name = network.layers().get(layer).name();
    picture.layer(layer).sheet().setDescription(name,
        tile -> channels.isEmpty() ? texts.get("network.units", name)
        : texts.get("chosen.map", name, channels.get(tile)));
  }

  private void describeLayers() {
    if (network == null) {
      return;
    }
    picture.input().setWords(texts.get("network.input"), network.input().toString(), texts.get("network.input.why"));
    List<LayerCard> cards = LayerCard.of(network);
    for (int i = 0; i < cards.size(); i++) {
      picture.layer(i).setWords(cards.get(i).layer().name(), words.shape(cards.get(i)), words.spoken(cards.get(i)));
    }
  }
}
