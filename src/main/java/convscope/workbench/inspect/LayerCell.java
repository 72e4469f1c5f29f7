package convscope.workbench.inspect;

import convscope.workbench.fx.Texts;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * A layer in the diagram: a block as high as its output is high and as wide as it is deep, its name, shape and kind, its
 * parameters and multiply-adds, and the share of the latter as a bar. JavaFX thread.
 */
final class LayerCell extends ListCell<LayerCard> {
  private static final double HEIGHT_EM = 0.1;
  private static final double DEPTH_EM = 0.22;
  private static final double LEAST_EM = 0.25;
  private static final double PERCENT = 100;

  private final Texts texts;
  private final Region block = new Region();
  private final Label name = new Label();
  private final Label shape = new Label();
  /** The kind of a layer that has nothing more to tell, beside its name. */
  private final Label small = new Label();
  private final Label kind = new Label();
  private final Label counts = new Label();
  private final Region bar = new Region();
  private final StackPane track = new StackPane(bar) {
    @Override
    protected void layoutChildren() {
      LayerCard card = getItem();
      double width = card == null ? 0 : getWidth() * card.share();
      bar.resizeRelocate(0, 0, width == 0 ? 0 : Math.max(1, snapSizeX(width)), getHeight());
    }
  };
  private final HBox whole;

  LayerCell(Texts texts) {
    this.texts = texts;
    getStyleClass().add("layer-cell");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    block.getStyleClass().add("block");
    StackPane blocks = new StackPane(block);
    blocks.getStyleClass().add("blocks");
    name.getStyleClass().add("name");
    for (Label fact : new Label[] {small, shape, kind, counts}) {
      fact.getStyleClass().add("fact");
    }
    for (Label whole : new Label[] {name, shape}) {
      whole.setMinWidth(USE_PREF_SIZE);
    }
    block.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    bar.getStyleClass().add("bar");
    track.getStyleClass().add("track");
    HBox.setHgrow(small, Priority.ALWAYS);
    small.setMaxWidth(Double.MAX_VALUE);
    HBox first = new HBox(name, small, shape);
    first.getStyleClass().add("first");
    first.setAlignment(Pos.BASELINE_LEFT);
    VBox words = new VBox(first, kind, counts, track);
    words.getStyleClass().add("words");
    // The list decides how wide a cell is; words that do not fit are cut.
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    whole = new HBox(blocks, words);
    whole.setAlignment(Pos.CENTER_LEFT);
    whole.getStyleClass().add("card");
    whole.setMinWidth(0);
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
    name.setText(card.layer().name());
    shape.setText(card.flat() ? texts.get("layer.units", card.output().channels()) : card.output().toString());
    boolean counted = card.multiplyAdds() > 0;
    String what = texts.get("kind." + card.kind(), card.window());
    kind.setText(counted ? what : "");
    small.setText(counted ? "" : what);
    counts.setText(counted ? texts.get("layer.counts", card.parameters(), amount(card.multiplyAdds())) : "");
    for (Region onlyCounted : new Region[] {kind, counts, track}) {
      onlyCounted.setVisible(counted);
      onlyCounted.setManaged(counted);
    }
    block.setStyle(String.format(Locale.ROOT, "-fx-pref-height: %.2fem; -fx-pref-width: %.2fem;",
        Math.max(LEAST_EM, HEIGHT_EM * card.output().height()),
        Math.max(LEAST_EM, DEPTH_EM * Math.log(card.output().channels()) / Math.log(2))));
    track.requestLayout();
    setGraphic(whole);
    setAccessibleText(texts.get("layer.accessible", name.getText(), what, shape.getText(), card.parameters(),
        card.multiplyAdds(), Math.round(PERCENT * card.share())));
  }

  /** Multiply-adds to three digits, in millions or thousands. */
  private String amount(long multiplyAdds) {
    if (multiplyAdds >= 100_000) {
      return texts.get("amount.millions", multiplyAdds / 1e6);
    }
    return texts.get("amount.thousands", multiplyAdds / 1e3);
  }
}
