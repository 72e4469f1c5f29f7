package convscope.workbench.inspect;

import convscope.insight.ColourScale;
import convscope.model.FilterUse;
import convscope.workbench.control.ScaleBar;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.NetworkNames;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The selected layer: its weights as images, and its output for the example image. JavaFX thread. */
final class LayerController {
  private static final PseudoClass FLAT = PseudoClass.getPseudoClass("flat");
  private static final int COLOURS = 96;
  private static final double PERCENT = 100;

  private final InspectModel model;
  private final Texts texts;
  private final Sentences sentences;
  private final Parent node;
  private final Subscription listening;
  private final PatchesController patchesPart;
  private @Nullable InspectResult told;
  private boolean showing;
  private @Nullable HistogramsController histograms;

  @FXML private Label title;
  @FXML private Label does;
  @FXML private ToggleButton through;
  @FXML private VBox pictures;
  @FXML private StackPane histogramsPlace;
  @FXML private VBox filtersPart;
  @FXML private ToggleButton filtersShown;
  @FXML private Label filtersWords;
  @FXML private ScaleBar filtersScale;
  @FXML private TileSheet filters;
  @FXML private VBox weights;
  @FXML private ToggleButton patches;
  @FXML private Label mapsName;
  @FXML private Label mapsWords;
  @FXML private ScaleBar mapsScale;
  @FXML private ToggleButton ownScales;
  @FXML private TileSheet maps;

  LayerController(InspectModel model, NetworkNames networks, Texts texts) {
    this.model = model;
    this.texts = texts;
    sentences = new Sentences(texts);
    patchesPart = new PatchesController(model, networks, texts);
    node = Fxml.load(this, texts);
    listening = Subscription.combine(model.resultProperty().subscribe(this::show),
        model.spotProperty().subscribe(this::place), model.patches().wantedProperty().subscribe(this::showPatches),
        model.histogramsShownProperty().subscribe(this::turn));
  }

