package convscope.workbench.inspect;

import convscope.insight.ColourMap;
import convscope.insight.Responses;
import convscope.summaries.Distribution;
import convscope.foundation.Figures;
import convscope.workbench.control.ScaleBar;
import convscope.workbench.control.WholeRows;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.Moment;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The histograms of the selected layer over the steps of its run, and its dead units. One cursor for all histograms.
 * JavaFX thread.
 */
final class HistogramsController {
  private static final int COLOURS = 256;
  private static final int KEY_COLOURS = 96;
  private static final int MOST_UNITS = 96;

  private final InspectModel model;
  private final Texts texts;
  private final Parent node;
  private final Subscription listening;
  private final Map<LayerHistograms.Kind, HistogramChart> strips = new EnumMap<>(LayerHistograms.Kind.class);
  private boolean moving;

  @FXML private Label words;
  @FXML private ScaleBar key;
  @FXML private Label readOut;
  @FXML private HistogramChart activations;
  @FXML private HistogramChart weights;
  @FXML private HistogramChart weightGradients;
  @FXML private HistogramChart biases;
  @FXML private HistogramChart biasGradients;
  @FXML private Button count;
  @FXML private Button cancel;
  @FXML private ProgressBar progress;
  @FXML private Label unitsWords;
  @FXML private WholeRows units;

  HistogramsController(InspectModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    node = Fxml.load(this, texts);
    ActiveUnitSearch unitSearch = model.unitSearch();
    listening = Subscription.combine(model.histograms().shownProperty().subscribe(this::show),
        model.momentProperty().subscribe(this::mark), model.resultProperty().subscribe(now -> count()),
        model.example().testProperty().subscribe(now -> count()),
        unitSearch.work().doneProperty().subscribe(now -> count()),
        unitSearch.countedProperty().subscribe(now -> count()),
        unitSearch.work().problemProperty().subscribe(now -> count()));
  }

  @FXML
  private void initialize() {
    strips.put(LayerHistograms.Kind.ACTIVATIONS, activations);
    strips.put(LayerHistograms.Kind.WEIGHTS, weights);
    strips.put(LayerHistograms.Kind.WEIGHT_GRADIENTS, weightGradients);
    strips.put(LayerHistograms.Kind.BIASES, biases);
    strips.put(LayerHistograms.Kind.BIAS_GRADIENTS, biasGradients);
    int[] colours = new int[COLOURS];
    for (int i = 0; i < COLOURS; i++) {
      colours[i] = ColourMap.SEQUENTIAL.argb(i / (COLOURS - 1.0));
    }
    key.show(IntStream.range(0, KEY_COLOURS).map(i -> colours[i * (COLOURS - 1) / (KEY_COLOURS - 1)]).toArray(),
        texts.get("spread.key.low"), texts.get("spread.key.high"));
    strips.forEach((kind, strip) -> {
      strip.setColours(colours);
      strip.setTitle(texts.get("spread." + kind.name().toLowerCase(Locale.ROOT)));
      strip.setStepWords(step -> texts.get("spread.step", step));
      strip.momentProperty().addListener((property, was, is) -> move(kind, is.intValue()));
      strip.binProperty().addListener((property, was, is) -> tell(kind));
      strip.focusedProperty().addListener((property, was, is) -> tell(kind));
    });
  }

  Parent node() {
    return node;
  }

  void close() {
    listening.unsubscribe();
  }

  @FXML
  private void countUnits() {
    model.countUnits();
  }

  @FXML
  private void stopCounting() {
    model.unitSearch().work().cancel();
  }

  private void show(HistogramsModel.@Nullable Shown shown) {
    words.setText(shown == null ? "" : shown.problem() != null ? texts.sentence(shown.problem())
        : !shown.recorded() ? texts.get("spread.now") : shown.single() ? texts.get("spread.first")
        : texts.get("spread.recorded", shown.lastStep()));
    Presence.set(key, shown != null && shown.problem() == null && shown.recorded() && !shown.single());
    strips.forEach((kind, strip) -> {
      LayerHistograms spread = shown == null ? null : shown.histograms().get(kind);
      strip.show(spread == null ? null : spread.picture());
      part(strip).setVisible(spread != null);
      tell(kind);
    });
    mark(model.momentProperty().get());
  }

  private static Node part(HistogramChart strip) {
    return strip.getParent();
  }

