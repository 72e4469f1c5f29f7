package convscope.training;

import convscope.engine.Optimizer;
import convscope.runs.Manifest;
import convscope.runs.Setting;

/** How a run learns from its gradients, as plain data: what its settings describe by name and number. Immutable. */
public record Recipe(Optimizer optimizer, Schedule schedule) {

  /** The recipe that {@code settings} describe. */
  public static Recipe of(Manifest.Settings settings) {
    return new Recipe(optimizer(settings), Schedule.of(settings));
  }

  private static Optimizer optimizer(Manifest.Settings settings) {
    String name = settings.choice(Setting.OPTIMIZER);
    return switch (name) {
      case "sgd" -> new Optimizer.Sgd();
      case "momentum" -> new Optimizer.Momentum(settings.decimal(Setting.MOMENTUM));
      default -> throw new IllegalArgumentException("No optimizer is called " + name);
    };
  }
}
