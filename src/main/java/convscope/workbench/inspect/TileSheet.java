package convscope.workbench.inspect;

import convscope.foundation.PixelBlocks;
import convscope.workbench.control.Pictured;
import convscope.workbench.fx.Hint;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Small images of one size side by side: filters, feature maps, or a single image. They are enlarged by the largest
 * whole factor at which all of them fit into the node, without blur; the node's preferred width is the most that one
 * tile gets, and its least width the least, for which the node asks for height enough. A tile can be chosen, and a
 * pixel pointed at, by pointer and by keyboard ({@link TileKeys}); a frame can be laid over some pixels. Style class
 * {@code tile-sheet}. JavaFX thread.
 */
public final class TileSheet extends Region implements Pictured {
  private static final int GAP = 3;
  private static final int MARGIN = 3;
  /** Half transparent gray, premultiplied: it can be seen between any pixels and either background. */
  private static final int HAIRLINE = 0x80404040;

  private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", -1);
  private final ObjectProperty<Place> place = new SimpleObjectProperty<>(this, "place");
  private final ImageView view = new ImageView();
  private final Region outline = new Region();
  private final Region frame = new Region();
  private final Hint hint = new Hint(() -> this);
  private List<int[]> tiles = List.of();
  private int tileWidth = 1;
  private int tileHeight = 1;
  private String name = "";
  private @Nullable IntFunction<String> description;
  private @Nullable Frame framed;
  private @Nullable TileGeometry geometry;
  private int[] pixels = {};
  private @Nullable PixelBuffer<IntBuffer> buffer;
  private boolean stale;
  private int rows;
  private boolean hairlines;

  /** A pixel of a tile. */
  public record Place(int tile, int row, int column) {}

  /**
   * Pixels of a tile: rows from {@code top} to before {@code bottom}, columns from {@code left} to before
   * {@code right}.
   */
  public record Frame(int tile, int top, int left, int bottom, int right) {}

  /** An empty sheet. */
  public TileSheet() {
    getStyleClass().add("tile-sheet");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    view.setManaged(false);
    view.setSmooth(false);
    view.setMouseTransparent(true);
    for (Region mark : List.of(outline, frame)) {
      mark.setManaged(false);
      mark.setMouseTransparent(true);
      mark.setVisible(false);
    }
    outline.getStyleClass().add("outline");
    frame.getStyleClass().add("frame");
    getChildren().addAll(view, outline, frame);
    selected.addListener((property, was, is) -> marksChanged());
    prefWidthProperty().addListener((property, was, is) -> requestLayout());
    minWidthProperty().addListener((property, was, is) -> requestLayout());
    setOnMousePressed(this::pressed);
    setOnMouseMoved(this::moved);
    setOnMouseDragged(this::moved);
    setOnMouseExited(event -> hint.hide());
    setOnKeyPressed(new TileKeys(this)::pressed);
  }

  /** The selected tile, −1 for none. */
  public IntegerProperty selectedProperty() {
    return selected;
  }

  /** The pixel last pointed at; null for none. It stays when the pointer has gone. */
  public ObjectProperty<Place> placeProperty() {
    return place;
  }

  /**
   * Sets the tooltip and the accessible text.
   *
   * @param whole the sheet's name
   * @param words a tile's name; null for no tooltip
   */
  public void setDescription(String whole, @Nullable IntFunction<String> words) {
    name = whole;
    description = words;
    marksChanged();
  }

  /**
   * Shows {@code argb}, each row by row from the top, not premultiplied and opaque. The arrays must not be modified
   * afterwards.
   *
   * @throws IllegalArgumentException if one has not {@code width * height} pixels
   */
  public void show(int width, int height, List<int[]> argb) {
    for (int[] tile : argb) {
      if (tile.length != width * height) {
        throw new IllegalArgumentException(tile.length + " pixels are no tile of " + width + " by " + height);
      }
    }
    boolean moved = width != tileWidth || height != tileHeight || argb.size() != tiles.size();
    tiles = List.copyOf(argb);
    tileWidth = width;
    tileHeight = height;
    stale = true;
    if (moved) {
      geometry = null;
      requestParentLayout();
    }
    requestLayout();
  }

  /**
   * Has the node ask for no more height than {@code most} rows take, unless tiles were then smaller than its least
   * width; 0, as at first, for any number.
   */
  public void setRows(int most) {
    rows = most;
    requestLayout();
  }

  public int getRows() {
    return rows;
  }

  /** Whether a line of one device pixel runs around each tile, as for images that may be of the background's color. */
  public void setHairlines(boolean wanted) {
    hairlines = wanted;
    stale = true;
    requestLayout();
  }

  public boolean isHairlines() {
    return hairlines;
  }

  /** Lays a frame over {@code wanted}; null for none. */
  public void setFrame(@Nullable Frame wanted) {
    framed = wanted;
    requestLayout();
  }

  /** The content; the arrays must not be modified. */
  public List<int[]> tiles() {
    return tiles;
  }

  @Override
  public Pictured.Pixels picture() {
    return geometry == null ? new Pictured.Pixels(0, 0, new int[0])
        : new Pictured.Pixels(geometry.width(), geometry.height(), pixels.clone());
  }

  /** The pixels framed; null for none. */
  public @Nullable Frame frame() {
    return framed;
  }

  /** Where tile {@code tile} is in this node; null while it is nowhere. */
  public @Nullable Bounds tileBounds(int tile) {
    if (geometry == null || tile < 0 || tile >= tiles.size()) {
      return null;
    }
    double pixel = geometry.factor() / scale();
    return new BoundingBox(geometry.left(tile) / scale(), geometry.top(tile) / scale(), tileWidth * pixel,
        tileHeight * pixel);
  }

