package convscope.workbench.inspect;

import convscope.workbench.fx.Texts;
import java.util.OptionalDouble;

/** What is said of a layer as a whole: its kind, shape and costs. JavaFX thread. */
final class LayerWords {
  private static final double PERCENT = 100;
  private static final long MILLIONS_FROM = 100_000;

  private final LayerShares shares;
  private final Texts texts;

  LayerWords(LayerShares shares, Texts texts) {
    this.shares = shares;
    this.texts = texts;
  }

  String kind(LayerCard card) {
    return texts.get("kind." + card.kind().key(), card.kind().window());
  }

  String shape(LayerCard card) {
    return card.flat() ? texts.get("layer.units", card.output().channels()) : card.output().toString();
  }

  /** The layer's share of a step's time; empty while unknown. */
  String time(LayerCard card) {
    OptionalDouble share = shares.of(card.layer().name());
    return share.isEmpty() ? "" : texts.get("layer.time", Math.round(PERCENT * share.getAsDouble()));
  }

  /** Its parameters, and its MACs with three digits, in millions or thousands. */
  String counts(LayerCard card) {
    String amount = card.multiplyAdds() >= MILLIONS_FROM ? texts.get("amount.millions", card.multiplyAdds() / 1e6)
        : texts.get("amount.thousands", card.multiplyAdds() / 1e3);
    return texts.get("layer.counts", card.parameters(), amount);
  }

  /** All of it in a sentence. */
  String spoken(LayerCard card) {
    OptionalDouble time = shares.of(card.layer().name());
    return texts.get("layer.accessible", card.layer().name(), kind(card), card.output().toString(), card.parameters(),
        card.multiplyAdds(), Math.round(PERCENT * card.share()))
        + (time.isEmpty() ? "" : " " + texts.get("layer.time.accessible", Math.round(PERCENT * time.getAsDouble())));
  }
}
