package convscope.workbench.session;

import convscope.foundation.Language;
import convscope.workbench.fx.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The name of the displayed network, the same in every view: its source, and its name there. */
public final class NetworkNames {
  private final Texts texts;

  public NetworkNames(Language language) {
    texts = Texts.of(NetworkNames.class, language);
  }

  /** The name of {@code model} and its step, within a sentence. */
  public String atStep(LoadedNetwork model) {
    return texts.get("model.at.step", of(model), model.step());
  }

  /** The name of {@code model}; null for none at hand. */
  public String of(@Nullable LoadedNetwork model) {
    return model == null ? texts.get("model.none")
        : texts.get("model." + model.origin().name().toLowerCase(Locale.ROOT).replace('_', '-'), model.name());
  }
}
