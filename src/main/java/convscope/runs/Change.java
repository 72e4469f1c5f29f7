package convscope.runs;

/**
 * A setting changed while a run was training, or when it was resumed.
 *
 * @param step the number, from 0, of the first step that uses the new value
 * @param setting one that {@link Setting#changesWhenResumed}
 * @param value a learning rate, or a number of steps
 * @param time when it took effect, in ISO 8601
 */
public record Change(long step, Setting setting, double value, String time) {
  static final String HEADER = "step,setting,value,time";

  /** {@code settings} with this change applied. */
  public Manifest.Settings applyTo(Manifest.Settings settings) {
    return settings.with(setting, value);
  }

  String line() {
    return step + "," + setting + "," + value + "," + time;
  }

  static Change of(String[] cells) {
    Setting setting = Setting.valueOf(cells[1]);
    double value = Double.parseDouble(cells[2]);
    setting.checkResumed(value);
    return new Change(Long.parseLong(cells[0]), setting, value, cells[3]);
  }
}
