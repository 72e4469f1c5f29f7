package convscope.workbench.inspect;

import convscope.data.ClassLabels;
import convscope.data.Crop;
import convscope.insight.Window;
import convscope.model.Shape;
import convscope.workbench.control.ClassBars;
import convscope.workbench.control.Colours;
import convscope.workbench.control.TileSheet;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Texts;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The example image, the selected channel's feature map, the computation of one value, and the prediction. JavaFX thread.
 */
final class ExampleController {
  private final InspectModel model;
  private final Texts texts;
  private final ClassLabels labels;
  private final Sentences sentences;
  private final Parent node;
  private final Subscription listening;

  @FXML private ToggleButton test;
  @FXML private ToggleButton train;
  @FXML private TextField record;
  @FXML private Label className;
  @FXML private TileSheet picture;
  @FXML private TileSheet map;
  @FXML private Label mapName;
  @FXML private Label place;
  @FXML private Label sum;
  @FXML private Label terms;
  @FXML private Label field;
  @FXML private ClassBars bars;

  ExampleController(InspectModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    labels = ClassLabels.in(texts.locale());
    sentences = new Sentences(texts);
    node = Fxml.load(this, texts);
    listening = Subscription.combine(model.imageProperty().subscribe(this::showImage),
        model.sightProperty().subscribe(this::show), model.spotProperty().subscribe(this::place),
        model.testProperty().subscribe(now -> chosen()), model.recordProperty().subscribe(now -> chosen()));
  }

  @FXML
  private void initialize() {
    test.setOnAction(pressed -> choose(true));
    train.setOnAction(pressed -> choose(false));
    record.setOnAction(entered -> enter());
    record.focusedProperty().addListener((property, was, is) -> {
      if (!is) {
        enter();
      }
    });
    map.placeProperty().addListener((property, was, is) -> point(is));
  }

  Parent node() {
    return node;
  }

  void close() {
    listening.unsubscribe();
  }

  @FXML
  private void back() {
    model.turn(-1);
  }

  @FXML
  private void on() {
    model.turn(1);
  }

  @FXML
  private void random() {
    model.pick();
  }

  private void choose(boolean wanted) {
    BooleanProperty now = model.testProperty();
    now.set(wanted);
    chosen();
  }

  private void chosen() {
    test.setSelected(model.testProperty().get());
    train.setSelected(!model.testProperty().get());
    record.setText(Integer.toString(model.recordProperty().get()));
  }

  /** Accepts the typed number if there is such an image, otherwise restores the last one. */
  private void enter() {
    String typed = record.getText().strip().replace(",", "");
    if (typed.matches("\\d{1,9}") && Integer.parseInt(typed) < model.images()) {
      model.recordProperty().set(Integer.parseInt(typed));
    }
    chosen();
  }

  private void point(TileSheet.@Nullable Place pointed) {
    if (pointed != null) {
      model.spotProperty().set(new Spot(model.channelProperty().get(), pointed.row(), pointed.column()));
    }
  }

  private void place(@Nullable Spot spot) {
    boolean here = spot != null && spot.channel() == model.channelProperty().get();
    map.placeProperty().set(here ? new TileSheet.Place(0, spot.row(), spot.column()) : null);
  }

  private void showImage(float @Nullable [] image) {
    chosen();
    picture.setVisible(image != null);
    className.setText(image == null ? texts.get("image.none") : texts.get("picture.name", labels.of(model.className())));
    if (image != null) {
      float least = Float.POSITIVE_INFINITY;
      float largest = Float.NEGATIVE_INFINITY;
      for (float value : image) {
        least = Math.min(least, value);
        largest = Math.max(largest, value);
      }
      picture.show(Crop.SIZE, Crop.SIZE, List.of(Colours.ofValues(image, least, largest)));
      String words = texts.get("image.accessible", labels.of(model.className()), model.recordProperty().get());
      picture.setDescription(words, null);
    }
  }

  private void show(@Nullable InspectResult sight) {
    if (sight == null) {
      return;
    }
    LayerCard card = LayerCard.of(sight.wish().model().network()).get(sight.wish().layer());
    int channel = sight.wish().channel();
    map.show(sight.chosen().width(), sight.chosen().height(), sight.chosen().tiles());
    mapName.setText(texts.get(card.flat() ? "chosen.unit" : "chosen.map", card.layer().name(), channel));
    map.setDescription(mapName.getText(), null);
    // A single unit is not an image.
    map.setVisible(!card.flat());
    explain(sight, card);
    List<String> names = labels.of(model.classNames(sight.wish().model()));
    bars.show(names, sight.probabilities(), model.truth(sight.wish().model()));
  }

  private void explain(InspectResult sight, LayerCard card) {
    InspectResult.Explained explained = sight.explained();
    if (explained == null) {
      place.setText(texts.get(card.flat() ? "place.none.flat" : "place.none"));
      sum.setText("");
      terms.setText("");
      field.setText("");
      picture.setFrame(null);
      map.setFrame(null);
      return;
    }
    Spot spot = explained.spot();
    Shape input = sight.wish().model().network().input();
    place.setText(sentences.place(spot, card.output()));
    sum.setText(sentences.derivation(explained.derivation()));
    terms.setText(sentences.largestTerms(explained.derivation()));
    field.setText(sentences.field(explained.field(), input));
    Window seen = explained.field().seen();
    picture.setFrame(new TileSheet.Frame(0, seen.top(), seen.left(), seen.bottom(), seen.right()));
    map.setFrame(spot.channel() != sight.wish().channel() || card.flat() ? null
        : new TileSheet.Frame(0, spot.row(), spot.column(), spot.row() + 1, spot.column() + 1));
  }
}
