package convscope.workbench.inspect;

import convscope.insight.Derivation;
import convscope.insight.ReceptiveField;
import convscope.insight.WeightedSum;
import convscope.insight.Window;
import convscope.model.Layer;
import convscope.model.Shape;
import convscope.foundation.Figures;
import convscope.workbench.fx.Texts;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Explanations of values, as sentences. */
final class Sentences {
  /** The number of products of a sum that are listed. */
  private static final int TERMS = 3;

  private final Texts texts;

  Sentences(Texts texts) {
    this.texts = texts;
  }

  /** The position of {@code spot} in an output of shape {@code output}. */
  String place(Spot spot, Shape output) {
    return output.height() == 1 && output.width() == 1 ? texts.get("place.unit", spot.channel())
        : texts.get("place.pixel", spot.channel(), spot.row(), spot.column());
  }

  /** The computation of a value. */
  String derivation(Derivation derivation) {
    Derivation.Sentence sentence = derivation.sentence();
    Stream<Object> values = Arrays.stream(sentence.values()).mapToObj(Figures::signed);
    Stream<Object> counts = Arrays.stream(sentence.counts()).boxed().map(count -> count);
    return texts.get("sum." + sentence.key(), Stream.concat(values, counts).toArray());
  }

  /** The largest products of a weighted sum, largest first, one per line; empty if all are zero. */
  String largestTerms(Derivation derivation) {
    return derivation.products().map(sum -> Arrays.stream(sum.strongest(TERMS)).filter(term -> sum.product(term) != 0)
        .mapToObj(term -> term(sum, term)).collect(Collectors.joining("\n"))).orElse("");
  }

  private String term(WeightedSum sum, int term) {
    boolean flat = sum.source().height() == 1 && sum.source().width() == 1;
    return texts.get(flat ? "sum.terms.unit" : "sum.terms.pixel", sum.row(term), sum.column(term), sum.channel(term),
        Figures.signed(sum.inputs()[term]), Figures.signed(sum.weights()[term]), Figures.signed(sum.product(term)));
  }

  /** The receptive field of a value of {@code layer}. */
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
    return texts.get("does." + card.kind().deed(), card.output().channels(), card.kind().window(),
        card.input().channels(), card.stride(), card.input().size(), layer.name());
  }
}
