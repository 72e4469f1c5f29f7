package convscope.workbench.classify;

import convscope.data.Crop;
import convscope.data.ImageSet;
import convscope.insight.Raster;
import convscope.insight.SeenPicture;
import convscope.pictures.Picture;
import convscope.pictures.PicturePreview;
import convscope.workbench.control.Colours;
import convscope.workbench.control.PixelView;
import convscope.workbench.control.ScaleBar;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Hints;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.NetworkNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The details of one image, from left to right what becomes of it: the whole image or the drawing pad, its 32 × 32
 * pixels, the network's input, the prediction; below the saliency and the feature maps. JavaFX thread.
 */
final class ImageDetailsController {
  private static final int LEAST_FACTOR = 3;
  /** With the prediction below the images, they stay small enough for it to be in sight. */
  private static final int MOST_FACTOR_ABOVE = 4;
  private static final int SEEN_WIDTH = 34;
  /** The drawing pad is half as large again as an image. */
  private static final int PAD_PIXELS = 48;
  /** The margins of the view, and its scroll bar. */
  private static final double MARGINS = 42;
  private static final double ARROW = 32;
  private static final double LINES = 2;
  /** In heights of the type: the least width of the bars, of the drawing tools, of a caption and of the scale. */
  private static final double ANSWER_WIDTH = 15;
  private static final double TOOLS_WIDTH = 7;
  private static final double CAPTION_WIDTH = 6;
  private static final double SCALE_WIDTH = 10;

  private final ClassifyModel model;
  private final Texts texts;
  private final Parent node;
  private final AnswerController answer;
  private @Nullable DrawingController drawing;
  private final OcclusionControl occlusion;
  private final Map<ToggleButton, ImageDetails.Where> choices;
  private final Subscription listening;
  private Subscription watching = Subscription.EMPTY;
  /** The size of a pixel of the 32 × 32 in points; all other images are scaled accordingly. */
  private int factor = LEAST_FACTOR;
  private double room;

  @FXML private Label title;
  @FXML private Label size;
  @FXML private Label refusal;
  @FXML private VBox readable;
  @FXML private VBox wholePart;
  @FXML private PixelView whole;
  @FXML private VBox drawingPart;
  @FXML private HBox pipeline;
  @FXML private StackPane firstArrow;
  @FXML private StackPane middleArrow;
  @FXML private StackPane lastArrow;
  @FXML private PixelView picture;
  @FXML private PixelView seen;
  @FXML private ScaleBar seenScale;
  @FXML private Label seenWords;
  @FXML private ToggleGroup where;
  @FXML private ToggleButton plain;
  @FXML private ToggleButton gradient;
  @FXML private ToggleButton occlusionMap;
  @FXML private VBox answerPart;
  @FXML private VBox strips;

  ImageDetailsController(ClassifyModel model, NetworkNames names, Texts texts) {
    this.model = model;
    this.texts = texts;
    answer = new AnswerController(model, names, texts);
    node = Fxml.load(this, texts);
    answerPart.getChildren().setAll(answer.node());
    // Level with the middle of the image, which begins below a caption.
    for (StackPane arrow : List.of(firstArrow, middleArrow, lastArrow)) {
      arrow.prefHeightProperty().bind(picture.layoutYProperty().multiply(2).add(picture.heightProperty()));
    }
    // The name above it explains it; here the help would lie over the probabilities that the pointer changes.
    Hints.withhold(seen);
    occlusion = new OcclusionControl(seen, model.occlusion());
    choices = Map.of(plain, ImageDetails.Where.NOT_ASKED, gradient, ImageDetails.Where.GRADIENT,
        occlusionMap, ImageDetails.Where.OCCLUSION);
    where.selectedToggleProperty().addListener((property, was, is) -> choose(was, is));
    listening = Subscription.combine(model.selectedProperty().subscribe(this::select),
        model.previewProperty().subscribe(this::showWhole), model.detailsProperty().subscribe(this::show),
        model.whereProperty().subscribe(this::mark));
  }

  Parent node() {
    return node;
  }

  /**
   * Draws the images by the largest whole factor at which they and the prediction beside them fit into {@code width};
   * with the prediction below them where there is no room beside.
   */
  void fit(double width) {
    room = width - MARGINS;
    arrange();
  }

  private void arrange() {
    double type = size.getFont().getSize();
    boolean beside = imagesWidth(LEAST_FACTOR, type) + ARROW + ANSWER_WIDTH * type <= room;
    double forImages = beside ? room - ARROW - ANSWER_WIDTH * type : room;
    int wanted = LEAST_FACTOR;
    while (imagesWidth(wanted + 1, type) <= forImages && (beside || wanted < MOST_FACTOR_ABOVE)) {
      wanted++;
    }
    place(beside);
    strips.getChildren().forEach(strip -> ((FeatureStrip) strip).fit(room));
    if (wanted != factor) {
      factor = wanted;
      if (drawing != null) {
        drawing.setSide(PAD_PIXELS * factor);
      }
      showPicture(model.selectedProperty().get());
      showWhole(model.previewProperty().get());
      show(model.detailsProperty().get());
    }
  }

