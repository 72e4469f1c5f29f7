package convscope.workbench.inspect;

import convscope.insight.DerivationVisitor;
import convscope.insight.Largest;
import convscope.insight.Normalized;
import convscope.insight.WeightedSum;
import convscope.model.Activation;
import convscope.workbench.control.Figures;
import convscope.workbench.fx.Texts;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The arithmetic that made a value, in sentences, whatever kind it was. */
final class Sums implements DerivationVisitor<Sums.Told> {
  /** How many products of a sum are told one by one. */
  private static final int TERMS = 3;

  private final Texts texts;

  /**
   * What is told of a value.
   *
   * @param sum how it was computed
   * @param terms the products that it owes the most to, largest first, one a line; empty where there are none but zeros,
   *     and where it is no sum of products
   */
  record Told(String sum, String terms) {}

  Sums(Texts texts) {
    this.texts = texts;
  }

  @Override
  public Told weightedSum(WeightedSum sum) {
    int padding = (int) IntStream.range(0, sum.terms()).filter(sum::padding).count();
    String products = padding == 0 ? texts.get("sum.products", sum.terms())
        : texts.get("sum.products.padding", sum.terms(), padding);
    String before = Figures.signed(sum.sum());
    String key = sum.activation() == Activation.NONE ? "sum.plain" : sum.sum() > 0 ? "sum.kept" : "sum.cut";
    return new Told(texts.get(key, Figures.signed(sum.bias()), products, before),
        Arrays.stream(sum.strongest(TERMS)).filter(term -> sum.product(term) != 0).mapToObj(term -> term(sum, term))
            .collect(Collectors.joining("\n")));
  }

  private String term(WeightedSum sum, int term) {
    boolean flat = sum.source().height() == 1 && sum.source().width() == 1;
    return texts.get(flat ? "sum.terms.unit" : "sum.terms.pixel", sum.row(term), sum.column(term), sum.channel(term),
        Figures.signed(sum.inputs()[term]), Figures.signed(sum.weights()[term]), Figures.signed(sum.product(term)));
  }

  @Override
  public Told largest(Largest largest) {
    int compared = (int) IntStream.range(0, largest.values().length).filter(i -> !largest.padding(i)).count();
    return new Told(texts.get("sum.largest", compared, Figures.signed(largest.value()), largest.row(), largest.column()), "");
  }

  @Override
  public Told normalized(Normalized normalized) {
    return new Told(texts.get("sum.normalized", Figures.signed(normalized.own()), Figures.signed(normalized.layer().bias()),
        Figures.signed(normalized.layer().alpha()), Figures.signed(normalized.squares()), normalized.neighbours().length,
        Figures.signed(normalized.layer().beta()), Figures.signed(normalized.divisor()),
        Figures.signed(normalized.value())), "");
  }
}
