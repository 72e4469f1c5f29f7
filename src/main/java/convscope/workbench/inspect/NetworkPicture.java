package convscope.workbench.inspect;

import convscope.insight.NetworkOverview;
import convscope.workbench.control.ClassBars;
import convscope.workbench.control.Pictured;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;

/**
 * A network at work as one picture: the input, the most active maps of every layer, the classes' probabilities as bars,
 * and lines for what comes from what. A click, or the arrow keys, open a layer and a channel. It says how many maps of
 * a layer it has room for. Style class {@code network-picture}. JavaFX thread.
 */
public final class NetworkPicture extends Region implements Pictured {
  private static final double BARS_SHARE = 0.14;
  private static final double MOST_BARS_SHARE = 0.24;
  private static final double LEAST_BARS = 170;
  /** The length of the longest bar, beside the names and the figures. */
  private static final double BAR = 90;
  /** The bars are as high as this part of the maps, with gaps of at most so many rows between them. */
  private static final double BARS_HEIGHT = 0.8;
  private static final double MOST_BARS_GAP = 1.5;
  private static final double GAP = 6;

  private final ReadOnlyIntegerWrapper maps = new ReadOnlyIntegerWrapper(this, "maps");
  /** Behind the lines, so that those of the selected layer are seen. */
  private final Region selection = new Region();
  private final Path lines = new Path();
  private final Path selectedLines = new Path();
  private final PictureColumn input = new PictureColumn();
  private final List<PictureColumn> layers = new ArrayList<>();
  private final ClassBars bars = new ClassBars();
  private BiConsumer<Integer, Integer> onOpen = (layer, channel) -> { };
  private double rowHeight;
  private int selectedLayer = -1;
  private int selectedChannel = -1;
  private String title = "";

