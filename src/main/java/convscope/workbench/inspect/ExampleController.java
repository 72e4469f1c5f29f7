package convscope.workbench.inspect;

import convscope.data.ClassLabels;
import convscope.data.Crop;
import convscope.insight.Window;
import convscope.model.Shape;
import convscope.workbench.control.ClassBars;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import java.util.List;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The example image, the selected channel's feature map, the computation of one value, and the prediction. JavaFX
 * thread.
 */
final class ExampleController {
  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(,\\d{3})+");
  /** Five pixels of the screen for each of the tutorial's crop, and the margin. */
  private static final double LEAST = 5 * Crop.SIZE + 6;

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
  @FXML private HBox pair;
  @FXML private VBox prediction;
  @FXML private ClassBars bars;

  ExampleController(InspectModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    labels = ClassLabels.in(texts.locale());
    sentences = new Sentences(texts);
    node = Fxml.load(this, texts);
    listening = Subscription.combine(model.example().imageProperty().subscribe(this::showImage),
        model.resultProperty().subscribe(this::show), model.spotProperty().subscribe(this::place),
        model.example().testProperty().subscribe(now -> chosen()),
        model.example().recordProperty().subscribe(now -> chosen()));
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

  /** Whether the prediction is shown here, and not in the network's picture. */
  void showBars(boolean now) {
    Presence.set(prediction, now);
  }

  /**
   * Makes the image and the map as large as a column of {@code width} by {@code height} allows beside everything else.
   * A line of text that appears later takes nothing from them.
   */
  void fit(double width, double height) {
    if (width <= 0 || height <= 0) {
      return;
    }
    Region column = (Region) node;
    double across = width - column.snappedLeftInset() - column.snappedRightInset() - pair.getSpacing();
    resize(LEAST);
    double rest = column.minHeight(width) - LEAST;
    resize(Math.max(LEAST, Math.floor(Math.min(across / 2, height - rest))));
  }

  private void resize(double side) {
    for (TileSheet sheet : List.of(picture, map)) {
      sheet.setPrefWidth(side);
      sheet.setMinWidth(side);
    }
  }

  @FXML
  private void back() {
    model.example().turn(-1);
  }

  @FXML
  private void on() {
    model.example().turn(1);
  }

  @FXML
  private void random() {
    model.example().pick();
  }

  private void choose(boolean wanted) {
    BooleanProperty now = model.example().testProperty();
    now.set(wanted);
    chosen();
  }

  private void chosen() {
    test.setSelected(model.example().testProperty().get());
    train.setSelected(!model.example().testProperty().get());
    record.setText(Integer.toString(model.example().recordProperty().get()));
  }

  /** Accepts the typed number if there is such an image, otherwise restores the last one. */
  private void enter() {
    String typed = record.getText().strip();
    String digits = GROUPED.matcher(typed).matches() ? typed.replace(",", "") : typed;
    if (digits.matches("\\d{1,9}") && Integer.parseInt(digits) < model.example().count()) {
      model.example().recordProperty().set(Integer.parseInt(digits));
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
    className.setText(image == null ? texts.get("image.none")
        : texts.get("picture.name", labels.of(model.example().className()), model.example().side()));
    if (image != null) {
      int side = model.example().side();
      picture.show(side, side, List.of(ExampleImage.pixels(image)));
      String words = texts.get("image.accessible", labels.of(model.example().className()),
          model.example().recordProperty().get());
      picture.setDescription(words, null);
    }
  }

  private void show(@Nullable InspectResult result) {
    map.setVisible(result != null);
    bars.setVisible(result != null);
    if (result == null) {
      mapName.setText("");
      place.setText("");
      hideExplanation();
      return;
    }
    LayerCard card = LayerCard.of(result.request().model().network()).get(result.request().layer());
    int channel = result.request().channel();
    map.show(result.chosen().width(), result.chosen().height(), result.chosen().tiles());
    mapName.setText(texts.get(card.flat() ? "chosen.unit" : "chosen.map", card.layer().name(), channel));
    map.setDescription(mapName.getText(), null);
    // A single unit is not an image.
    map.setVisible(!card.flat());
    explain(result, card);
    List<String> names = labels.of(model.classNames(result.request().model()));
    bars.show(names, result.probabilities(), model.truth(result.request().model()));
  }

  private void hideExplanation() {
    sum.setText("");
    terms.setText("");
    field.setText("");
    picture.setFrame(null);
    map.setFrame(null);
  }

  private void explain(InspectResult result, LayerCard card) {
    InspectResult.Explained explained = result.explained();
    if (explained == null) {
      place.setText(texts.get(card.flat() ? "place.none.flat" : "place.none"));
      hideExplanation();
      return;
    }
    Spot spot = explained.spot();
    Shape input = result.request().model().network().input();
    place.setText(sentences.place(spot, card.output()));
    sum.setText(sentences.derivation(explained.derivation()));
    terms.setText(sentences.largestTerms(explained.derivation()));
    field.setText(sentences.field(explained.field(), input));
    Window seen = explained.field().seen();
    picture.setFrame(new TileSheet.Frame(0, seen.top(), seen.left(), seen.bottom(), seen.right()));
    map.setFrame(spot.channel() != result.request().channel() || card.flat() ? null
        : new TileSheet.Frame(0, spot.row(), spot.column(), spot.row() + 1, spot.column() + 1));
  }
}