  /** The width of three images with {@code times} points to a pixel, and of the arrows between them. */
  private double imagesWidth(int times, double type) {
    double image = Math.max(ImageSet.WIDTH * times + LINES, CAPTION_WIDTH * type);
    double first = drawingPart.isVisible() ? Math.max(PAD_PIXELS * times + LINES, TOOLS_WIDTH * type) : image;
    return first + image + Math.max(SEEN_WIDTH * times + LINES, SCALE_WIDTH * type) + 2 * ARROW;
  }

  private void place(boolean beside) {
    Presence.set(lastArrow, beside);
    Pane wanted = beside ? pipeline : readable;
    if (answerPart.getParent() != wanted) {
      ((Pane) answerPart.getParent()).getChildren().remove(answerPart);
      // Below the choice of what is laid over the network input, so that both can be seen at once in a low window.
      wanted.getChildren().add(beside ? pipeline.getChildren().size() : 2, answerPart);
    }
  }

  void close() {
    listening.unsubscribe();
    watching.unsubscribe();
    answer.close();
    if (drawing != null) {
      drawing.close();
    }
    occlusion.close();
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

  /** Not before something is drawn: a first look at the view need not wait for it. */
  private void makePad() {
    drawing = new DrawingController(model.brush(), texts);
    drawing.setSide(PAD_PIXELS * factor);
    drawingPart.getChildren().add(drawing.node());
  }

  private void select(@Nullable ClassifiedImage image) {
    watching.unsubscribe();
    watching = Subscription.EMPTY;
    boolean readableNow = image != null && image.readable();
    Presence.set(readable, readableNow);
    Presence.set(refusal, image != null && !readableNow);
    title.setText(image == null ? texts.get("details.none") : image.source().name().in(texts));
    size.setText("");
    boolean drawn = image != null && image.drawing() != null;
    if (drawn && drawing == null) {
      makePad();
    }
    if (drawing != null) {
      drawing.edit(drawn ? image.drawing() : null);
    }
    Presence.set(drawingPart, drawn);
    arrange();
    showWhole(model.previewProperty().get());
    if (readableNow) {
      Picture came = image.picture();
      size.setText(drawn ? "" : texts.get("details.size", came.originalWidth(), came.originalHeight()));
      watching = image.pictureProperty().subscribe(now -> showPicture(image));
    } else if (image != null) {
      refusal.setText(texts.sentence(image.source().problem()));
    }
  }

  /** The 32 × 32 pixels, with the crop that the network is given. */
  private void showPicture(@Nullable ClassifiedImage image) {
    if (image != null && image.readable()) {
      picture.show(ImageSet.WIDTH, ImageSet.HEIGHT, Colours.ofBytes(image.picture().pixels()), factor);
      markCrop();
    }
  }

  private void markCrop() {
    LoadedNetwork by = model.networks().modelProperty().get();
    Crop crop = by == null ? Crop.CENTRE : Crop.center(by.network().input().height());
    picture.mark(crop.left(), crop.top(), crop.side(), crop.side());
  }

  /** The whole image, with the square in its middle that becomes the 32 × 32 pixels. */
  private void showWhole(@Nullable PicturePreview preview) {
    Presence.set(wholePart, preview != null);
    Presence.set(firstArrow, preview != null || drawingPart.isVisible());
    if (preview == null) {
      whole.clear();
    } else {
      PicturePreview fitted = preview.fitted(ImageSet.WIDTH * factor);
      int side = Math.min(fitted.width(), fitted.height());
      whole.show(fitted.width(), fitted.height(), fitted.argb(), 1);
      whole.mark((fitted.width() - side) / 2, (fitted.height() - side) / 2, side, side);
    }
  }

  private void show(@Nullable ImageDetails details) {
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
    markCrop();
    Raster shown = details.saliency() == null ? details.seen() : SeenPicture.with(details.saliency(), details.seen());
    seen.show(shown.width(), shown.height(), shown.argb(), Math.max(1, SEEN_WIDTH * factor / shown.width()));
    seenWords.setText(texts.get("seen." + model.whereProperty().get().name().toLowerCase(Locale.ROOT)));
    while (strips.getChildren().size() > details.layers().size()) {
      strips.getChildren().remove(strips.getChildren().size() - 1);
    }
    for (int i = 0; i < details.layers().size(); i++) {
      if (i == strips.getChildren().size()) {
        strips.getChildren().add(new FeatureStrip(texts));
      }
      ((FeatureStrip) strips.getChildren().get(i)).show(details.layers().get(i), room);
    }
  }
}
