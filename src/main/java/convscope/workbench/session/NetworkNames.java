package convscope.workbench.session;

import convscope.data.Dataset;
import convscope.foundation.Language;
import convscope.workbench.fx.Texts;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The name of the displayed network, the same in every view: its source, and its name there. */
public final class NetworkNames {
  private final GivenNames given;
  private final Texts texts;

  /** The names in {@code language}; those of runs are {@code given}. */
  public NetworkNames(GivenNames given, Language language) {
    this.given = given;
    texts = Texts.of(NetworkNames.class, language);
  }

  /** Changes when a run is called otherwise than before. */
  public ObservableValue<?> changes() {
    return given.allProperty();
  }

  /** The name of {@code model} and its step, within a sentence. */
  public String atStep(LoadedNetwork model) {
    return texts.get("model.at.step", of(model), model.step());
  }

  /**
   * That {@code model} was trained on other data than {@code open}, in a sentence; empty if it was not, if that is not
   * known, and without any of the two.
   */
  public String trainedOn(@Nullable LoadedNetwork model, @Nullable Dataset open) {
    return model == null || open == null || !model.trainedOnOthers(open) ? ""
        : texts.get("trained.on", data("trained.", model.data()), data("open.", open.name()));
  }

  private String data(String kind, String name) {
    return texts.has(kind + name) ? texts.get(kind + name) : name;
  }

  /** The name of {@code model}; null for none at hand. */
  public String of(@Nullable LoadedNetwork model) {
    return model == null ? texts.get("model.none")
        : texts.get("model." + model.origin().name().toLowerCase(Locale.ROOT).replace('_', '-'), given.of(model));
  }
}