  /** The moment on the slider; none while the current state of a network in training is shown. */
  private void mark(@Nullable Moment moment) {
    long step = moment == null || moment.now() ? -1 : Math.max(0, moment.step() - 1);
    strips.values().forEach(strip -> strip.setMark(step));
  }

  /** One cursor for all. */
  private void move(LayerHistograms.Kind from, int moment) {
    if (!moving) {
      moving = true;
      strips.values().forEach(strip -> strip.momentProperty().set(
          strip.shown() == null || strip.shown().steps().length <= moment ? -1 : moment));
      moving = false;
      tell(from);
    }
  }

  private @Nullable LayerHistograms spread(LayerHistograms.Kind kind) {
    HistogramsModel.Shown shown = model.histograms().shownProperty().get();
    return shown == null ? null : shown.histograms().get(kind);
  }

  private void tell(LayerHistograms.Kind kind) {
    HistogramChart strip = strips.get(kind);
    LayerHistograms spread = spread(kind);
    int moment = strip.outlined();
    String name = texts.get("spread." + kind.name().toLowerCase(Locale.ROOT));
    if (spread == null || moment < 0 || moment >= spread.moments().size()) {
      strip.setAccessibleText(name);
      return;
    }
    Distribution at = spread.at(moment);
    int bin = strip.binProperty().get();
    String told = texts.get("spread.at", name, spread.moments().get(moment).step(), Figures.signed(at.mean()),
        Figures.signed(at.standardDeviation()), Figures.signed(at.min()), Figures.signed(at.max()));
    if (bin >= 0) {
      told += " " + texts.get("spread.bin", Math.round(spread.count(moment, bin)), Math.round(at.count()),
          Figures.signed(spread.edge(bin)), Figures.signed(spread.edge(bin + 1)));
    }
    strip.setAccessibleText(told);
    if (strip.momentProperty().get() >= 0 || strip.isFocused()) {
      readOut.setText(told);
    } else if (strips.values().stream().noneMatch(one -> one.momentProperty().get() >= 0)) {
      readOut.setText(texts.get("spread.point"));
    }
  }

  /** The dead units, or how to find them. */
  private void count() {
    ActiveUnitSearch unitSearch = model.unitSearch();
    InspectResult result = model.resultProperty().get();
    LongWork.Done done = unitSearch.work().doneProperty().get();
    boolean counting = done != null;
    progress.setProgress(counting ? done.share() : 0);
    Presence.set(progress, counting);
    Presence.set(cancel, counting);
    Presence.set(count, !counting);
    count.setText(texts.get(model.example().testProperty().get() ? "dead.count.test" : "dead.count.train",
        model.example().count()));
    count.setDisable(model.example().count() == 0 || result == null);
    units.rows().getChildren().clear();
    Presence.set(units, false);
    ActiveUnitSearch.Counted counted = unitSearch.countedProperty().get();
    LoadedNetwork now = result == null ? null : result.request().model();
    if (unitSearch.work().problemProperty().get() != null) {
      unitsWords.setText(texts.sentence(unitSearch.work().problemProperty().get()));
    } else if (now == null || counted == null || !counted.model().network().equals(now.network())) {
      unitsWords.setText(texts.get("dead.none"));
    } else {
      list(counted, counted.responses().dead(result.request().layer()), result.request().layer());
    }
  }

  private void list(ActiveUnitSearch.Counted counted, int[] dead, int layer) {
    Responses responses = counted.responses();
    unitsWords.setText(texts.get(counted.test() ? "dead.found.test" : "dead.found.train", dead.length,
        responses.units(layer), responses.examples(), counted.model().step()));
    Presence.set(units, dead.length > 0);
    for (int i = 0; i < Math.min(MOST_UNITS, dead.length); i++) {
      int unit = dead[i];
      Button button = new Button(Integer.toString(unit));
      button.getStyleClass().addAll("small", "unit");
      button.setAccessibleText(texts.get("dead.unit", unit));
      button.setAccessibleHelp(texts.get("dead.unit.why", unit));
      button.setOnAction(pressed -> model.showUnit(unit));
      units.rows().getChildren().add(button);
    }
    if (dead.length > MOST_UNITS) {
      units.rows().getChildren().add(new Label(texts.get("dead.more", dead.length - MOST_UNITS)));
    }
  }
}