  /** A picture with nothing in it yet. */
  public NetworkPicture() {
    getStyleClass().add("network-picture");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    lines.getStyleClass().add("lines");
    selectedLines.getStyleClass().addAll("lines", "selected");
    bars.setId("picture-bars");
    selection.getStyleClass().add("selection");
    for (Node behind : List.of(selection, lines, selectedLines)) {
      behind.setManaged(false);
      behind.setMouseTransparent(true);
    }
    getChildren().addAll(selection, lines, selectedLines, input, bars);
    addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Called with the layer and the channel that the user opens; the channel is −1 for none in particular. */
  void setOnOpen(BiConsumer<Integer, Integer> action) {
    onOpen = action;
  }

  /** The number of maps of a layer for which there is room. */
  ReadOnlyIntegerProperty mapsProperty() {
    return maps.getReadOnlyProperty();
  }

  /** Has as many columns as {@code count} layers need. */
  void setLayers(int count) {
    while (layers.size() > count) {
      getChildren().remove(layers.remove(layers.size() - 1));
    }
    while (layers.size() < count) {
      PictureColumn column = new PictureColumn();
      layers.add(column);
      getChildren().add(column);
    }
    requestLayout();
  }

  PictureColumn input() {
    return input;
  }

  PictureColumn layer(int index) {
    return layers.get(index);
  }

  ClassBars bars() {
    return bars;
  }

  /** Shows {@code overview}, of a network with as many layers as there are columns. */
  void show(NetworkOverview overview) {
    for (NetworkOverview.Column column : overview.columns()) {
      layers.get(column.layer()).show(column.channels(), column.images(), column.byChannel());
    }
    select(selectedLayer, selectedChannel);
    requestLayout();
  }

  /** Marks a layer, and one of its channels if its map is shown. */
  void select(int layer, int channel) {
    selectedLayer = layer;
    selectedChannel = channel;
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).select(i == layer, channel);
    }
    requestLayout();
  }

  /** What is shown, for the name of its file and for those who cannot see it. */
  void setDescription(String name, String words) {
    title = name;
    setAccessibleText(words);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Pictured.Pixels picture() {
    if (getWidth() < 1 || getHeight() < 1 || layers.isEmpty()) {
      return new Pictured.Pixels(0, 0, new int[0]);
    }
    SnapshotParameters seen = new SnapshotParameters();
    seen.setFill(getBackground() == null || getBackground().getFills().isEmpty() ? Color.WHITE
        : getBackground().getFills().get(0).getFill());
    return Pictured.Pixels.of(snapshot(seen, null));
  }

  @Override
  public String getUserAgentStylesheet() {
    return NetworkPicture.class.getResource("nodes.css").toExternalForm();
  }

  /** The height at which the bars of all classes fit. */
  double heightOfClasses() {
    double head = layers.stream().mapToDouble(PictureColumn::headHeight).max().orElse(0);
    return snappedTopInset() + head + GAP + bars.prefHeight(-1) - gaps() + snappedBottomInset();
  }

  private double gaps() {
    return layers.isEmpty() ? 0 : (layers.get(layers.size() - 1).places() - 1) * bars.getVgap();
  }

  @Override
  protected double computeMinWidth(double height) {
    return PictureGeometry.LEAST_PITCH * (layers.size() + 1) + LEAST_BARS;
  }

  @Override
  protected double computePrefWidth(double height) {
    return computeMinWidth(height);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth() - snappedLeftInset() - snappedRightInset();
    double head = snapSizeY(layers.stream().mapToDouble(PictureColumn::headHeight).max().orElse(0));
    double from = head + GAP;
    double height = getHeight() - snappedTopInset() - snappedBottomInset() - from;
    if (layers.isEmpty() || width <= 0 || height <= 0) {
      return;
    }
    double barsWidth = Math.floor(Math.max(LEAST_BARS, Math.max(BARS_SHARE * width,
        Math.min(MOST_BARS_SHARE * width, bars.prefWidth(-1) + BAR))));
    PictureGeometry geometry = PictureGeometry.fitting(width - barsWidth, height, layers.size() + 1);
    maps.set(geometry.maps());
    int classes = Math.max(1, layers.get(layers.size() - 1).places());
    rowHeight = (bars.prefHeight(barsWidth) - gaps()) / classes;
    double spare = BARS_HEIGHT * PictureGeometry.stacked(geometry.maps(), geometry.tile()) - classes * rowHeight;
    double gap = Math.floor(Math.max(0, Math.min(MOST_BARS_GAP * rowHeight, spare / classes)));
    if (gap != bars.getVgap()) {
      bars.setVgap(gap);
    }
    double barsHeight = Math.min(height, bars.prefHeight(barsWidth));
    double x = snappedLeftInset();
    place(input, x, geometry, from, height);
    for (PictureColumn column : layers) {
      x += geometry.pitch();
      place(column, x, geometry, from, height);
    }
    // The last units stand beside the bars of their classes.
    layers.get(layers.size() - 1).arrange(geometry.tile(), from + (height - barsHeight) / 2, barsHeight);
    placeSelection();
    bars.resizeRelocate(x + geometry.pitch(), snapPositionY(snappedTopInset() + from + (height - barsHeight) / 2),
        barsWidth, barsHeight);
    bars.layout();
    draw();
  }

  private void placeSelection() {
    boolean any = selectedLayer >= 0 && selectedLayer < layers.size();
    selection.setVisible(any);
    if (any) {
      PictureColumn column = layers.get(selectedLayer);
      selection.resizeRelocate(column.getLayoutX(), column.getLayoutY(), column.getWidth(), column.getHeight());
    }
  }

  private void place(PictureColumn column, double x, PictureGeometry geometry, double from, double height) {
    column.resizeRelocate(x, snappedTopInset(), geometry.pitch(),
        getHeight() - snappedTopInset() - snappedBottomInset());
    column.arrange(geometry.tile(), from, height);
  }

  private void draw() {
    lines.getElements().clear();
    selectedLines.getElements().clear();
    for (int i = 0; i < layers.size(); i++) {
      connect(i == 0 ? input : layers.get(i - 1), layers.get(i), i);
    }
    PictureColumn last = layers.get(layers.size() - 1);
    for (int place = 0; place < last.places(); place++) {
      line(lines, last.right(), last.y(place), bars.getLayoutX() - GAP,
          bars.getLayoutY() + (place + 0.5) * rowHeight + place * bars.getVgap());
    }
  }

  /** The lines into layer {@code to}: from the map of the same channel, or from all. */
  private void connect(PictureColumn before, PictureColumn column, int to) {
    boolean each = column.byChannel() && before.places() == column.places();
    for (int end = 0; end < column.places(); end++) {
      for (int start = each ? end : 0; start < (each ? end + 1 : before.places()); start++) {
        boolean marked = marked(to, column, end) || marked(to - 1, before, start);
        line(marked ? selectedLines : lines, before.right(), before.y(start), column.left(), column.y(end));
      }
    }
  }

  private boolean marked(int layer, PictureColumn column, int place) {
    return layer == selectedLayer && place < column.channels().size()
        && column.channels().get(place) == selectedChannel;
  }

  private static void line(Path path, double x, double y, double toX, double toY) {
    double middle = (x + toX) / 2;
    path.getElements().addAll(new MoveTo(x, y), new CubicCurveTo(middle, y, middle, toY, toX, toY));
  }

  /** A press on a map opens its layer and channel, one beside it the layer. */
  private void pressed(MouseEvent event) {
    requestFocus();
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    for (int i = 0; i < layers.size(); i++) {
      PictureColumn column = layers.get(i);
      Point2D at = column.sceneToLocal(event.getSceneX(), event.getSceneY());
      if (column.contains(at)) {
        onOpen.accept(i, channelAt(column, event));
        event.consume();
        return;
      }
    }
  }

  private static int channelAt(PictureColumn column, MouseEvent event) {
    Point2D at = column.sheet().sceneToLocal(event.getSceneX(), event.getSceneY());
    for (int tile = 0; tile < column.channels().size(); tile++) {
      Bounds bounds = column.sheet().tileBounds(tile);
      if (bounds != null && bounds.contains(at)) {
        return column.channels().get(tile);
      }
    }
    return -1;
  }

  private void key(KeyEvent event) {
    if (layers.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    KeyCode code = event.getCode();
    if (code == KeyCode.LEFT || code == KeyCode.RIGHT) {
      openLayer(selectedLayer + (code == KeyCode.LEFT ? -1 : 1));
    } else if (code == KeyCode.HOME || code == KeyCode.END) {
      openLayer(code == KeyCode.HOME ? 0 : layers.size() - 1);
    } else if (code == KeyCode.UP || code == KeyCode.DOWN) {
      openChannel(code == KeyCode.UP ? -1 : 1);
    } else {
      return;
    }
    event.consume();
  }

  private void openLayer(int wanted) {
    onOpen.accept(Math.max(0, Math.min(layers.size() - 1, wanted)), -1);
  }

  /** The map above or below; from none, the first. */
  private void openChannel(int by) {
    @Nullable PictureColumn column =
        selectedLayer < 0 || selectedLayer >= layers.size() ? null : layers.get(selectedLayer);
    if (column != null && !column.channels().isEmpty()) {
      int at = column.channels().indexOf(selectedChannel);
      int wanted = at < 0 ? 0 : Math.max(0, Math.min(column.channels().size() - 1, at + by));
      onOpen.accept(selectedLayer, column.channels().get(wanted));
    }
  }
}
