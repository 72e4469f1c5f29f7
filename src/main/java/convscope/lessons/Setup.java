package convscope.lessons;

import convscope.runs.Setting;
import convscope.training.ExperimentPlan;
import java.util.Map;
import java.util.Optional;

/**
 * How the window is put in place for a step. Immutable.
 *
 * @param view the id of the view in which it takes place; empty for any
 * @param network the network to select, {@code built-in} or {@code current-run}; empty to leave it
 * @param part the layer to open in Inspect, the page in Evaluate, or {@code none}, no saliency map, in Classify; empty
 *     to leave it
 * @param mark the id of the control to outline, or several, of which the first visible one is outlined; empty for
 *     none
 * @param preset the network of the next run; empty to leave it
 * @param settings for the next run, as typed; entered, as is the preset, when the user asks for it
 * @param experiment several runs to compare, entered with them; empty for none
 */
public record Setup(String view, String network, String part, String mark, String preset,
    Map<Setting, String> settings, Optional<ExperimentPlan> experiment) {
  public Setup {
    settings = Map.copyOf(settings);
  }

  /** Whether it has anything for the next run. */
  public boolean plansRun() {
    return !settings.isEmpty() || !preset.isEmpty() || experiment.isPresent();
  }
}