  @FXML
  private void initialize() {
    ownScales.selectedProperty().bindBidirectional(model.ownScalesProperty());
    filtersPart.getChildren().add(patchesPart.node());
    patches.selectedProperty().bindBidirectional(model.patches().wantedProperty());
    filtersShown.setOnAction(pressed -> turnTo(false));
    patches.setOnAction(pressed -> turnTo(true));
    through.selectedProperty().bindBidirectional(model.histogramsShownProperty());
    maps.selectedProperty().bindBidirectional(model.channelProperty());
    maps.placeProperty().addListener((property, was, is) -> point(is));
    maps.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
      if (click.getClickCount() == 2 && click.getButton() == MouseButton.PRIMARY) {
        open(click);
      }
    });
    maps.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
      if (key.getCode() == KeyCode.ENTER) {
        open(key);
      }
    });
    maps.addEventHandler(MouseEvent.MOUSE_EXITED, left -> model.leaveMaps());
    filters.selectedProperty().addListener((property, was, is) -> choose(is.intValue()));
  }

  Parent node() {
    return node;
  }

  /** From the pixel last pointed at on, if there is one, else from the first. */
  @FXML
  private void stepThrough() {
    model.steps().begin(model.spotProperty().get());
  }

  /** A double-click on a pixel, or Enter, shows how its value is computed. */
  private void open(Event event) {
    if (model.spotProperty().get() != null) {
      model.steps().open(model.spotProperty().get());
      event.consume();
    }
  }

  void close() {
    listening.unsubscribe();
    patchesPart.close();
    patches.selectedProperty().unbindBidirectional(model.patches().wantedProperty());
    ownScales.selectedProperty().unbindBidirectional(model.ownScalesProperty());
    through.selectedProperty().unbindBidirectional(model.histogramsShownProperty());
    if (histograms != null) {
      histograms.close();
    }
    maps.selectedProperty().unbindBidirectional(model.channelProperty());
  }

  /** Switches between images and histograms; the latter are built on first use. */
  private void turn(boolean histogramsShown) {
    if (histogramsShown && histograms == null) {
      histograms = new HistogramsController(model, texts);
      histogramsPlace.getChildren().add(histograms.node());
    }
    pictures.setVisible(!histogramsShown);
    pictures.setManaged(!histogramsShown);
    histogramsPlace.setVisible(histogramsShown);
    histogramsPlace.setManaged(histogramsShown);
  }

  /** A filter in color is that of a channel. */
  private void choose(int filter) {
    if (!showing && filter >= 0 && told != null && coloured(told)) {
      model.channelProperty().set(filter);
    }
  }

  private void point(TileSheet.@Nullable Place place) {
    if (place != null) {
      model.spotProperty().set(new Spot(place.tile(), place.row(), place.column()));
    }
  }

  private void place(@Nullable Spot spot) {
    maps.placeProperty().set(spot == null ? null : new TileSheet.Place(spot.channel(), spot.row(), spot.column()));
  }

  /** Filters or patches; a press on what is shown changes nothing. */
  private void turnTo(boolean patchesWanted) {
    model.patches().wantedProperty().set(patchesWanted);
    filtersShown.setSelected(!patchesWanted);
  }

  /** Patches in place of weights; the first time, the search starts at once. */
  private void showPatches(boolean wanted) {
    filtersShown.setSelected(!wanted);
    for (Node one : List.of(weights, filtersScale)) {
      one.setVisible(!wanted);
      one.setManaged(!wanted);
    }
    patchesPart.node().setVisible(wanted);
    patchesPart.node().setManaged(wanted);
    if (wanted && model.patches().foundProperty().get() == null
        && model.patches().work().doneProperty().get() == null) {
      patchesPart.again();
    }
  }

  /** Whether the filters are those of all channels, in color. */
  private static boolean coloured(InspectResult result) {
    return card(result).input().channels() == 3;
  }

  private static LayerCard card(InspectResult result) {
    return LayerCard.of(result.request().model().network()).get(result.request().layer());
  }

  private void show(@Nullable InspectResult result) {
    node.setVisible(result != null);
    if (result != null) {
      showing = true;
      InspectResult before = told;
      told = result;
      LayerCard card = card(result);
      title.setText(card.layer().name());
      does.setText(sentences.layer(card));
      showFilters(result, card, before);
      showMaps(result, card, before);
      showing = false;
    }
  }

  private void showFilters(InspectResult result, LayerCard card, @Nullable InspectResult before) {
    Sheet sheet = result.filters();
    filtersPart.setVisible(sheet != null);
    filtersPart.setManaged(sheet != null);
    if (sheet == null) {
      return;
    }
    int channel = result.request().channel();
    boolean coloured = coloured(result);
    if (before == null || before.filters() != sheet) {
      filters.show(sheet.width(), sheet.height(), sheet.tiles());
      show(filtersScale, sheet.scale());
    }
    filtersShown.setText(texts.get(card.flat() ? "weights.name" : "filters.name"));
    filtersWords.setText(coloured ? texts.get("filters.colour")
        : card.layer().filterUse() == FilterUse.BY_PLACE
            ? texts.get("filters.local", channel, Sheets.row(result.request()), Sheets.column(result.request()))
            : texts.get(card.flat() ? "filters.unit" : "filters.slices", channel, sheet.tiles().size()));
    filters.selectedProperty().set(coloured ? channel : -1);
    filters.setDescription(texts.get("filters.accessible", card.layer().name()),
        coloured ? tile -> texts.get("filter", tile) : tile -> texts.get("slice", tile, channel));
  }

  private void showMaps(InspectResult result, LayerCard card, @Nullable InspectResult before) {
    Sheet sheet = result.maps();
    maps.pseudoClassStateChanged(FLAT, card.flat());
    if (before == null || before.maps() != sheet) {
      maps.show(sheet.width(), sheet.height(), sheet.tiles());
    }
    mapsScale.setVisible(sheet.scale() != null);
    if (sheet.scale() != null) {
      show(mapsScale, sheet.scale());
    }
    mapsName.setText(texts.get(card.flat() ? "units.name" : "maps.name"));
    int silent = result.figures().silentChannels();
    mapsWords.setText(texts.get(card.flat() ? "units.words" : "maps.words",
        Math.round(PERCENT * result.figures().sparsity()), silent, result.figures().channels()));
    maps.setDescription(texts.get("maps.accessible", card.layer().name()), tile -> describe(tile, card));
    InspectResult.Explained explained = result.explained();
    Spot spot = explained == null ? null : explained.spot();
    maps.setFrame(spot == null || card.flat() ? null
        : new TileSheet.Frame(spot.channel(), spot.row(), spot.column(), spot.row() + 1, spot.column() + 1));
  }

  private String describe(int channel, LayerCard card) {
    boolean silent = told != null && channel < told.figures().channels() && told.figures().silent(channel);
    return texts.get((card.flat() ? "unit" : "map") + (silent ? ".silent" : ""), channel);
  }

  private static void show(ScaleBar bar, ColourScale scale) {
    int[] argb = new int[COLOURS];
    for (int i = 0; i < COLOURS; i++) {
      argb[i] = scale.map().argb(i / (COLOURS - 1.0));
    }
    bar.show(argb, scale.low(), scale.high());
  }
}
