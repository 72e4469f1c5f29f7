package convscope.workbench.inspect;

import convscope.insight.Raster;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A column of the network's picture: a name, a shape, and images above each other. JavaFX thread. */
final class PictureColumn extends Region {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  /** An image of many units is connected at this many places. */
  private static final int PLACES = 5;
  private static final int MARGIN = 3;

  private final Label name = new Label();
  private final Label shape = new Label();
  private final VBox head = new VBox(name, shape);
  private final TileSheet sheet = new TileSheet();
  private List<Integer> channels = List.of();
  private double tile;
  private double top;
  private double stack;
  private boolean byChannel;
  private int places = 1;

  PictureColumn() {
    getStyleClass().add("column");
    name.getStyleClass().add("name");
    shape.getStyleClass().add("fact");
    head.setAlignment(Pos.TOP_CENTER);
    head.setManaged(false);
    sheet.setManaged(false);
    // The picture as a whole takes the keyboard.
    sheet.setFocusTraversable(false);
    getChildren().addAll(head, sheet);
  }

  void setWords(String called, String shaped, String help) {
    name.setText(called);
    shape.setText(shaped);
    setAccessibleHelp(help);
  }

  /** Shows one image, of something that has no channels to choose from. */
  void showImage(int width, int height, int[] argb) {
    channels = List.of();
    places = 1;
    sheet.show(width, height, List.of(argb));
    requestLayout();
  }

  /** Shows the maps of {@code channels}, or one image of all units if there are none. */
  void show(List<Integer> wanted, List<Raster> images, boolean eachFromOne) {
    channels = wanted;
    byChannel = eachFromOne;
    Raster first = images.get(0);
    places = wanted.isEmpty() ? first.width() == 1 ? first.height() : PLACES : wanted.size();
    sheet.show(first.width(), first.height(), images.stream().map(Raster::argb).toList());
    requestLayout();
  }

  /** The channels whose maps are shown; empty for one image. */
  List<Integer> channels() {
    return channels;
  }

  boolean byChannel() {
    return byChannel;
  }

  TileSheet sheet() {
    return sheet;
  }

  double headHeight() {
    return head.prefHeight(-1);
  }

  /** Selects the column, and channel {@code channel} in it if it is shown. */
  void select(boolean selected, int channel) {
    pseudoClassStateChanged(SELECTED, selected);
    sheet.selectedProperty().set(selected ? channels.indexOf(channel) : -1);
  }

  /** Where it is to be: maps of side {@code side}, in {@code height} from {@code from} down. */
  void arrange(double side, double from, double height) {
    tile = side;
    top = from;
    stack = height;
    requestLayout();
    layout();
  }

  @Override
  protected void layoutChildren() {
    head.resizeRelocate(0, 0, getWidth(), headHeight());
    if (sheet.tiles().isEmpty() || tile <= 0) {
      return;
    }
    boolean maps = !channels.isEmpty();
    boolean single = !maps && places == 1;
    double width = maps || single ? tile + 2 * MARGIN : Math.min(getWidth(), 2 * tile);
    double height = maps || single ? PictureGeometry.stacked(Math.max(1, sheet.tiles().size()), tile) : stack;
    sheet.setPrefWidth(maps || single ? width : Math.max(width, height));
    double needed = Math.min(height, sheet.prefHeight(width));
    sheet.resizeRelocate(0, 0, width, Math.max(1, needed));
    sheet.layout();
    Bounds first = sheet.tileBounds(0);
    double shown = first == null ? width : first.getMaxX() + MARGIN;
    sheet.relocate(snapPositionX((getWidth() - shown) / 2), snapPositionY(top + Math.max(0, (stack - needed) / 2)));
  }

  /** How many lines begin or end at its images. */
  int places() {
    return places;
  }

  /** The height at which place {@code place} is, in the parent's coordinates. */
  double y(int place) {
    boolean maps = !channels.isEmpty();
    Bounds at = sheet.tileBounds(maps ? place : 0);
    if (at == null) {
      return getLayoutY() + top;
    }
    double within = maps || places == 1 ? at.getCenterY() : at.getMinY() + (place + 0.5) / places * at.getHeight();
    return getLayoutY() + sheet.getLayoutY() + within;
  }

  /** The left end of its images, in the parent's coordinates. */
  double left() {
    Bounds at = sheet.tileBounds(0);
    return getLayoutX() + sheet.getLayoutX() + (at == null ? 0 : at.getMinX());
  }

  /** The right end of its images, in the parent's coordinates. */
  double right() {
    Bounds at = sheet.tileBounds(0);
    return getLayoutX() + sheet.getLayoutX() + (at == null ? 0 : at.getMaxX());
  }
}
