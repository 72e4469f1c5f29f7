package convscope.workbench.inspect;

import convscope.insight.Derivation;
import convscope.insight.ReceptiveField;
import convscope.insight.Window;
import convscope.model.Layer;
import convscope.model.Shape;
import convscope.workbench.fx.Texts;

/** How values came about, in sentences. */
final class Sentences {
  private final Texts texts;

  Sentences(Texts texts) {
    this.texts = texts;
  }

  /** Where the value of {@code spot} stands in an output of shape {@code output}. */
  String place(Spot spot, Shape output) {
    return output.height() == 1 && output.width() == 1 ? texts.get("place.unit", spot.channel())
        : texts.get("place.pixel", spot.channel(), spot.row(), spot.column());
  }

  /** The sum, or whatever it was, that made a value. */
  Sums.Told derivation(Derivation derivation) {
    return derivation.accept(new Sums(texts));
  }

  /** What of the image can reach a value of {@code layer}. */
  String field(ReceptiveField field, Shape image) {
    Window seen = field.seen();
    if (seen.equals(Window.whole(image))) {
      return texts.get("field.everything");
    }
    boolean cut = !field.whole().equals(seen);
    return texts.get(cut ? "field.cut" : "field.whole", seen.top(), seen.bottom() - 1, seen.left(), seen.right() - 1,
        field.whole().height(), field.whole().width());
  }

  /** What {@code layer} does. */
  String layer(LayerCard card) {
    Layer layer = card.layer();
    return texts.get("does." + card.kind().key(), card.output().channels(), card.kind().window(), card.input().channels(),
        card.stride(), card.input().size(), layer.name());
  }
}
