package convscope.workbench.train;

import convscope.runs.Range;
import convscope.runs.Setting;
import convscope.workbench.fx.Texts;

/**
 * A setting with its value in a few words, as where many stand in one line.
 *
 * @param texts of the view
 * @param names of the settings
 */
record SettingWords(Texts texts, Texts names) {

  /** The words for {@code setting}, which has the value {@code typed}. */
  String of(Setting setting, String typed) {
    return texts.get("form.more.value", names.get(setting.key() + ".field"),
        setting.range() instanceof Range.Choice ? names.get(setting.key() + "." + typed) : typed);
  }
}