  /** Null while there is nothing to lay out. */
  @Nullable TileGeometry geometry() {
    return geometry;
  }

  @Override
  public String getUserAgentStylesheet() {
    return TileSheet.class.getResource("tiles.css").toExternalForm();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return (tileWidth + 2 * MARGIN) / scale();
  }

  @Override
  protected double computeMaxWidth(double height) {
    return Double.MAX_VALUE;
  }

  @Override
  protected double computePrefHeight(double width) {
    return rows > 0 ? inRows(width) : fitting(width, Integer.MAX_VALUE, tile(getPrefWidth())).height() / scale();
  }

  @Override
  protected double computeMinHeight(double width) {
    return rows > 0 ? inRows(width) : fitting(width, Integer.MAX_VALUE, tile(getMinWidth())).height() / scale();
  }

  @Override
  protected double computeMaxHeight(double width) {
    return computePrefHeight(width);
  }

  /** How many device pixels a tile may take in a node of {@code width}. */
  private int tile(double width) {
    return (int) Math.max(1, (width - 2 * MARGIN) * scale());
  }

  private double inRows(double width) {
    return TileGeometry.inRows(across(width), rows, tileWidth, tileHeight, tiles.size(), tile(getMinWidth()),
        tile(getPrefWidth()), device(GAP), device(MARGIN)).height() / scale();
  }

  private TileGeometry fitting(double width, int height, int most) {
    return TileGeometry.fitting(across(width), height, tileWidth, tileHeight, tiles.size(), most, device(GAP),
        device(MARGIN));
  }

  private int across(double width) {
    return device(width < 0 ? getPrefWidth() : width);
  }

  private int device(double length) {
    return (int) Math.round(length * scale());
  }

  @Override
  protected void layoutChildren() {
    if (getWidth() <= 0 || getHeight() <= 0 || tiles.isEmpty()) {
      view.setImage(null);
      geometry = null;
      outline.setVisible(false);
      frame.setVisible(false);
      return;
    }
    TileGeometry now = fitting(getWidth(), device(getHeight()), tile(getPrefWidth()));
    if (stale || !now.equals(geometry)) {
      geometry = now;
      stale = false;
      paint(now);
    }
    placeMarks();
  }

  private double scale() {
    Window window = getScene() == null ? null : getScene().getWindow();
    return window == null ? 1 : window.getRenderScaleX();
  }

  private void paint(TileGeometry on) {
    int width = on.width();
    if (buffer == null || buffer.getWidth() != width || buffer.getHeight() != on.height()) {
      pixels = new int[width * on.height()];
      buffer = new PixelBuffer<>(width, on.height(), IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
      view.setImage(new WritableImage(buffer));
    } else {
      Arrays.fill(pixels, 0);
    }
    for (int tile = 0; tile < tiles.size(); tile++) {
      if (hairlines) {
        surround(on, tile);
      }
      PixelBlocks.draw(tiles.get(tile), tileWidth, tileHeight, on.factor(), pixels, width, on.height(), on.left(tile),
          on.top(tile));
    }
    buffer.updateBuffer(whole -> null);
    view.setFitWidth(width / scale());
    view.setFitHeight(on.height() / scale());
  }

  /** Fills what is a pixel larger on each side than the tile, which is then drawn over it. */
  private void surround(TileGeometry on, int tile) {
    int left = on.left(tile) - 1;
    int right = on.left(tile) + tileWidth * on.factor() + 1;
    for (int row = on.top(tile) - 1; row <= on.top(tile) + tileHeight * on.factor(); row++) {
      Arrays.fill(pixels, row * on.width() + left, row * on.width() + right, HAIRLINE);
    }
  }

  private void placeMarks() {
    double pixel = geometry.factor() / scale();
    int tile = selected.get();
    outline.setVisible(tile >= 0 && tile < tiles.size());
    if (outline.isVisible()) {
      outline.resizeRelocate(geometry.left(tile) / scale() - MARGIN, geometry.top(tile) / scale() - MARGIN,
          tileWidth * pixel + 2 * MARGIN, tileHeight * pixel + 2 * MARGIN);
    }
    frame.setVisible(framed != null && framed.tile() >= 0 && framed.tile() < tiles.size());
    if (frame.isVisible()) {
      // The frame's two lines are outside the framed pixels, so that a single pixel remains visible.
      double line = 2;
      frame.resizeRelocate(geometry.left(framed.tile()) / scale() + framed.left() * pixel - line,
          geometry.top(framed.tile()) / scale() + framed.top() * pixel - line,
          (framed.right() - framed.left()) * pixel + 2 * line, (framed.bottom() - framed.top()) * pixel + 2 * line);
    }
  }

  private void marksChanged() {
    int tile = selected.get();
    boolean one = description != null && tile >= 0 && tile < tiles.size();
    setAccessibleText(one ? name + ". " + description.apply(tile) : name);
    requestLayout();
  }

  private @Nullable Place at(MouseEvent event) {
    return geometry == null ? null : geometry.at(event.getX() * scale(), event.getY() * scale());
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    Place pressed = at(event);
    if (event.getButton() == MouseButton.PRIMARY && pressed != null) {
      selected.set(pressed.tile());
      place.set(pressed);
    }
  }

  private void moved(MouseEvent event) {
    Place over = at(event);
    if (over != null) {
      place.set(over);
    }
    hint.over(over == null || description == null ? null : description.apply(over.tile()), event.getScreenX(),
        event.getScreenY());
  }
}
