package convscope.workbench.classify;

import convscope.data.ClassLabels;
import convscope.data.ImageSet;
import convscope.insight.Raster;
import convscope.insight.SeenPicture;
import convscope.pictures.Picture;
import convscope.workbench.control.ClassBars;
import convscope.workbench.control.PixelView;
import convscope.workbench.control.ScaleBar;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.ClassMatches;
import convscope.workbench.session.NetworkNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The details of one image: original, network input, class probabilities, saliency, feature maps. JavaFX thread. */
final class ImageDetailsController {
  /** The original and the network input take two fifths of the width, the bars the rest. */
  private static final int WIDTH_FOR_ONE = 164;
  private static final int LEAST_FACTOR = 3;
  private static final int SEEN_WIDTH = 34;

  private final ClassifyModel model;
  private final Texts texts;
  private final ClassLabels labels;
  private final NetworkNames names;
  private final Parent node;
  private final Map<ToggleButton, ImageDetails.Where> choices;
  private Subscription watching = Subscription.EMPTY;
  /** The size of a pixel of the original in points; all other images are scaled accordingly. */
  private int factor = LEAST_FACTOR;
  private final Subscription listening;

  @FXML private Label title;
  @FXML private Label size;
  @FXML private Label incomplete;
  @FXML private Label refusal;
  @FXML private Node readable;
  @FXML private PixelView picture;
  @FXML private PixelView seen;
  @FXML private ScaleBar seenScale;
  @FXML private Label seenWords;
  @FXML private ToggleGroup where;
  @FXML private ToggleButton plain;
  @FXML private ToggleButton gradient;
  @FXML private ToggleButton occlusion;
  @FXML private ClassBars bars;
  @FXML private Label verdict;
  @FXML private Label by;
  @FXML private VBox strips;

  ImageDetailsController(ClassifyModel model, NetworkNames names, Texts texts) {
    this.model = model;
    this.names = names;
    this.texts = texts;
    labels = ClassLabels.in(texts.locale());
    node = Fxml.load(this, texts);
    picture.setFactor(factor);
    choices = Map.of(plain, ImageDetails.Where.NOT_ASKED, gradient, ImageDetails.Where.GRADIENT, occlusion, ImageDetails.Where.OCCLUSION);
    where.selectedToggleProperty().addListener((property, was, is) -> choose(was, is));
    listening = Subscription.combine(model.selectedProperty().subscribe(this::select),
        model.detailsProperty().subscribe(this::show), model.whereProperty().subscribe(this::mark));
  }

  Parent node() {
    return node;
  }

  /** Draws the images by the largest whole factor that fits into {@code width}. */
  void fit(double width) {
    int wanted = Math.max(LEAST_FACTOR, (int) width / WIDTH_FOR_ONE);
    if (wanted != factor) {
      factor = wanted;
      picture.setFactor(factor);
      show(model.detailsProperty().get());
    }
  }

  void close() {
    listening.unsubscribe();
    watching.unsubscribe();
  }

  private void choose(Toggle was, Toggle is) {
    if (is == null) {
      // Pressing the selected one again changes nothing.
      where.selectToggle(was);
    } else {
      model.whereProperty().set(choices.get(is));
    }
  }

  private void mark(ImageDetails.Where now) {
    choices.forEach((button, way) -> {
      if (way == now) {
        where.selectToggle(button);
      }
    });
  }

  private void select(ClassifiedImage entry) {
    watching.unsubscribe();
    watching = Subscription.EMPTY;
    boolean readableNow = entry != null && entry.readable();
    readable.setVisible(readableNow);
    readable.setManaged(readableNow);
    refusal.setVisible(entry != null && !readableNow);
    refusal.setManaged(refusal.isVisible());
    title.setText(entry == null ? texts.get("details.none") : entry.result().name());
    size.setText("");
    Presence.set(incomplete, readableNow && entry.result().picture().incomplete());
    if (readableNow) {
      Picture came = entry.result().picture();
      size.setText(texts.get("details.size", came.originalWidth(), came.originalHeight()));
      picture.setPixels(ImageSet.WIDTH, ImageSet.HEIGHT, argb(came.pixels()));
      watching = entry.classificationProperty().subscribe(now -> verdict(entry));
    } else if (entry != null) {
      refusal.setText(texts.sentence(entry.result().problem()));
    }
  }

