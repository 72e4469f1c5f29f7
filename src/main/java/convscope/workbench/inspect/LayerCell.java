package convscope.workbench.inspect;

import convscope.workbench.fx.Texts;
import java.util.Locale;
import java.util.OptionalDouble;
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
 * A layer in the diagram: a block as high as its output is high and as wide as it is deep, its name, shape and kind, its
 * parameters and multiply-accumulates (MACs), and the share of the latter as a bar. JavaFX thread.
 */
final class LayerCell extends ListCell<LayerCard> {
  private static final double HEIGHT_EM = 0.1;
  private static final double DEPTH_EM = 0.22;
  private static final double LEAST_EM = 0.25;
  private static final double PERCENT = 100;

  private final LayerShares shares;
  private final Texts texts;
  /** Created with the first layer to show: a list has more cells than layers. */
  private @Nullable Face face;

  LayerCell(LayerShares shares, Texts texts) {
    this.shares = shares;
    this.texts = texts;
    getStyleClass().add("layer-cell");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    // The list decides how wide a cell is.
    setPrefWidth(0);
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
    OptionalDouble time = shares.of(card.layer().name());
    String spoken = time.isEmpty() ? "" : " " + texts.get("layer.time.accessible", Math.round(PERCENT * time.getAsDouble()));
    setAccessibleText(texts.get("layer.accessible", card.layer().name(), kind(card), card.output().toString(),
        card.parameters(), card.multiplyAdds(), Math.round(PERCENT * card.share())) + spoken);
  }

  private String kind(LayerCard card) {
    return texts.get("kind." + card.kind().key(), card.kind().window());
  }

  /** The layer's share of a step's time; empty while unknown. */
  private String time(LayerCard card) {
    OptionalDouble share = shares.of(card.layer().name());
    return share.isEmpty() ? "" : texts.get("layer.time", Math.round(PERCENT * share.getAsDouble()));
  }

  /** MACs with three digits, in millions or thousands. */
  private String amount(long multiplyAdds) {
    if (multiplyAdds >= 100_000) {
      return texts.get("amount.millions", multiplyAdds / 1e6);
    }
    return texts.get("amount.thousands", multiplyAdds / 1e3);
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
      name.setMinWidth(USE_PREF_SIZE);
      shape.setMinWidth(USE_PREF_SIZE);
      HBox.setHgrow(small, Priority.ALWAYS);
      small.setMaxWidth(Double.MAX_VALUE);
      HBox first = new HBox(name, small, shape);
      first.getStyleClass().add("first");
      first.setAlignment(Pos.BASELINE_LEFT);
      VBox words = new VBox(first, kind, counts, bar);
      words.getStyleClass().add("words");
      // Words that do not fit are cut.
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      getChildren().setAll(blocks, words);
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
      String time = time(card);
      // There is no room for both, and the kind is shown for the selected layer.
      small.setText(counted ? "" : time.isEmpty() ? kind(card) : time);
      shape.setText(card.flat() ? texts.get("layer.units", card.output().channels()) : card.output().toString());
      kind.setText(counted ? kind(card) + (time.isEmpty() ? "" : " · " + time) : "");
      counts.setText(counted ? texts.get("layer.counts", card.parameters(), amount(card.multiplyAdds())) : "");
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
