package convscope.workbench.control;

import convscope.data.ImageSet;
import convscope.foundation.Problem;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Hint;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;

/**
 * Any number of images of 32 × 32 pixels in a scrolling grid, enlarged by an integer factor. The visible part is
 * painted as one image in the background and swapped in at the next pulse, so that the JavaFX thread only copies
 * pixels; while one is painted, only the latest request is kept. Buffers are used in turn. One image can be selected,
 * by the pointer or the keyboard (see {@link GridKeys}). JavaFX thread.
 */
public final class ImageGrid extends Region {
  /** The largest factor. */
  public static final int LARGEST = 4;

  private static final int MARGIN = 4;
  private static final int ROOM = 128;
  // One is shown, one may still be drawn by the frame before, one is painted.
  private static final int FRAMES = 3;
  private static final int[] NONE = {};

  private final IntegerProperty factor = new SimpleIntegerProperty(this, "factor", 2);
  private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", -1);
  private final Background background;
  private final Consumer<Problem> failed;
  private final GridFrame[] frames = new GridFrame[FRAMES];
  private final ImageView picture = new ImageView();
  private final Rectangle outline = new Rectangle();
  private final ScrollBar bar = new ScrollBar();
  private final Hint hint = new Hint(() -> this);
  private ImageSet images;
  private int[] indices = NONE;
  private String name = "";
  private IntFunction<String> description = Integer::toString;
  private Runnable onOpen = () -> { };
  private GridGeometry geometry;
  private int turn;
  private boolean painting;
  private boolean stale;
  /** The images of which a failure was told last. */
  private int[] failing;

  /**
   * An empty grid that paints on the threads of {@code background}.
   *
   * @param failed told why images could not be painted, once for the same images; nothing is then shown of them
   */
  public ImageGrid(Background background, Consumer<Problem> failed) {
    this.background = background;
    this.failed = failed;
    getStyleClass().add("image-grid");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    picture.setManaged(false);
    picture.setSmooth(false);
    picture.setMouseTransparent(true);
    outline.setManaged(false);
    outline.setMouseTransparent(true);
    outline.setVisible(false);
    outline.getStyleClass().add("outline");
    bar.setOrientation(Orientation.VERTICAL);
    bar.setManaged(false);
    getChildren().addAll(picture, outline, bar);
    bar.valueProperty().addListener((property, was, is) -> paint());
    // Out of sight, the frame that is shown suffices; another takes up to eight megabytes.
    sceneProperty().addListener((property, was, is) -> Arrays.fill(frames, null));
    factor.addListener((property, was, is) -> arrange());
    selected.addListener((property, was, is) -> selectedChanged());
    setOnMousePressed(this::pressed);
    setOnMouseMoved(this::moved);
    setOnMouseExited(event -> hint.hide());
    setOnScroll(this::scrolled);
    setOnKeyPressed(new GridKeys(this)::pressed);
  }

  /** The enlargement of the images, 1 … {@value #LARGEST}. */
  public IntegerProperty factorProperty() {
    return factor;
  }

  /** The index in the set of the selected image, −1 for none. It need not be among those shown. */
  public IntegerProperty selectedProperty() {
    return selected;
  }

  /**
   * Sets the tooltip and the accessible text.
   *
   * @param whole the grid's name, used while nothing is selected
   * @param words an image's name, by its index in the set
   */
  public void setDescription(String whole, IntFunction<String> words) {
    name = whole;
    description = words;
    selectedChanged();
  }

  /** Called when the user opens the selected image, by Enter or a double click. */
  public void setOnOpen(Runnable action) {
    onOpen = action;
  }

  /** Shows the images {@code which} of {@code set}, in that order; the array must not be modified afterwards. */
  public void show(ImageSet set, int[] which) {
    images = set;
    indices = which;
    geometry = null;
    int position = position();
    if (position < 0) {
      bar.setValue(0);
    }
    arrange();
    reveal(position);
  }

  /** Selects the image at {@code position}, or at the nearest valid position, and scrolls to it. */
  void select(int position) {
    if (indices.length > 0) {
      int nearest = Math.max(0, Math.min(indices.length - 1, position));
      selected.set(indices[nearest]);
      reveal(nearest);
    }
  }

