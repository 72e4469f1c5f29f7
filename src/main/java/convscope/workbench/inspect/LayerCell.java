package convscope.workbench.inspect;

import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import java.util.Locale;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A layer in the diagram: a block as high as its output is high and as wide as it is deep, its name, shape and kind,
 * its parameters and multiply-accumulates (MACs), and the share of the latter as a bar. JavaFX thread.
 */
final class LayerCell extends ListCell<LayerCard> {
  private static final double HEIGHT_EM = 0.1;
  private static final double DEPTH_EM = 0.22;
  private static final double LEAST_EM = 0.25;

  private final LayerWords words;
  /** Created with the first layer to show: a list has more cells than layers. */
  private @Nullable Face face;

  LayerCell(LayerShares shares, Texts texts) {
    words = new LayerWords(shares, texts);
    getStyleClass().add("layer-cell");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  /** One below the other, the list decides how wide the layers are; side by side, they are as wide as their words. */
  @Override
  protected double computePrefWidth(double height) {
    return getListView() != null && getListView().getOrientation() == Orientation.HORIZONTAL
        ? super.computePrefWidth(height) : 0;
  }

  @Override
  protected void updateItem(LayerCard card, boolean empty) {
    super.updateItem(card, empty);
    if (empty || card == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    if (face == null) {
      face = new Face();
    }
    face.show(card);
    setGraphic(face);
    setAccessibleText(words.spoken(card));
  }

  /** The nodes of a layer. */
  private final class Face extends HBox {
    private final Region block = new Region();
    private final Label name = new Label();
    /** The kind of a layer without further details, beside its name. */
    private final Label small = more();
    private final Label shape = fact();
    private final Label kind = more();
    private final Label counts = more();
    private final ShareBar bar = new ShareBar();

    Face() {
      getStyleClass().add("card");
      setAlignment(Pos.CENTER_LEFT);
      setMinWidth(0);
      block.getStyleClass().add("block");
      block.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
      StackPane blocks = new StackPane(block);
      blocks.getStyleClass().add("blocks");
      name.getStyleClass().add("name");
      name.setMaxWidth(Double.MAX_VALUE);
      shape.setMinWidth(USE_PREF_SIZE);
      HBox.setHgrow(small, Priority.ALWAYS);
      small.setMaxWidth(Double.MAX_VALUE);
      HBox first = new HBox(name, small, shape);
      first.getStyleClass().add("first");
      first.setAlignment(Pos.BASELINE_LEFT);
      VBox lines = new VBox(first, kind, counts, bar);
      lines.getStyleClass().add("words");
      // Words that do not fit are cut.
      lines.setMinWidth(0);
      HBox.setHgrow(lines, Priority.ALWAYS);
      getChildren().setAll(blocks, lines);
    }

    private Label more() {
      Label label = fact();
      label.getStyleClass().add("more");
      return label;
    }

    private Label fact() {
      Label label = new Label();
      label.getStyleClass().add("fact");
      return label;
    }

    void show(LayerCard card) {
      boolean counted = card.multiplyAdds() > 0;
      name.setText(card.layer().name());
      String time = words.time(card);
      // There is no room for both, and the kind is shown for the selected layer.
      small.setText(counted ? "" : time.isEmpty() ? words.kind(card) : time);
      Presence.set(small, !counted);
      // Of a long name the end is left out rather than the shape; beside other words, those are.
      name.setMinWidth(counted ? 0 : USE_PREF_SIZE);
      HBox.setHgrow(name, counted ? Priority.ALWAYS : Priority.NEVER);
      shape.setText(words.shape(card));
      kind.setText(counted ? words.kind(card) + (time.isEmpty() ? "" : " · " + time) : "");
      counts.setText(counted ? words.counts(card) : "");
      bar.show(card.share());
      for (Region onlyCounted : new Region[] {kind, counts, bar}) {
        onlyCounted.setVisible(counted);
        onlyCounted.setManaged(counted);
      }
      block.setStyle(String.format(Locale.ROOT, "-fx-pref-height: %.2fem; -fx-pref-width: %.2fem;",
          Math.max(LEAST_EM, HEIGHT_EM * card.output().height()),
          Math.max(LEAST_EM, DEPTH_EM * Math.log(card.output().channels()) / Math.log(2))));
    }
  }

  /** A bar that fills a share of its track. */
  private static final class ShareBar extends Region {
    private final Region bar = new Region();
    private double share;

    ShareBar() {
      getStyleClass().add("track");
      bar.getStyleClass().add("bar");
      bar.setManaged(false);
      getChildren().add(bar);
    }

    void show(double wanted) {
      share = wanted;
      requestLayout();
    }

    @Override
    protected void layoutChildren() {
      bar.resizeRelocate(0, 0, share == 0 ? 0 : Math.max(1, snapSizeX(getWidth() * share)), getHeight());
    }
  }
}