  private void verdict(ClassifiedImage entry) {
    var now = entry.classificationProperty().get();
    bars.setVisible(now != null);
    by.setText(now == null ? "" : texts.get("by", names.atStep(entry.network())));
    if (now == null) {
      verdict.setText(texts.get("verdict.waiting"));
      return;
    }
    String truth = entry.result().truth();
    String meant = model.inNetwork(truth);
    bars.show(labels.of(now.classNames()), now.probabilities(),
        ClassMatches.find(now.classNames(), meant));
    verdict.setText(texts.get("verdict." + Correctness.of(now, meant).name().toLowerCase(Locale.ROOT),
        labels.of(now.top().className()), now.top().probability(), truth == null ? null : labels.of(truth)));
    bars.setAccessibleText(verdict.getText());
  }

  private void show(ImageDetails details) {
    strips.setVisible(details != null);
    // It keeps its space, so that the buttons do not move while the pointer is on them.
    seenScale.setVisible(details != null && details.saliency() != null);
    if (details == null) {
      seen.clear();
      return;
    }
    if (details.saliency() != null) {
      ScaleColours.of(details.saliency()).on(seenScale);
    }
    Raster shown = details.saliency() == null ? details.seen() : SeenPicture.with(details.saliency(), details.seen());
    seen.setPixels(shown.width(), shown.height(), shown.argb());
    seen.setFactor(Math.max(1, SEEN_WIDTH * factor / shown.width()));
    seenWords.setText(texts.get("seen." + model.whereProperty().get().name().toLowerCase(Locale.ROOT)));
    while (strips.getChildren().size() > details.layers().size()) {
      strips.getChildren().remove(strips.getChildren().size() - 1);
    }
    for (int i = 0; i < details.layers().size(); i++) {
      if (i == strips.getChildren().size()) {
        strips.getChildren().add(new Strip(texts));
      }
      ((Strip) strips.getChildren().get(i)).show(details.layers().get(i), 2 * factor / 5);
    }
  }

  private static int[] argb(byte[] planes) {
    int area = ImageSet.WIDTH * ImageSet.HEIGHT;
    int[] argb = new int[area];
    for (int i = 0; i < area; i++) {
      argb[i] = 0xFF000000 | (planes[i] & 255) << 16 | (planes[area + i] & 255) << 8 | planes[2 * area + i] & 255;
    }
    return argb;
  }

  /** The most active feature maps of a layer, in a row. */
  private static final class Strip extends VBox {
    private static final int LEAST_SIZE = 24;

    private final Texts texts;
    private final Label words = new Label();
    private final ScaleBar scale = new ScaleBar();
    private final FlowPane row = new FlowPane();

    Strip(Texts texts) {
      this.texts = texts;
      getStyleClass().add("part");
      words.getStyleClass().add("hint");
      row.getStyleClass().add("strip");
      scale.setMinWidth(USE_PREF_SIZE);
      HBox head = new HBox(words, scale);
      head.getStyleClass().add("strip-head");
      getChildren().setAll(head, row);
    }

    /** Shows the maps of {@code layer}; those of all layers have the same width, {@code times} the minimum. */
    void show(ImageDetails.LayerMaps layer, int times) {
      int size = Math.max(1, times) * LEAST_SIZE;
      List<ImageDetails.LayerMaps.Lively> lively = layer.liveliest();
      words.setText(texts.get("strip", layer.layer(), lively.size(), layer.channels()));
      ScaleColours.of(layer.scale()).on(scale);
      while (row.getChildren().size() > lively.size()) {
        row.getChildren().remove(row.getChildren().size() - 1);
      }
      for (int i = 0; i < lively.size(); i++) {
        if (i == row.getChildren().size()) {
          row.getChildren().add(new PixelView());
        }
        Raster raster = lively.get(i).map();
        PixelView map = (PixelView) row.getChildren().get(i);
        map.setPixels(raster.width(), raster.height(), raster.argb());
        map.setFactor(Math.max(1, size / Math.max(raster.width(), raster.height())));
        map.setAccessibleText(texts.get("strip.map", layer.layer(), lively.get(i).channel()));
        map.setAccessibleHelp(texts.get("strip.map.why", layer.layer(), lively.get(i).channel()));
      }
    }
  }
}
