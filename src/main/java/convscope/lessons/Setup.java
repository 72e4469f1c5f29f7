package convscope.lessons;

import convscope.runs.Setting;
import java.util.Map;

/**
 * How the window is put in place for a step. Immutable.
 *
 * @param view the id of the view in which it takes place; empty for any
 * @param network the network to select, {@code built-in} or {@code current-run}; empty to leave it
 * @param part the layer to open in Inspect, the page in Evaluate, or in Classify {@code none} for no saliency map; empty
 *     to leave it
 * @param mark the id of the control to outline, or several, of which the first visible one is outlined; empty for
 *     none
 * @param preset the network of the next run; empty to leave it
 * @param settings for the next run, as typed; entered, as is the preset, when the user asks for it
 */
public record Setup(String view, String network, String part, String mark, String preset,
    Map<Setting, String> settings) {
  public Setup {
    settings = Map.copyOf(settings);
  }

  /** Whether it has anything for the next run. */
  public boolean plansRun() {
    return !settings.isEmpty() || !preset.isEmpty();
  }
}
