package convscope.workbench.train;

import convscope.runs.Range;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.SettingEntry;

/**
 * Creates the row of a setting according to the kind of its values.
 *
 * @param texts of the view
 * @param names of the settings
 * @param entered run by Enter in a field
 */
record RowMaker(SettingEntry entry, Texts texts, Texts names, Runnable entered) implements Range.Visitor<SettingRow> {

  @Override
  public SettingRow whole(Range.Whole range) {
    return new NumberRow(entry, texts, names, texts.get("number.wrong.whole", range.least(), range.most()), entered);
  }

  @Override
  public SettingRow decimal(Range.Decimal range) {
    String right = range.open() ? texts.get("number.wrong.open", range.least())
        : texts.get("number.wrong", range.least(), range.most());
    return new NumberRow(entry, texts, names, right, entered);
  }

  @Override
  public SettingRow choice(Range.Choice range) {
    return new ChoiceRow(entry, range.names(), names);
  }

  @Override
  public SettingRow flag(Range.Flag range) {
    return new FlagRow(entry, names);
  }
}