  /** The position of the selected image, −1 if it is not shown. */
  int position() {
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] == selected.get()) {
        return i;
      }
    }
    return -1;
  }

  void open() {
    if (position() >= 0) {
      onOpen.run();
    }
  }

  /** Null while there is nothing to lay out. */
  GridGeometry geometry() {
    return geometry;
  }

  /** The scroll offset, in device pixels. */
  int offset() {
    return (int) Math.round(bar.getValue());
  }

  @Override
  protected double computePrefWidth(double height) {
    return 10 * ImageSet.WIDTH * factor.get();
  }

  @Override
  protected double computePrefHeight(double width) {
    return 8 * ImageSet.HEIGHT * factor.get();
  }

  @Override
  public String getUserAgentStylesheet() {
    return ImageGrid.class.getResource("image-grid.css").toExternalForm();
  }

  @Override
  protected void layoutChildren() {
    double barWidth = snapSizeX(bar.prefWidth(-1));
    bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
    arrange();
  }

  /** Lays the images out again, keeping the first visible row in place. */
  private void arrange() {
    int width = (int) ((getWidth() - bar.getWidth()) * scale());
    int height = (int) (getHeight() * scale());
    if (width <= 0 || height <= 0) {
      return;
    }
    int least = (int) Math.round((factor.get() == 1 ? MARGIN : 2 * MARGIN) * scale());
    int side = ImageSet.WIDTH * (int) Math.max(1, Math.round(factor.get() * scale()));
    GridGeometry was = geometry;
    geometry = GridGeometry.of(width, height, side, (int) Math.round(MARGIN * scale()), least, indices.length);
    bar.setMax(geometry.furthest());
    bar.setVisible(geometry.furthest() > 0);
    bar.setVisibleAmount((double) height * geometry.furthest() / (geometry.furthest() + height));
    bar.setUnitIncrement(geometry.pitch());
    bar.setBlockIncrement((double) geometry.page() * geometry.pitch());
    double offset = offset();
    if (was != null && (was.columns() != geometry.columns() || was.pitch() != geometry.pitch()) && offset > 0) {
      offset = geometry.top(was.first((int) offset)) - geometry.margin();
    }
    bar.setValue(Math.max(0, Math.min(geometry.furthest(), offset)));
    paint();
  }

  private double scale() {
    Window window = getScene() == null ? null : getScene().getWindow();
    return window == null ? 1 : window.getRenderScaleX();
  }

  /** Paints the latest state, now or when the current painting is done. */
  private void paint() {
    if (geometry == null || painting) {
      stale = true;
      return;
    }
    stale = false;
    painting = true;
    GridFrame frame = next();
    ImageSet set = images;
    int[] which = indices;
    GridGeometry on = geometry;
    int to = offset();
    background.run(() -> {
      frame.paint(set, which, on, to);
      return frame;
    }, this::show, why -> notPainted(which, why));
  }

  /** Images of before must not be taken for those that could not be painted. */
  private void notPainted(int[] which, Problem why) {
    painting = false;
    picture.setImage(null);
    outline.setVisible(false);
    if (failing != which) {
      failing = which;
      failed.accept(why);
    }
    if (stale) {
      paint();
    }
  }

  private GridFrame next() {
    turn = (turn + 1) % FRAMES;
    if (frames[turn] == null || !frames[turn].holds(geometry)) {
      frames[turn] = new GridFrame((geometry.width() / ROOM + 1) * ROOM, (geometry.height() / ROOM + 1) * ROOM);
    }
    return frames[turn];
  }

  private void show(GridFrame frame) {
    GridGeometry on = frame.geometry();
    picture.setImage(frame.show());
    picture.setViewport(new Rectangle2D(0, 0, on.width(), on.height()));
    picture.setFitWidth(on.width() / scale());
    picture.setFitHeight(on.height() / scale());
    placeOutline(frame);
    painting = false;
    failing = null;
    if (stale) {
      paint();
    }
  }

  /** Where the picture now shown has the selected one, so that the two never part while scrolling. */
  private void placeOutline(GridFrame frame) {
    int position = position();
    GridGeometry on = frame.geometry();
    boolean visible = position >= 0 && position >= on.first(frame.offset()) && position < on.end(frame.offset());
    outline.setVisible(visible);
    if (visible) {
      double around = MARGIN / 2.0;
      outline.setX(on.left(position) / scale() - around);
      outline.setY((on.top(position) - frame.offset()) / scale() - around);
      outline.setWidth(on.side() / scale() + 2 * around);
      outline.setHeight(on.side() / scale() + 2 * around);
    }
  }

  private void selectedChanged() {
    setAccessibleText(selected.get() < 0 ? name : description.apply(selected.get()));
    paint();
  }

  private void reveal(int position) {
    if (geometry != null && position >= 0) {
      bar.setValue(geometry.reveal(position, offset()));
    }
  }

  private int at(MouseEvent event) {
    return geometry == null ? -1 : geometry.at(event.getX() * scale(), event.getY() * scale() + offset());
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    int position = at(event);
    if (event.getButton() == MouseButton.PRIMARY && position >= 0) {
      select(position);
      if (event.getClickCount() == 2) {
        open();
      }
    }
  }

  private void moved(MouseEvent event) {
    int position = at(event);
    hint.over(position < 0 ? null : description.apply(indices[position]), event.getScreenX(), event.getScreenY());
  }

  private void scrolled(ScrollEvent event) {
    hint.hide();
    if (event.isShortcutDown()) {
      int step = (int) Math.signum(event.getDeltaY());
      factor.set(Math.max(1, Math.min(LARGEST, factor.get() + step)));
    } else {
      bar.setValue(Math.max(0, Math.min(bar.getMax(), bar.getValue() - event.getDeltaY() * scale())));
    }
    event.consume();
  }
}
