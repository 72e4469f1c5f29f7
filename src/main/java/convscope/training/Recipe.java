package convscope.training;

import convscope.engine.Optimizer;
import convscope.runs.Manifest;
import convscope.runs.Setting;

/** How a run updates its parameters, as plain data made from its settings. Immutable. */
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
      case "nesterov" -> new Optimizer.Nesterov(settings.decimal(Setting.MOMENTUM));
      default -> throw new IllegalArgumentException("No optimizer is called " + name);
    };
  }
}
