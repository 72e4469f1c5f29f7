package convscope.workbench.train;

import convscope.workbench.fx.Texts;
import convscope.workbench.session.FormNetwork;
import javafx.util.StringConverter;

/** Shows a preset by its name in the bundle, and any other network by its own. */
final class NetworkWords extends StringConverter<FormNetwork> {
  private final Texts texts;

  NetworkWords(Texts texts) {
    this.texts = texts;
  }

  @Override
  public String toString(FormNetwork network) {
    return network == null ? ""
        : network.isPreset() ? texts.get("preset." + network.id()) : texts.get("preset.other", network.id());
  }

  @Override
  public FormNetwork fromString(String name) {
    throw new UnsupportedOperationException("Networks are not typed");
  }
}
